using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Policies;

public sealed class PlaceCheckerTests
{
    private static readonly DriveFacts Team = new("0ATeam", "Team", Restrictions.None);

    [Fact]
    public void A_folder_of_a_shared_drive_has_no_restrictions_and_no_owner_of_its_own()
    {
        var policy = Policy() with { Restrictions = new Restrictions(false, false), Owner = "ada@corp.example" };

        PlaceChecker.Check(policy, Root(Team)).ShouldBe(
        [
            "trees.finance.resharing: the root lies in the shared drive `Team`, and such a restriction is the whole drive's; set it on a tree with `drive: 0ATeam`, or take the key out.",
            "trees.finance.download: the root lies in the shared drive `Team`, and such a restriction is the whole drive's; set it on a tree with `drive: 0ATeam`, or take the key out.",
            "trees.finance.owner: the root lies in the shared drive `Team`, where items belong to the drive; take the key out.",
        ]);
    }

    [Fact]
    public void In_My_Drive_nobody_is_a_content_manager()
    {
        var policy = Policy(new Access(Principal.User("ada@corp.example"), Role.FileOrganizer) { Line = 9 });

        PlaceChecker.Check(policy, Root(null)).Single().ShouldStartWith("trees.finance.access (line 9): user:ada@corp.example is to be fileOrganizer");
        PlaceChecker.Check(policy, Root(Team)).ShouldBeEmpty();
    }

    [Fact]
    public void A_whole_drive_may_have_restrictions_and_so_may_My_Drive()
    {
        var policy = Policy() with { Restrictions = new Restrictions(false, false) };

        PlaceChecker.Check(policy with { Root = new TreeRoot.Drive("Team") }, Root(Team with { Id = "root" })).ShouldBeEmpty();
        PlaceChecker.Check(policy, Root(null)).ShouldBeEmpty();
    }

    [Fact]
    public void A_shared_drive_is_no_folder_though_its_address_looks_like_one()
    {
        var policy = Policy() with { RootLine = 7 };

        PlaceChecker.Check(policy, Root(Team with { Id = "root" })).Single().ShouldBe(
            "trees.finance.root (line 7): `root` is the shared drive `Team`, not a folder; write `drive: root` instead of `root: root`.");
    }

    private static TreePolicy Policy(params ImmutableArray<Access> access) => new("finance", new TreeRoot.Folder("root"), Mode.Exact, access);

    private static Tree Root(DriveFacts? drive)
    {
        var builder = new TreeBuilder();
        builder.Add(new ItemFacts("root", "Finance", ItemKind.Folder), -1);
        return builder.Build(drive: drive);
    }
}
