using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Planning;

/// <summary>One plan broken by hand for each law of a tree in mode exact; each is rejected for its own reason.</summary>
public sealed class PlanCheckerTests
{
    private const string Olga = "olga@corp.example";
    private const string Ada = "ada@corp.example";

    private static readonly Trial _trial = new("""
        policy:
          version: 1
          workspace:
            domains: [corp.example]
            trusted: [partner.example]
            admin: admin@corp.example
          trees:
            t:
              root: root
              mode: exact
              as: olga@corp.example
              resharing: false
              download: false
              externalExpiry: 30d
              access:
                - { group: fin@corp.example, role: writer }
                - { user: finn@corp.example, role: reader }
                - { user: eve@partner.example, role: reader }
              overrides:
                - { path: /Payroll, limited: true, access: [ { group: pay@corp.example, role: writer }, { user: bob@corp.example, role: reader } ] }
                - { path: /Old, ignore: true }
                - { path: /Plans, access: [ { user: bob@corp.example, role: writer }, { user: finn@corp.example, role: reader } ] }
                - { path: /Plans/Kept, access: [ { user: zoe@corp.example, role: reader } ] }
                - { path: /Note, limited: true, access: [] }
              exceptions:
                - { file: /Deal, allow: { user: aud@kpmg.example, role: reader }, until: 2026-07-01, reason: Audit }
                - { file: /Deal, allow: { user: old@kpmg.example, role: reader }, until: 2026-05-01, reason: Audit }
                - { file: nowhere, allow: { user: aud@kpmg.example, role: reader }, until: 2026-07-01, reason: Audit }
          safety:
            protect: [ceo@corp.example]
        today:
          2026-06-01
        suspended:
          sam@corp.example
        tree:
          Finance/  owner olga@corp.example id root
            + user:bob@corp.example writer
            + user:ceo@corp.example writer
            + user:finn@corp.example commenter
            + user:gus@corp.example reader from above
            Budget  owner ada@corp.example
              + anyone reader
              + user:deleted:0123 reader
              + user:finn@corp.example reader
            Deal
              + user:aud@kpmg.example reader
              + user:mal@evil.example writer
              + user:old@kpmg.example reader
            Hidden  unknown
            Link@
            Note
              + user:eve@partner.example reader
            Old/
              + anyone reader
            Payroll/  owner ada@corp.example
              + user:cyd@corp.example reader
            Plans/
              Kept/  limited
                + user:dan@corp.example reader
                + user:eve@partner.example commenter
            Rest  owner sam@corp.example
            Trash  trashed
              + anyone reader
        """);

    [Fact]
    public void The_plan_that_is_broken_below_is_sound() => _trial.Check(_trial.Sound.Changes).ShouldBeEmpty();

    [Fact]
    public void Ids_count_from_one() => Says(_trial.Check(_trial.Sound.Changes.Select(change => change with { Id = change.Id + 1 })), "Change 2 stands at place 1.");

    [Fact]
    public void Phases_come_in_order() => Says(_trial.Check(Trial.Numbered(_trial.Sound.Changes.Reverse())), "comes after one of a later phase (Switch).");

    [Fact]
    public void A_change_names_an_item_of_a_tree_of_the_run()
    {
        Says(_trial.With("grant.delete /Budget anyone", change => change with { Place = change.Place with { File = "elsewhere" } }), "names no item of the tree.");
        Says(_trial.With("grant.delete /Budget anyone", change => change with { Place = change.Place with { Tree = "elsewhere" } }), "names no tree of the run.");
    }

    [Fact]
    public void A_grant_changes_once() => Says(_trial.And(_trial["grant.delete /Budget anyone"]), "(grant.delete /Budget anyone): it is the second one of its grant.");

    [Fact]
    public void A_switch_changes_once() => Says(_trial.And(_trial["file.update /Budget"]), "(file.update /Budget): it is the second one of its grant.");

