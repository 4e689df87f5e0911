using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Planning;

public sealed class Plan_files
{
    [Fact]
    public async Task A_plan_file_is_the_plan_and_is_carried_out()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var plan = (await workspace.Reeve.RunAsync("plan", "--out", "plan.json", "--format", "json")).ShouldExit(2);
        var applied = (await workspace.Reeve.RunAsync("apply", "plan.json", "--yes", "--format", "json")).ShouldExit(0);

        (await File.ReadAllTextAsync(workspace.PathOf("plan.json"), TestContext.Current.CancellationToken)).Trim().ShouldBe(plan.Out.Trim());
        applied.Json.Text("applied").ShouldBe($"{MessyTree.Changes}");
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(0);
    }

    [Fact]
    public async Task What_has_moved_out_since_is_skipped_and_named_and_the_rest_is_done()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Reeve.RunAsync("plan", "--out", "plan.json");
        await workspace.Drive.CallAsync(Workspace.Ben, HttpMethod.Patch, $"files/{tree.Budget}?addParents=root&removeParents={tree.Plans}", new { });
        await workspace.Control.ClearLogAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "plan.json", "--yes", "--format", "json")).ShouldExit(1);

        applied.Json.Text("state").ShouldBe("partly");
        applied.Json.Text("applied").ShouldBe($"{MessyTree.Changes - 1}");
        var left = applied.Json.List("failures").ShouldHaveSingleItem();
        (left["change"].Text("file"), left.Text("code")).ShouldBe((tree.Budget, "moved"));
        (await workspace.Control.LogAsync()).ShouldAllBe(entry => entry!["fileId"]!.GetValue<string>() != tree.Budget);
    }

    [Fact]
    public async Task A_change_that_has_arisen_since_is_not_written()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Reeve.RunAsync("plan", "--out", "plan.json");
        workspace.Company.Grant(tree.Notes, "vera@vendor.example", "reader");

        var applied = (await workspace.Reeve.RunAsync("apply", "plan.json", "--yes", "--format", "json")).ShouldExit(1);

        var left = applied.Json.List("failures").ShouldHaveSingleItem();
        (left["change"].Text("file"), left["change"].Text("principal")).ShouldBe((tree.Notes, "user:vera@vendor.example"));
        left.Text("message").ShouldContain("new plan");
        Dump.Read(await workspace.Control.DumpAsync())[tree.Notes].Direct.Keys.ShouldBe(["user:vera@vendor.example"]);
    }

    [Fact]
    public async Task What_somebody_has_put_right_since_is_no_failure()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Reeve.RunAsync("plan", "--out", "plan.json");
        await workspace.Drive.CallAsync(Workspace.Ben, HttpMethod.Delete, $"files/{tree.Budget}/permissions/anyoneWithLink");

        var applied = (await workspace.Reeve.RunAsync("apply", "plan.json", "--yes", "--format", "json")).ShouldExit(0);

        (applied.Json.Text("state"), applied.Json.Text("applied"), applied.Json.Text("skipped")).ShouldBe(("done", $"{MessyTree.Changes - 1}", "1"));
    }

    [Fact]
    public async Task A_policy_that_has_changed_since_refuses_the_plan()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Reeve.RunAsync("plan", "--out", "plan.json");
        await File.AppendAllTextAsync(workspace.PathOf("reeve.yaml"), "\n# changed\n", TestContext.Current.CancellationToken);
        var before = await workspace.Control.DumpAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "plan.json", "--yes", "--format", "table")).ShouldExit(3);

        applied.ToString().ShouldContain("make a new plan");
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("{ not json", "not")]
    [InlineData("""{ "reeve": "plan/7" }""", "plan/1")]
    public async Task A_file_that_is_no_plan_is_wrong_usage(string text, string word)
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await File.WriteAllTextAsync(workspace.PathOf("plan.json"), text, TestContext.Current.CancellationToken);

        var applied = (await workspace.Reeve.RunAsync("apply", "plan.json", "--yes")).ShouldExit(64);

        applied.ErrorLines.ShouldHaveSingleItem().ShouldContain("plan.json");
        applied.Error.ShouldContain(word);
    }
}
