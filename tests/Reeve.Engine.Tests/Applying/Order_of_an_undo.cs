using System.Collections.Immutable;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Applying;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Tests.Applying;

public sealed class Order_of_an_undo
{
    private static readonly Grantee Ada = GranteeOf("ada@corp.example");
    private static readonly Grantee Ben = GranteeOf("ben@corp.example");
    private static readonly GrantState Organizer = new(Role.Organizer);

    private readonly List<JournalEntry> _run = [];

    [Fact]
    public void An_organizer_who_wrote_for_the_run_comes_back_before_a_folder_is_limited_again_in_their_name()
    {
        Made(1, new Change.FileUpdate(new Switches(Limited: true), new Switches(Limited: false)) { Id = 0, Place = At("folder", Phase.Loosen, "ada@corp.example") }, "drive");
        Made(2, Change.OfGrant(At("drive", Phase.Leave, "admin@corp.example") with { AsAdmin = true }, Ada, Organizer, null));

        Undone().ShouldBe(["grant.create drive by admin@corp.example", "file.update folder by ada@corp.example"]);
    }

    [Fact]
    public void An_organizer_who_wrote_nothing_comes_back_after_the_grants_below_it()
    {
        Made(1, Change.OfGrant(At("folder", Phase.Take, "ben@corp.example"), Ada, new GrantState(Role.Writer), null), "drive");
        Made(2, Change.OfGrant(At("drive", Phase.Leave, "ben@corp.example"), Ada, Organizer, null));

        Undone().ShouldBe(["grant.create folder by ben@corp.example", "grant.create drive by ben@corp.example"]);
    }

    [Fact]
    public void A_folder_that_was_opened_and_handed_over_is_limited_again_by_its_owner_of_now()
    {
        Made(1, new Change.FileUpdate(new Switches(Limited: true), new Switches(Limited: false)) { Id = 0, Place = At("folder", Phase.Loosen, "ada@corp.example") }, "root");
        Made(2, new Change.OwnerTransfer(Ada, Ben, null, null) { Id = 0, Place = At("folder", Phase.Transfer, "ada@corp.example") }, "root");

        Undone().ShouldBe(["file.update folder by ben@corp.example", "owner.transfer folder by ben@corp.example"]);
    }

    [Fact]
    public void A_restriction_that_was_lifted_is_set_again_once_all_that_it_forbids_is_back()
    {
        Made(1, Change.OfGrant(At("file", Phase.Close, "ada@corp.example"), GranteeOf("mal@evil.example"), new GrantState(Role.Reader), null), "drive");
        Made(2, new Change.DriveUpdate(new Restrictions(InternalOnly: true), new Restrictions(InternalOnly: false)) { Id = 0, Place = At("drive", Phase.Loosen, "ada@corp.example") });
        Made(3, Change.OfGrant(At("drive", Phase.Grant, "ada@corp.example"), Ben, null, new GrantState(Role.Reader)));

        Undone().ShouldBe(["grant.delete drive by ada@corp.example", "grant.create file by ada@corp.example", "drive.update drive by ada@corp.example"]);
    }

    [Fact]
    public void What_was_granted_above_goes_before_as_much_comes_back_below_it()
    {
        Made(1, Change.OfGrant(At("root", Phase.Grant, "ada@corp.example"), Ben, null, new GrantState(Role.Reader)));
        Made(2, Change.OfGrant(At("file", Phase.Take, "ada@corp.example"), Ben, new GrantState(Role.Reader, Findable: true), null), "root");
        Made(3, Change.OfGrant(At("other", Phase.Take, "ada@corp.example"), Ben, new GrantState(Role.Writer), null), "root");

        Undone().ShouldBe(["grant.create other by ada@corp.example", "grant.delete root by ada@corp.example", "grant.create file by ada@corp.example"]);
    }

    [Fact]
    public void What_comes_back_in_between_waits_for_what_comes_back_below_it()
    {
        Made(1, Change.OfGrant(At("root", Phase.Grant, "ada@corp.example"), Ben, null, new GrantState(Role.Reader)));
        Made(2, Change.OfGrant(At("folder", Phase.Take, "ada@corp.example"), Ben, new GrantState(Role.Commenter), null), "root");
        Made(3, Change.OfGrant(At("file", Phase.Take, "ada@corp.example"), Ben, new GrantState(Role.Reader, Findable: true), new GrantState(Role.Reader)), "folder", "root");

        Undone().ShouldBe(["grant.delete root by ada@corp.example", "grant.update file by ada@corp.example", "grant.create folder by ada@corp.example"]);
    }

    private void Made(int number, Change change, params ImmutableArray<string> above)
    {
        _run.Add(new JournalEntry.Intent(number, number, change, above));
        _run.Add(new JournalEntry.Ended(number, OutcomeKind.Applied, "", "", change, null));
    }

    private IEnumerable<string> Undone() =>
        UndoPlan.Of(_run).SelectMany(wave => wave).Select(job => $"{job.Changes.ShouldHaveSingleItem().Op} {job.Place.File} by {job.Actor.User}");

    private static ChangePlace At(string file, Phase phase, string actor) => new("tree", file, "/" + file, actor, phase, "because");

    private static Grantee GranteeOf(string address) => new("id-" + address, Principal.User(address));
}
