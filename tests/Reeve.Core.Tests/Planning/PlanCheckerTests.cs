using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Planning;

/// <summary>One plan broken by hand for each law.</summary>
public sealed class PlanCheckerTests
{
    private const string Outline = """
        Finance/  owner olga@corp.example id root
          + user:bob@corp.example writer
          + user:ceo@corp.example writer
          + user:gone@corp.example reader from above
          Budget  owner ada@corp.example id budget
            + anyone reader
            + user:deleted:0123 reader
            + user:finn@corp.example commenter
          Link@  id link
          Old  trashed id old
            + anyone reader
          Hidden  unknown id hidden
          Payroll/  owner ada@corp.example limited id payroll
            + user:cyd@corp.example reader
        """;

    private static readonly Policy _policy = new(
        new Workspace(["corp.example"], ["partner.example"], null),
        [
            new TreePolicy("finance", new TreeRoot.Folder("root"), Mode.Exact,
                [new Access(Principal.Group("finance@corp.example"), Role.Writer), new Access(Principal.User("finn@corp.example"), Role.Reader)]) { As = "olga@corp.example", Restrictions = new Restrictions(Resharing: false) },
        ],
        new Safety(MaxChanges.Default, ["ceo@corp.example"]));

    private static readonly TreeReading _reading = new(_policy.Trees[0], TreeSketch.Build(OutlineText.Read(Outline.Split('\n'))), "olga@corp.example");
    private static readonly HashSet<string> _unusable = ["sam@corp.example"];
    private static readonly Plan _sound = new Planner(_policy, Addresses.None, _unusable).Plan([_reading]);

    [Fact]
    public void The_plan_that_is_broken_below_is_sound() => Check(_sound.Changes).ShouldBeEmpty();

    [Fact]
    public void Ids_count_from_one() => Breaks([.. _sound.Changes.Select(change => change with { Id = change.Id + 1 })], "Change 2 stands at place 1.");

    [Fact]
    public void Phases_come_in_order() => Breaks(Numbered(_sound.Changes.Reverse()), "comes after one of a later phase");

    [Fact]
    public void An_exposure_is_closed_first() => Breaks(With(DeleteOf("anyone") with { Phase = Phase.Take }), "not one for the phase Take");

    [Fact]
    public void What_is_granted_is_granted_before_it_is_taken() => Breaks(With(CreateOf("group:finance@corp.example") with { Phase = Phase.Take }), "not one for the phase Take");

    [Fact]
    public void Those_inside_lose_last() => Breaks(With(DeleteOf("user:bob@corp.example") with { Phase = Phase.Close }), "not one for the phase Close");

    [Fact]
    public void Re_sharing_is_switched_at_the_end() =>
        Breaks(With(_sound.Changes.OfType<Change.ResharingSwitch>().First() with { Phase = Phase.Take }), "not one for the phase Take");

    [Fact]
    public void A_grant_changes_once() => Breaks([.. _sound.Changes, DeleteOf("anyone")], "it is the second one of its grant");

    [Fact]
    public void Owners_keep_their_grants() => Breaks(Add("root", "user:olga@corp.example", Role.Owner), "a grant of an owner is not changed");

    [Fact]
    public void Nobody_is_made_owner() => Breaks(
        With(Update("root", "user:bob@corp.example", new GrantState(Role.Writer), new GrantState(Role.Owner)), DeleteOf("user:bob@corp.example")),
        "a grant of an owner is not changed");

    [Fact]
    public void The_protected_lose_nothing() => Breaks(Add("root", "user:ceo@corp.example", Role.Writer), "a protected principal loses nothing");

    [Fact]
    public void Deleted_accounts_are_left_alone() => Breaks(Add("budget", "user:deleted:0123", Role.Reader), "a grant of a deleted account is not changed");

    [Theory]
    [InlineData("link")]
    [InlineData("old")]
    [InlineData("hidden")]
    public void Shortcuts_the_trash_and_the_unknown_are_left_alone(string file) =>
        Breaks(Add(file, "anyone", Role.Reader), "a shortcut, an item in the trash or an unknown one is not changed");

    [Fact]
    public void What_is_only_inherited_is_not_changed() => Breaks(Add("budget", "user:bob@corp.example", Role.Writer), "there is no such direct grant");

    [Fact]
    public void A_change_starts_from_what_is_there() =>
        Breaks(With(DeleteOf("anyone") with { Before = new GrantState(Role.Writer) }), "there is no such direct grant");

    [Fact]
    public void A_grant_that_is_there_is_not_made() => Breaks(With(CreateOf("group:finance@corp.example") with { For = Principal.User("bob@corp.example") }), "there is a direct grant already");

    [Theory]
    [InlineData("olga@evil.example")]
    [InlineData("sam@corp.example")]
    public void The_actor_is_inside_and_can_be_acted_as(string actor) => Breaks(With(DeleteOf("anyone") with { Actor = actor }), $"`{actor}` cannot be acted as");

