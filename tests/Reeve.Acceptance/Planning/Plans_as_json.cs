using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Planning;

public sealed partial class Plans_as_json
{
    private static readonly string[] Ops = ["grant.create", "grant.update", "grant.delete", "file.update", "owner.transfer", "drive.update"];

    [Fact]
    public async Task A_plan_with_changes_exits_2_and_has_the_form_that_scripts_rely_on()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(2).Json;

        plan.ShouldHave("reeve", "policy", "createdAt", "trees", "changes", "problems", "reach", "summary");
        plan.Text("reeve").ShouldBe("plan/1");
        plan.Text("policy").ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(workspace.PathOf("reeve.yaml"), TestContext.Current.CancellationToken))));
        DateTimeOffset.Parse(plan.Text("createdAt"), CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
        plan["summary"].ShouldHave(Ops);
        plan["summary"]!.AsObject().Select(count => count.Value!.GetValue<int>()).ShouldBe([1, 0, MessyTree.Changes - 1, 0, 0, 0]);
        var numbers = plan.List("trees").ShouldHaveSingleItem();
        numbers.ShouldHave("name", "root", "items", "unknown", "trashed", "requests", "quotaUnits");
        (numbers.Text("name"), numbers.Text("root"), numbers.Text("items"), numbers.Text("unknown"), numbers.Text("trashed")).ShouldBe(("docs", tree.Root, "4", "0", "0"));
    }

    [Fact]
    public async Task Every_change_says_who_does_what_to_whom_and_why()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var changes = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(2).Json.List("changes");

        changes.Select(change => change.Text("id")).ShouldBe(Enumerable.Range(1, MessyTree.Changes).Select(id => $"{id}"));
        foreach (var change in changes)
        {
            change.ShouldHave("id", "tree", "file", "path", "actor", "op", "principal", "before", "after", "why");
            change.Text("tree").ShouldBe("docs");
            change.Text("why").ShouldStartWith("trees.docs.access: ");
        }

        var link = changes.Single(change => change.Text("principal") == "anyone");
        (link.Text("file"), link.Text("path"), link.Text("actor"), link.Text("op")).ShouldBe((tree.Budget, "/Plans/budget", Workspace.Ben, "grant.delete"));
        link["before"].ShouldHave("role");
        link["after"].ShouldBeNull();
        var domain = changes.Single(change => change.Text("principal") == "domain:corp.example");
        (domain.Text("file"), domain.Text("path"), domain.Text("actor"), domain.Text("op")).ShouldBe((tree.Root, "/", Workspace.Ada, "grant.create"));
        domain["before"].ShouldBeNull();
        domain["after"].Text("role").ShouldBe("reader");
    }

    [Fact]
    public async Task Exposures_are_closed_first_then_comes_what_is_granted_then_what_is_taken()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var changes = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(2).Json.List("changes");

        changes.Select(change => change.Text("principal") switch
        {
            "anyone" or "user:" + MessyTree.Outsider => 'x',
            "domain:corp.example" => '+',
            _ => '-',
        }).ShouldBe("xxx+--");
    }

    [Fact]
    public async Task Reach_counts_items_for_whom_a_role_rises_or_falls_most_losses_first()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var reach = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(2).Json.List("reach");

        reach.ShouldAllBe(one => one.AsObject().Select(member => member.Key).SequenceEqual(new[] { "principal", "gains", "loses" }));
        reach.Select(one => (one.Text("principal"), one.Text("gains"), one.Text("loses"))).ShouldBe(
        [
            ("user:dan@corp.example", "0", "4"), ("user:xavier@gmail.com", "0", "4"), ("anyone", "0", "1"), ("user:cleo@corp.example", "0", "1"), ("domain:corp.example", "4", "0"),
        ]);
    }

    [Fact]
    public async Task The_same_policy_tree_and_day_give_the_same_bytes()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var first = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(2);
        var second = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(2);

        Lasting(second.Out).ShouldBe(Lasting(first.Out));
        Lasting(first.Out).ShouldNotBe(first.Out);
    }

    [Fact]
    public async Task A_problem_says_where_what_and_how_to_mend_it()
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        var file = workspace.Company.AddFile("theirs", MessyTree.Outsider, root);
        workspace.WritePolicy(root, []);

        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(0).Json;

        var problem = plan.List("problems").ShouldHaveSingleItem();
        problem.ShouldHave("file", "path", "code", "message");
        (problem.Text("file"), problem.Text("path"), problem.Text("code")).ShouldBe((file, "/theirs", "owner-outside"));
        problem.Text("message").ShouldContain("copy what is needed");
        (await workspace.Reeve.RunAsync("plan", "--strict", "--format", "json")).ShouldExit(1);
    }

    [Fact]
    public async Task Requests_and_quota_units_are_what_the_service_counted()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        await workspace.Control.ResetCountersAsync();
        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(2).Json;
        var counted = await workspace.Control.CountersAsync();

        plan.List("trees")[0].Text("requests").ShouldBe(counted.Text("requests"));
        plan.List("trees")[0].Text("quotaUnits").ShouldBe(counted.Text("quotaUnits"));
    }

    [Fact]
    public async Task A_plan_writes_nothing()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var before = await workspace.Control.DumpAsync();

        await workspace.Reeve.RunAsync("plan");

        (await workspace.Control.DumpAsync()).ShouldBe(before);
        (await workspace.Control.CountersAsync())["routes"]!.AsObject().ShouldAllBe(route => route.Key.StartsWith("GET "));
    }

    private static string Lasting(string plan) => Passing().Replace(plan, "$1: …");

    [GeneratedRegex("(\"(?:createdAt|requests|quotaUnits)\"): (?:\"[^\"]*\"|[0-9]+)")]
    private static partial Regex Passing();
}
