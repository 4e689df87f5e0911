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
    public void Two_trees_have_two_roots() => Findings(_workspace, Tree("a", "1"), Tree("b", "2"), Tree("c", "1")).ShouldBe(["trees.c.root"]);

    [Fact]
    public void Findings_come_in_the_order_of_the_trees() =>
        Findings(_workspace, Tree("a", "1"), Tree("b", "1", "user:mal@evil.example"), Tree("c", "2", "user:mal@evil.example"))
            .ShouldBe(["trees.b.root", "trees.b.access.0.user", "trees.c.access.0.user"]);

    private static TreePolicy Tree(string name, string root, params string[] access) => new(
        name, new TreeRoot.Folder(root), Mode.Exact, [.. access.Select(text => new Access(Principal.TryParse(text, out var principal) ? principal : throw new FormatException(), Role.Reader))]);

    private static IEnumerable<string> Findings(Workspace workspace, params TreePolicy[] trees) =>
        PolicyChecker.Check(new Policy(workspace, [.. trees], new Safety(MaxChanges.Default, []))).Select(finding => string.Join('.', finding.Place));
}
