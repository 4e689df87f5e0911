using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Planning;

/// <summary>One plan broken by hand for each law of ceilings, floors, owners, shared drives and what is not known.</summary>
public sealed class PlanCheckerModesTests
{
    private const string Olga = "olga@corp.example";
    private const string Ada = "ada@corp.example";

    [Fact]
    public void A_ceiling_gives_nothing()
    {
        var trial = OfMyDrive("mode: ceiling", "", """
              Finance/  owner olga@corp.example id root
                + user:finn@corp.example commenter
                + user:bob@corp.example reader
            """);

        trial.Check(trial.Sound.Changes).ShouldBeEmpty();
        Says(trial, trial.And(Trial.Grant(Phase.Grant, Olga, "/", "group:fin@corp.example", null, new GrantState(Role.Writer))), "(grant.create / group:fin@corp.example): a ceiling gives nothing.");
        Says(trial, trial.Without("grant.update / user:finn@corp.example"), "After the plan `/` still gives user:finn@corp.example commenter, more than is allowed.");
    }

    [Fact]
    public void A_floor_takes_nothing()
    {
        var trial = OfMyDrive("mode: floor", "", """
              Finance/  owner olga@corp.example id root
                + user:finn@corp.example commenter
                + user:bob@corp.example reader
                + group:fin@corp.example reader until 2026-07-01
            """);

        trial.Check(trial.Sound.Changes).ShouldBeEmpty();
        Says(trial, trial.And(Trial.Grant(Phase.Take, Olga, "/", "user:bob@corp.example", new GrantState(Role.Reader), null)), "(grant.delete / user:bob@corp.example): a floor takes nothing.");
        Says(trial, trial.Without("grant.update / group:fin@corp.example"), "After the plan `/` does not give group:fin@corp.example writer, or not for good.");
    }

    [Fact]
    public void A_listed_grant_is_made_to_last()
    {
        var trial = OfMyDrive("mode: exact", "", """
              Finance/  owner olga@corp.example id root
                + user:finn@corp.example reader until 2026-07-01
            """);

        Says(trial, trial.Without("grant.update / user:finn@corp.example"), "After the plan `/` does not give user:finn@corp.example reader, or not for good.");
    }

    [Fact]
    public void Nothing_of_a_grant_is_changed_under_more_from_above()
    {
        var trial = OfMyDrive("mode: exact", "externalExpiry: 30d", """
              Finance/  owner olga@corp.example id root
                Plans/
                  + user:eve@partner.example commenter
                  Budget/
                    + user:eve@partner.example reader
            """, "{ user: eve@partner.example, role: reader }");

        Says(trial, trial.In(Phase.Close, "grant.update /Plans/Budget user:eve@partner.example"),
            "(grant.update /Plans/Budget user:eve@partner.example): in the phase Close more than reader is inherited there, so Google would refuse it.");
    }

    [Fact]
    public void Limited_folders_are_opened_where_the_policy_says_so()
    {
        const string Tree = """
              Finance/  owner olga@corp.example id root
                Shut/  limited
            """;
        var trial = OfMyDrive("mode: exact", "limitedFolders: open", Tree);
        var keeps = OfMyDrive("mode: exact", "", Tree);

        trial.Check(trial.Sound.Changes).ShouldBeEmpty();
        Says(trial, trial.Without("file.update /Shut"), "After the plan `/Shut` is still limited.");
        Says(trial, trial.In(Phase.Switch, "file.update /Shut"), "(file.update /Shut): it is not one for the phase Switch.");
        Says(keeps, keeps.And(trial["file.update /Shut"]), "(file.update /Shut): nothing asks for it.");
    }

    [Fact]
    public void A_root_that_somebody_limited_is_reported()
    {
        var trial = OfMyDrive("mode: exact", "", "  Finance/  owner olga@corp.example id root limited");

        Says(trial, trial.Unreported(ProblemCodes.RootLimited), "After the plan `/` is limited by somebody, and it is not reported.");
    }