    [Fact]
    public void The_actor_has_the_right_to_it() => Breaks(With(DeleteOf("user:bob@corp.example") with { Actor = "ada@corp.example" }), "`ada@corp.example` may not make it");

    [Fact]
    public void Too_much_does_not_stay() => Breaks(Without(DeleteOf("anyone")), "`/Budget` still gives anyone reader");

    [Fact]
    public void The_root_gives_what_is_promised() => Breaks(Without(CreateOf("group:finance@corp.example")), "`/` does not give group:finance@corp.example writer");

    [Fact]
    public void What_is_granted_is_what_is_listed() =>
        Breaks(With(CreateOf("group:finance@corp.example") with { After = new GrantState(Role.Reader) }), "`/` does not give group:finance@corp.example writer");

    [Fact]
    public void Re_sharing_does_not_stay_on() => Breaks(Without(_sound.Changes.OfType<Change.ResharingSwitch>().First()), "`/` still has re-sharing on");

    [Fact]
    public void Nobody_loses_what_is_allowed() => Breaks(Without(CreateOf("user:finn@corp.example")), "leaves user:finn@corp.example, who may be reader, with none");

    [Fact]
    public void What_is_left_differs_only_with_a_reason() =>
        PlanChecker.Check(_policy, [_reading], Addresses.None, _unusable, _sound with { Problems = [] }).Select(sentence => sentence.Split('`')[1])
            .ShouldBe(["/", "/Budget", "/Hidden", "/Payroll", "/Payroll"]);

    [Fact]
    public void A_problem_that_is_none_excuses_nothing() => Check(
        Without(DeleteOf("anyone")),
        _sound with { Problems = _sound.Problems.Add(new Problem("budget", "/Budget", ProblemCodes.NoActor, "nobody may")) }).ShouldNotBeEmpty();

    [Fact]
    public void Nothing_is_changed_that_is_right() => Breaks(Add("payroll", "user:cyd@corp.example", Role.Reader), "nothing asks for it");

    [Fact]
    public void Nothing_is_created_below_the_root() => Breaks(
        With(CreateOf("group:finance@corp.example") with { File = "budget" }, CreateOf("group:finance@corp.example")), "nothing asks for it");

    [Fact]
    public void What_would_be_left_and_is_inherited_goes() => Breaks(
        With(Update("budget", "user:finn@corp.example", new GrantState(Role.Commenter), new GrantState(Role.Reader)), DeleteOf("user:finn@corp.example")),
        "what it leaves is inherited");

    [Fact]
    public void A_change_names_an_item_of_a_tree_of_the_run()
    {
        Breaks(With(DeleteOf("anyone") with { File = "elsewhere" }), "names no item of the tree");
        Breaks(With(DeleteOf("anyone") with { Tree = "elsewhere" }), "names no tree of the run");
    }

    private static Change.GrantDelete DeleteOf(string principal) => _sound.Changes.OfType<Change.GrantDelete>().Single(change => change.Principal!.ToString() == principal);

    private static Change.GrantCreate CreateOf(string principal) => _sound.Changes.OfType<Change.GrantCreate>().Single(change => change.Principal!.ToString() == principal);

    private static Change.GrantUpdate Update(string file, string principal, GrantState before, GrantState after) => new(GranteeOf(principal), before, after)
    {
        Id = DeleteOf(principal).Id,
        Tree = "finance",
        File = file,
        Path = "/…",
        Actor = DeleteOf(principal).Actor,
        Phase = Phase.Take,
        Why = "…",
    };

    private static Grantee GranteeOf(string principal) => TreeSketch.GranteeOf(Principal.TryParse(principal, out var parsed) ? parsed : throw new FormatException());

    private static ImmutableArray<Change> Add(string file, string principal, Role role) => Numbered(_sound.Changes.Append(
        new Change.GrantDelete(GranteeOf(principal), new GrantState(role))
        {
            Id = 0,
            Tree = "finance",
            File = file,
            Path = "/…",
            Actor = "olga@corp.example",
            Phase = principal == "anyone" ? Phase.Close : Phase.Take,
            Why = "…",
        }));

    private static ImmutableArray<Change> With(Change change, Change? instead = null) =>
        [.. _sound.Changes.Select(other => other.Id == (instead ?? change).Id ? change with { Id = other.Id } : other)];

    private static ImmutableArray<Change> Without(Change change) => Numbered(_sound.Changes.Remove(change));

    private static ImmutableArray<Change> Numbered(IEnumerable<Change> changes) => [.. changes.Select((change, index) => change with { Id = index + 1 })];

    private static ImmutableArray<string> Check(ImmutableArray<Change> changes, Plan? plan = null) =>
        PlanChecker.Check(_policy, [_reading], Addresses.None, _unusable, (plan ?? _sound) with { Changes = changes });

    private static void Breaks(ImmutableArray<Change> changes, string law) => Check(changes).ShouldContain(sentence => sentence.Contains(law, StringComparison.Ordinal));
}