    [Theory]
    [InlineData("grant.delete /Budget anyone", Phase.Take)]
    [InlineData("grant.create / group:fin@corp.example", Phase.Take)]
    [InlineData("grant.update / user:finn@corp.example", Phase.Close)]
    [InlineData("grant.delete /Payroll user:cyd@corp.example", Phase.Clear)]
    [InlineData("grant.delete / user:bob@corp.example", Phase.Take)]
    [InlineData("grant.create /Plans user:bob@corp.example", Phase.Grant)]
    [InlineData("grant.create /Payroll user:bob@corp.example", Phase.Take)]
    [InlineData("file.update /Budget", Phase.Take)]
    public void Each_change_has_its_phase(string line, Phase phase)
    {
        var says = _trial.In(phase, line);

        says.ShouldContain(sentence => sentence.EndsWith($"({line}): it is not one for the phase {phase}.", StringComparison.Ordinal) || (phase == Phase.Grant && sentence.EndsWith("so Google would write nothing.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_folder_is_limited_in_its_phase() => Says(_trial.In(Phase.Switch, _trial.Sound.Changes.Single(change => change is Change.FileUpdate { After.Limited: true })), "(file.update /Payroll): it is not one for the phase Switch.");

    [Fact]
    public void What_is_inherited_is_not_granted_before_it_has_gone() =>
        Says(_trial.In(Phase.Grant, "grant.create /Plans user:bob@corp.example"), "(grant.create /Plans user:bob@corp.example): in the phase Grant writer is inherited there, so Google would write nothing.");

    [Fact]
    public void Nobody_has_less_in_between() =>
        Says(_trial.In(Phase.Take, "grant.create /Payroll user:bob@corp.example"), "The plan takes reader from user:bob@corp.example in the phase Cut, who has it before and after, at `/Payroll`.");

    [Fact]
    public void Owners_keep_their_grants() => Says(_trial.And(Delete("/", "user:olga@corp.example", Role.Owner)), "(grant.delete / user:olga@corp.example): a grant of an owner is not changed.");

    [Fact]
    public void Nobody_is_made_owner() => Says(
        _trial.With("grant.update / user:finn@corp.example", change => ((Change.GrantUpdate)change) with { After = new GrantState(Role.Owner) }), "(grant.update / user:finn@corp.example): a grant of an owner is not changed.");

    [Fact]
    public void The_protected_lose_nothing() => Says(_trial.And(Delete("/", "user:ceo@corp.example", Role.Writer)), "(grant.delete / user:ceo@corp.example): a protected principal loses nothing.");

    [Fact]
    public void Whom_a_cut_takes_it_from_though_protected_is_named() => Says(_trial.Unreported(ProblemCodes.ProtectedCutOff), "After the plan `/Payroll` cuts off somebody who is protected, and it is not reported.");

    [Fact]
    public void Deleted_accounts_are_left_alone() => Says(_trial.And(Delete("/Budget", "user:deleted:0123", Role.Reader)), "(grant.delete /Budget user:deleted:0123): a grant of a deleted account is not changed.");

    [Fact]
    public void Deleted_accounts_are_reported() => Says(_trial.Unreported(ProblemCodes.DeletedAccount), "After the plan `/Budget` has a grant of the deleted account user:deleted:0123, and it is not reported.");

    [Theory]
    [InlineData("/Link")]
    [InlineData("/Trash")]
    [InlineData("/Hidden")]
    [InlineData("/Old")]
    public void Shortcuts_the_trash_the_unknown_and_what_is_left_to_others_are_not_touched(string path) =>
        Says(_trial.And(Delete(path, "anyone", Role.Reader)), $"(grant.delete {path} anyone): a shortcut, an item in the trash, an unknown one or one left to others is not changed.");

    [Fact]
    public void The_unknown_is_reported() => Says(_trial.Unreported(ProblemCodes.Unknown), "After the plan `/Hidden` is unknown, and not reported.");

    [Fact]
    public void What_is_only_inherited_is_not_changed() => Says(_trial.And(Delete("/Budget", "user:bob@corp.example", Role.Writer)), "(grant.delete /Budget user:bob@corp.example): there is no such direct grant.");

    [Fact]
    public void A_change_starts_from_what_is_there() => Says(
        _trial.With("grant.delete /Budget anyone", change => ((Change.GrantDelete)change) with { Before = new GrantState(Role.Writer) }), "(grant.delete /Budget anyone): there is no such direct grant.");

    [Fact]
    public void A_grant_that_is_there_is_not_made() => Says(
        _trial.And(Trial.Grant(Phase.Grant, Olga, "/", "user:finn@corp.example", null, new GrantState(Role.Reader))), "(grant.create / user:finn@corp.example): there is a direct grant already.");

    [Fact]
    public void A_grant_that_adds_nothing_is_left_alone() => Says(_trial.And(Delete("/Budget", "user:finn@corp.example", Role.Reader)), "(grant.delete /Budget user:finn@corp.example): nothing asks for it.");

    [Fact]
    public void A_change_changes_something() => Says(
        _trial.And(Update("/Budget", "user:finn@corp.example", new GrantState(Role.Reader), new GrantState(Role.Reader))), "(grant.update /Budget user:finn@corp.example): it changes nothing.");

    [Theory]
    [InlineData("olga@evil.example")]
    [InlineData("sam@corp.example")]
    public void The_actor_is_inside_and_can_be_acted_as(string actor) => Says(_trial.With("grant.delete /Budget anyone", By(actor)), $"(grant.delete /Budget anyone): `{actor}` cannot be acted as.");

    [Fact]
    public void The_actor_has_the_right_to_it() => Says(_trial.With("grant.delete / user:bob@corp.example", By(Ada)), "(grant.delete / user:bob@corp.example): `ada@corp.example` may not make it.");

    [Fact]
    public void The_owner_comes_first() => Says(_trial.With("grant.delete /Budget anyone", By(Olga)), "(grant.delete /Budget anyone): `ada@corp.example` comes before `olga@corp.example`.");

    [Fact]
    public void Re_sharing_is_the_owners_to_switch() => Says(_trial.With("file.update /Budget", By(Olga)), "(file.update /Budget): `olga@corp.example` may not make it.");

    [Fact]
    public void Too_much_does_not_stay() => Says(_trial.Without("grant.delete /Budget anyone"), "After the plan `/Budget` still gives anyone reader, more than is allowed.");

    [Fact]
    public void What_is_too_much_goes_on_a_blocks_own_root_too() => Says(_trial.Without("grant.delete /Payroll user:cyd@corp.example"), "After the plan `/Payroll` still gives user:cyd@corp.example reader, more than is allowed.");

    [Fact]
    public void An_exception_that_has_ended_allows_nothing() => Says(_trial.Without("grant.delete /Deal user:old@kpmg.example"), "After the plan `/Deal` still gives user:old@kpmg.example reader, more than is allowed.");

    [Fact]
    public void An_exception_in_force_is_honoured() => Says(_trial.And(Delete("/Deal", "user:aud@kpmg.example", Role.Reader, Phase.Close)), "(grant.delete /Deal user:aud@kpmg.example): nothing asks for it.");

    [Fact]
    public void Nothing_is_created_for_an_exception() => Says(
        _trial.And(Trial.Grant(Phase.Grant, Olga, "/Deal", "user:zed@kpmg.example", null, new GrantState(Role.Reader))), "(grant.create /Deal user:zed@kpmg.example): nothing promises it there.");

    [Fact]
    public void The_root_gives_what_is_promised() => Says(_trial.Without("grant.create / group:fin@corp.example"), "After the plan `/` does not give group:fin@corp.example writer, or not for good.");

    [Fact]
    public void An_override_gives_what_it_promises() => Says(_trial.Without("grant.create /Plans user:bob@corp.example"), "After the plan `/Plans` does not give user:bob@corp.example writer, or not for good.");

    [Fact]
    public void Nobody_loses_what_is_allowed() => Says(_trial.Without("grant.create /Plans user:bob@corp.example"), "After the plan `/Plans` leaves user:bob@corp.example, who may be writer, with none.");

    [Fact]
    public void What_is_granted_is_what_is_listed()
    {
        Says(_trial.With("grant.create / group:fin@corp.example", Giving(new GrantState(Role.Reader))), "(grant.create / group:fin@corp.example): it is not what is promised there.");
        Says(_trial.With("grant.create /Payroll user:bob@corp.example", Giving(new GrantState(Role.Writer))), "(grant.create /Payroll user:bob@corp.example): it is not what is promised there.");
    }

    [Fact]
    public void A_listed_grant_lasts() => Says(_trial.With("grant.create / group:fin@corp.example", Giving(new GrantState(Role.Writer, false, Day(7, 1)))), "(grant.create / group:fin@corp.example): a listed grant lasts.");

    [Fact]
    public void Nothing_is_created_below_a_blocks_root() => Says(
        _trial.And(Trial.Grant(Phase.Grant, Ada, "/Budget", "group:pay@corp.example", null, new GrantState(Role.Reader))), "(grant.create /Budget group:pay@corp.example): nothing promises it there.");

    [Fact]
    public void What_is_inherited_is_not_created() => Says(
        _trial.And(Trial.Grant(Phase.Grant, Olga, "/Plans", "user:finn@corp.example", null, new GrantState(Role.Reader))), "(grant.create /Plans user:finn@corp.example): it has what is promised there without.");

    [Fact]
    public void What_is_lowered_is_lowered_to_what_is_allowed() => Says(
        _trial.Check(_trial.Sound.Changes.Select(change => change == _trial["grant.update / user:finn@corp.example"]
            ? Delete("/", "user:finn@corp.example", Role.Commenter) with { Id = change.Id } : change)),
        "(grant.delete / user:finn@corp.example): reader is allowed.");

    [Fact]
    public void What_would_be_left_and_is_inherited_goes() => Says(
        _trial.With("grant.delete /Deal user:mal@evil.example", change => Update("/Deal", "user:mal@evil.example", new GrantState(Role.Writer), new GrantState(Role.Commenter)) with { Id = change.Id, Place = change.Place }),
        "After the plan `/Deal` still gives user:mal@evil.example commenter, more than is allowed.");

    [Fact]
    public void Re_sharing_and_downloads_do_not_stay_on()
    {
        Says(_trial.Without("file.update /Budget"), "After the plan `/Budget` still has re-sharing on.");
        Says(_trial.Without("file.update /Budget"), "After the plan `/Budget` still has downloading on.");
        Says(_trial.Unreported(ProblemCodes.ResharingNeedsOwner), "After the plan `/Rest` still has re-sharing on.");
    }

    [Fact]
    public void Only_what_the_policy_speaks_of_is_switched() => Says(
        _trial.And(new Change.FileUpdate(new Switches(Limited: false), new Switches(Limited: true)) { Id = 0, Place = Trial.At(Phase.Cut, Olga, "/Plans") }), "(file.update /Plans): nothing asks for it.");

    [Fact]
    public void A_folder_that_is_to_be_limited_is() => Says(
        _trial.Check(Trial.Numbered(_trial.Sound.Changes.Where(change => change is not Change.FileUpdate { After.Limited: true }))), "After the plan `/Payroll` still inherits.");

    [Fact]
    public void A_file_cannot_be_limited() => Says(_trial.Unreported(ProblemCodes.LimitedFile), "`/Note` is a file, which cannot be limited, and it is not reported.");

    [Fact]
    public void In_a_folder_limited_by_hand_those_inside_are_left_and_reported()
    {
        Says(_trial.And(Delete("/Plans/Kept", "user:dan@corp.example", Role.Reader)), "(grant.delete /Plans/Kept user:dan@corp.example): it is somebody in a folder that is kept limited.");
        Says(_trial.Unreported(ProblemCodes.LimitedKept), "After the plan `/Plans/Kept` gives user:dan@corp.example reader in a folder that is kept limited, and it is not reported.");
    }

    [Fact]
    public void In_a_folder_limited_by_hand_nothing_is_given()
    {
        Says(_trial.And(Trial.Grant(Phase.Grant, Olga, "/Plans/Kept", "user:zoe@corp.example", null, new GrantState(Role.Reader))), "(grant.create /Plans/Kept user:zoe@corp.example): nothing is given at or below a folder that is kept limited.");
        Says(_trial.Unreported(ProblemCodes.LimitedKept), "After the plan `/Plans/Kept` does not give user:zoe@corp.example reader, or not for good.");
    }

    [Fact]
    public void A_grant_to_somebody_outside_ends() => Says(_trial.Without("grant.update /Note user:eve@partner.example"), "After the plan `/Note` gives user:eve@partner.example reader for longer than is allowed.");

    [Fact]
    public void What_comes_from_above_the_root_is_reported() => Says(_trial.Unreported(ProblemCodes.InheritedFromAbove), "After the plan `/` gives user:gus@corp.example too much through a folder above, and it is not reported.");

    [Theory]
    [InlineData(ProblemCodes.ExceptionEnded, "The exception for `/Deal` has ended, and it is not reported.")]
    [InlineData(ProblemCodes.ExceptionNoMatch, "The exception for `nowhere` matches nothing, and it is not reported.")]
    public void What_is_off_in_the_policy_is_reported(string code, string sentence) => Says(_trial.Unreported(code), sentence);

    [Fact]
    public void A_problem_that_is_none_excuses_nothing() => Says(
        _trial.Check(_trial.Sound with
        {
            Changes = [.. Trial.Numbered(_trial.Sound.Changes.Where(change => change != _trial["grant.delete /Budget anyone"]))],
            Problems = _trial.Sound.Problems.Add(new Problem("/Budget", "/Budget", ProblemCodes.NoActor, "nobody may")),
        }),
        "After the plan `/Budget` still gives anyone reader, more than is allowed.");

    internal static void Says(ImmutableArray<string> said, string law) => said.ShouldContain(sentence => sentence.EndsWith(law, StringComparison.Ordinal));

    private static Change Delete(string path, string principal, Role role, Phase phase = Phase.Take) => Trial.Grant(phase, Olga, path, principal, new GrantState(role), null);

    private static Change Update(string path, string principal, GrantState before, GrantState after) => Trial.Grant(Phase.Take, Olga, path, principal, before, after);

    private static Func<Change, Change> By(string actor) => change => change with { Place = change.Place with { Actor = actor } };

    private static Func<Change, Change> Giving(GrantState after) => change => ((Change.GrantCreate)change) with { After = after };

    private static DateTimeOffset Day(int month, int day) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);
}