    [Fact]
    public void An_owner_changes_only_by_the_policy_and_keeps_what_it_gives()
    {
        const string Tree = """
              Finance/  owner olga@corp.example id root
                + user:finn@corp.example reader
                + group:fin@corp.example writer
                Plan  owner ada@corp.example
                Rest  owner sam@corp.example
                Safe  owner ceo@corp.example
                Far  owner mal@evil.example
            """;
        var trial = OfMyDrive("mode: exact", "owner: olga@corp.example", Tree);
        var other = OfMyDrive("mode: exact", "", Tree);
        const string Line = "owner.transfer /Plan user:olga@corp.example";

        trial.Check(trial.Sound.Changes).ShouldBeEmpty();
        Says(trial, trial.Without(Line), "After the plan `/Plan` still belongs to ada@corp.example.");
        Says(trial, trial.Unreported(ProblemCodes.OwnerNotActable), "After the plan `/Rest` still belongs to sam@corp.example.");
        Says(trial, trial.Unreported(ProblemCodes.OwnerProtected), "After the plan `/Safe` still belongs to ceo@corp.example.");
        Says(trial, trial.Unreported(ProblemCodes.OwnerOutside), "After the plan `/Far` still belongs to mal@evil.example.");
        Says(trial, trial.In(Phase.Take, Line), $"({Line}): it is not one for the phase Take.");
        Says(trial, trial.With(Line, change => ((Change.OwnerTransfer)change) with { Keeps = new GrantState(Role.Writer) }), $"({Line}): the old owner keeps more than is allowed.");
        Says(trial, trial.With(Line, change => ((Change.OwnerTransfer)change) with { Had = new GrantState(Role.Reader) }), $"({Line}): that is not what the new owner had.");
        Says(other, other.And(trial[Line]), $"({Line}): nothing asks for it.");
        Says(trial, trial.And(Transfer(trial, "/Safe", "user:ceo@corp.example")), "(owner.transfer /Safe user:olga@corp.example): a protected principal loses nothing.");
        Says(trial, trial.And(Transfer(trial, "/Rest", "user:sam@corp.example")), "(owner.transfer /Rest user:olga@corp.example): its owner cannot hand it over.");
    }

    [Fact]
    public void While_an_address_is_not_known_nobody_who_could_be_meant_loses_anything()
    {
        var trial = new Trial("""
            policy:
              version: 1
              workspace:
                domains: [corp.example]
                admin: admin@corp.example
              trees:
                t:
                  root: root
                  mode: exact
                  access: []
                  overrides:
                    - { path: /Plans, access: [ { group: taem@corp.example, role: writer } ] }
            directory:
              group:taem@corp.example is nobody
            tree:
              Finance/  owner olga@corp.example id root
                + group:team@corp.example writer
                + domain:corp.example reader
                Plans/
                  + user:bob@corp.example reader
                Rest
                  + user:bob@corp.example reader
            """);

        trial.Check(trial.Sound.Changes).ShouldBeEmpty();
        trial.Sound.Changes.Select(change => $"{change.Path} {change.Principal}").ShouldBe(["/ domain:corp.example", "/Rest user:bob@corp.example"]);
        Says(trial, trial.And(Trial.Grant(Phase.Take, Olga, "/Plans", "user:bob@corp.example", new GrantState(Role.Reader), null)), "(grant.delete /Plans user:bob@corp.example): it could be the listed address that nobody knows.");
        Says(trial, trial.And(Trial.Grant(Phase.Take, Olga, "/", "group:team@corp.example", new GrantState(Role.Writer), null)),
            "After the plan `/Plans` takes writer from group:team@corp.example, from whom nothing may be taken until the policy is mended.");
        Says(trial, trial.And(Trial.Grant(Phase.Grant, Olga, "/Plans", "group:taem@corp.example", null, new GrantState(Role.Writer))), "(grant.create /Plans group:taem@corp.example): nobody is known by that address.");
        Says(trial, trial.Unreported(ProblemCodes.Unresolved), "Nobody is known as group:taem@corp.example, and it is not reported.");
    }

    [Fact]
    public void Whom_an_override_lists_that_matches_nothing_keeps_what_there_is()
    {
        var trial = OfMyDrive("mode: exact", "overrides: [ { path: /Renamed, limited: true, access: [ { user: bob@corp.example, role: writer } ] } ]", """
              Finance/  owner olga@corp.example id root
                + user:bob@corp.example writer
            """);

        trial.Check(trial.Sound.Changes).ShouldBeEmpty();
        Says(trial, trial.And(Trial.Grant(Phase.Take, Olga, "/", "user:bob@corp.example", new GrantState(Role.Writer), null)),
            "(grant.delete / user:bob@corp.example): whom an override lists that matches nothing keeps what there is.");
        Says(trial, trial.Unreported(ProblemCodes.NoMatch), "matches nothing, and it is not reported.");
    }

    [Fact]
    public void A_line_without_effect_is_reported()
    {
        var trial = OfMyDrive("mode: exact", "overrides: [ { path: /Plan, access: [ { group: fin@corp.example, role: reader } ] } ]", """
              Finance/  owner olga@corp.example id root
                Plan
            """);

        Says(trial, trial.Unreported(ProblemCodes.NoEffect), "`/Plan` is given less than what is above it, and it is not reported.");
    }

    [Fact]
    public void Somebody_who_has_left_is_reported()
    {
        var trial = new Trial(Policy("mode: exact", "") + """

            known:
              user:finn@corp.example is user:finn@corp.example
            directory:
              user:finn@corp.example is nobody
            tree:
              Finance/  owner olga@corp.example id root
            """);

        trial.Check(trial.Sound.Changes).ShouldBeEmpty();
        Says(trial, trial.Unreported(ProblemCodes.Left), "user:finn@corp.example has left, and it is not reported.");
    }

