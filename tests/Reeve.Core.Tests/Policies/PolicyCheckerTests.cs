using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Policies;

public sealed class PolicyCheckerTests
{
    private static readonly Workspace _workspace = new(["corp.example"], ["partner.example"], "admin@corp.example");

    [Fact]
    public void A_policy_that_fits_together_has_no_findings() =>
        Findings(_workspace, Tree("a", "1", "user:bob@corp.example", "user:eve@partner.example", "group:bob@corp.example")).ShouldBeEmpty();

    [Fact]
    public void Nobody_outside_can_be_acted_as() => Findings(
        _workspace with { Admin = "admin@evil.example" }, Tree("a", "1") with { As = "eve@partner.example" })
        .ShouldBe(["workspace.admin", "trees.a.as"]);

    [Fact]
    public void Somebody_must_be_named_who_can_read() => Findings(_workspace with { Admin = null }, Tree("a", "1")).ShouldBe(["trees.a"]);

    [Fact]
    public void A_principal_is_listed_once_and_the_second_line_is_the_finding() =>
        Findings(_workspace, Tree("a", "1", "user:bob@corp.example", "user:ada@corp.example", "user:bob@corp.example")).ShouldBe(["trees.a.access.2.user"]);

    [Fact]
    public void Outsiders_are_listed_only_if_trusted() =>
        Findings(_workspace, Tree("a", "1", "user:mal@evil.example", "domain:evil.example", "group:g@partner.example"))
            .ShouldBe(["trees.a.access.0.user", "trees.a.access.1.domain"]);

    [Fact]
    public void Anyone_may_be_listed_once() =>
        Findings(_workspace, Tree("a", "1", "anyone"), Tree("b", "2", "anyone", "anyone")).ShouldBe(["trees.b.access.1.anyone"]);

    [Fact]
    public void Overrides_are_judged_as_the_tree_is_each_list_by_itself() => Findings(_workspace, Tree("a", "1", "user:bob@corp.example") with
    {
        Overrides =
        [
            Widened("/A", "user:bob@corp.example", "user:bob@corp.example"),
            Widened("/A", "user:bob@corp.example"),
            new Override(Path("/B"), new OverrideRule.Limited(List("group:g@evil.example", "group:g@partner.example"))),
            new Override(Path("/C"), new OverrideRule.Ignored()),
        ],
    }).ShouldBe(["trees.a.overrides.0.access.1.user", "trees.a.overrides.2.access.0.group"]);

    [Fact]
    public void Exceptions_are_for_anybody() =>
        Findings(_workspace, Tree("a", "1") with { Exemptions = [Exempt("user:mal@evil.example"), Exempt("domain:evil.example"), Exempt("anyone"), Exempt("user:bob@corp.example")] }).ShouldBeEmpty();

    [Fact]
    public void Ownership_stays_inside() => Findings(_workspace, Tree("a", "1") with { Owner = "bob@corp.example" }, Tree("b", "2") with { Owner = "eve@partner.example" })
        .ShouldBe(["trees.b.owner"]);

    [Theory]
    [InlineData(Mode.Exact, 1)]
    [InlineData(Mode.Ceiling, 1)]
    [InlineData(Mode.Floor, 0)]
    public void A_shared_drive_keeps_an_organizer_unless_nobody_loses_anything(Mode mode, int findings)
    {
        var drive = Drive("0A", "user:bob@corp.example") with { Mode = mode };
        var kept = drive with { Access = [.. drive.Access, new Access(Principal.Group("admins@corp.example"), Role.Organizer)] };

        Findings(_workspace, drive).ShouldBe(Enumerable.Repeat("trees.team.access", findings));
        Findings(_workspace, kept).ShouldBeEmpty();
    }

    [Fact]
    public void Where_only_those_inside_have_access_nobody_from_outside_is_named()
    {
        var drive = Drive("0A", "user:ada@corp.example", "user:eve@partner.example", "user:mal@evil.example") with
        {
            Mode = Mode.Floor,
            Overrides = [Widened("/A", "anyone", "domain:corp.example")],
            Exemptions = [Exempt("user:bob@corp.example"), Exempt("user:mal@evil.example")],
        };

        Findings(_workspace, drive with { Restrictions = new Restrictions(InternalOnly: true) })
            .ShouldBe(["trees.team.access.1.user", "trees.team.access.2.user", "trees.team.overrides.0.access.0.anyone", "trees.team.exceptions.1.allow.user"]);
        Findings(_workspace, drive with { Restrictions = new Restrictions(InternalOnly: false) }).ShouldBe(["trees.team.access.2.user"]);
    }

    [Fact]
    public void Where_only_members_have_access_there_is_nothing_below()
    {
        var drive = Drive("0A") with { Mode = Mode.Floor, Restrictions = new Restrictions(MembersOnly: true) };
        var below = drive with { Overrides = [Widened("/A", "user:bob@corp.example")], Exemptions = [Exempt("user:bob@corp.example")] };

        Findings(_workspace, drive).ShouldBeEmpty();
        Findings(_workspace, below).ShouldBe(["trees.team.overrides", "trees.team.exceptions"]);
        Findings(_workspace, below with { Restrictions = new Restrictions(MembersOnly: false) }).ShouldBeEmpty();
    }

    [Fact]
    public void A_shared_drive_is_one_root_under_whichever_key()
    {
        var drive = Drive("0A") with { Mode = Mode.Floor };

        Findings(_workspace, drive, drive with { Name = "again" }, Tree("folder", "0A")).ShouldBe(["trees.again.drive", "trees.folder.root"]);
    }

    [Fact]
    public void Two_trees_have_two_roots() => Findings(_workspace, Tree("a", "1"), Tree("b", "2"), Tree("c", "1")).ShouldBe(["trees.c.root"]);

    [Fact]
    public void Findings_come_in_the_order_of_the_trees() =>
        Findings(_workspace, Tree("a", "1"), Tree("b", "1", "user:mal@evil.example"), Tree("c", "2", "user:mal@evil.example"))
            .ShouldBe(["trees.b.root", "trees.b.access.0.user", "trees.c.access.0.user"]);

    private static TreePolicy Tree(string name, string root, params string[] access) => new(
        name, new TreeRoot.Folder(root), Mode.Exact, List(access));

    private static TreePolicy Drive(string idOrName, params string[] access) => new("team", new TreeRoot.Drive(idOrName), Mode.Exact, List(access));

    private static Override Widened(string path, params string[] access) => new(Path(path), new OverrideRule.Widened(List(access)));

    private static OverrideTarget.Path Path(string text) => new(PathPattern.TryParse(text, out var pattern, out _) ? pattern : throw new FormatException());

    private static Exemption Exempt(string principal) => new("1X", List(principal)[0], new DateOnly(2027, 1, 31), "audit");

    private static ImmutableArray<Access> List(params string[] principals) =>
        [.. principals.Select(text => new Access(Principal.TryParse(text, out var principal) ? principal : throw new FormatException(), Role.Reader))];

    private static IEnumerable<string> Findings(Workspace workspace, params TreePolicy[] trees) =>
        PolicyChecker.Check(new Policy(workspace, [.. trees], new Safety(MaxChanges.Default, []))).Select(finding => string.Join('.', finding.Place));
}