    [Fact]
    public void An_end_that_Google_does_not_have_is_reported()
    {
        var trial = OfMyDrive("mode: exact", "externalExpiry: 30d", "  Finance/  owner olga@corp.example id root", "{ user: eve@partner.example, role: writer }");

        Says(trial, trial.Unreported(ProblemCodes.ExpiryNotPossible), "After the plan `/` gives user:eve@partner.example writer without an end, and it is not reported.");
    }

    [Fact]
    public void A_grant_to_somebody_outside_is_renewed_and_no_longer_than_may_be()
    {
        var trial = OfMyDrive("mode: exact", "externalExpiry: 30d", """
              Finance/  owner olga@corp.example id root
                + user:eve@partner.example reader until 2026-06-10
            """, "{ user: eve@partner.example, role: reader }");
        const string Line = "grant.update / user:eve@partner.example";

        trial.Check(trial.Sound.Changes).ShouldBeEmpty();
        Says(trial, trial.Without(Line), "After the plan `/` does not give user:eve@partner.example reader, or not for good.");
        Says(trial, trial.With(Line, change => ((Change.GrantUpdate)change) with { After = new GrantState(Role.Reader) }), "After the plan `/` gives user:eve@partner.example reader for longer than is allowed.");
    }

    [Fact]
    public void A_drive_gets_its_restrictions_its_members_and_roles_that_Google_has()
    {
        var trial = new Trial("""
            policy:
              version: 1
              workspace:
                domains: [corp.example]
                admin: admin@corp.example
              trees:
                t:
                  drive: root
                  mode: exact
                  resharing: false
                  access:
                    - { user: ada@corp.example, role: organizer }
                    - { group: fin@corp.example, role: fileOrganizer }
                  overrides:
                    - { path: /Plan, access: [ { group: pay@corp.example, role: fileOrganizer } ] }
                    - { path: /Shut, limited: true, access: [] }
            drive:
              whole
              internal only
            organizers:
              ada@corp.example
            tree:
              Drive/  id root
                + user:ada@corp.example organizer
                + user:bob@corp.example writer
                Plan
                Shut/
            """);

        trial.Check(trial.Sound.Changes).ShouldBeEmpty();
        Says(trial, trial.Without("drive.update /"), "After the plan the drive has not the restrictions that it is to have.");
        Says(trial, trial.In(Phase.Loosen, "drive.update /"), "(drive.update /): it is not one for the phase Loosen.");
        Says(trial, trial.With("drive.update /", change => ((Change.DriveUpdate)change) with { Before = new Restrictions(MembersOnly: false), After = new Restrictions(MembersOnly: true) }), "(drive.update /): nothing asks for it.");
        Says(trial, trial.Unreported(ProblemCodes.ResharingPartly), "Files of the drive can still be shared further, and it is not reported.");
        Says(trial, trial.Unreported(ProblemCodes.RoleNotPossible), "After the plan `/Plan` cannot give group:pay@corp.example fileOrganizer, and it is not reported.");
        Says(trial, trial.Without("grant.create / group:fin@corp.example"), "After the plan `/` does not give group:fin@corp.example fileOrganizer, or not for good.");
        Says(trial, trial.And(Trial.Grant(Phase.Take, Ada, "/", "user:ada@corp.example", new GrantState(Role.Organizer), null)), "(grant.delete / user:ada@corp.example): nothing asks for it.");
    }

    private static Change.OwnerTransfer Transfer(Trial trial, string path, string from)
    {
        Principal.TryParse(from, out var owner).ShouldBeTrue();
        var change = (Change.OwnerTransfer)trial["owner.transfer /Plan user:olga@corp.example"];
        return change with { From = Sketches.TreeSketch.GranteeOf(owner), Place = Trial.At(Phase.Transfer, owner.Address, path) };
    }

    private static Trial OfMyDrive(string mode, string setting, string tree, string line = "{ user: finn@corp.example, role: reader }") =>
        new(Policy(mode, setting, line) + $"\nsuspended:\n  sam@corp.example\ntree:\n{tree}\n");

    private static string Policy(string mode, string setting, string line = "{ user: finn@corp.example, role: reader }") => $"""
        policy:
          version: 1
          workspace:
            domains: [corp.example]
            trusted: [partner.example]
            admin: admin@corp.example
          trees:
            t:
              root: root
              as: olga@corp.example
              {mode}
              {setting}
              access:
                - {"{"} group: fin@corp.example, role: writer {"}"}
                - {line}
          safety:
            protect: [ceo@corp.example]
        """;

    private static void Says(Trial trial, System.Collections.Immutable.ImmutableArray<string> said, string law)
    {
        trial.Check(trial.Sound).ShouldBeEmpty();
        PlanCheckerTests.Says(said, law);
    }
}
