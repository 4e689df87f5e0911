using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Applying;

public sealed class Somebody_changed_it
{
    [Fact]
    public async Task What_somebody_changed_after_a_run_is_left_and_named_and_the_rest_is_undone()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var before = Dump.Read(await workspace.Control.DumpAsync());
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        await workspace.Drive.CallAsync(Workspace.Ada, HttpMethod.Post, $"files/{tree.Notes}/permissions?sendNotificationEmail=false",
            new { type = "user", role = "commenter", emailAddress = Workspace.Cleo });

        var undone = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(1);

        var left = undone.Json.List("failures").ShouldHaveSingleItem();
        (left["change"].Text("file"), left["change"].Text("principal"), left.Text("code")).ShouldBe((tree.Notes, "user:" + Workspace.Cleo, "changed"));
        left.Text("message").ShouldContain("since the run");
        undone.Json.Text("applied").ShouldBe($"{MessyTree.Changes - 1}");
        var after = Dump.Read(await workspace.Control.DumpAsync());
        after[tree.Notes].Direct["user:" + Workspace.Cleo].Direct.ShouldBe(Role.Commenter);
        foreach (var item in new[] { tree.Root, tree.Plans, tree.Budget })
        {
            after[item].Direct.Values.ShouldBe(before[item].Direct.Values, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task What_somebody_moved_or_trashed_after_a_run_is_left_and_named()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        await workspace.Drive.CallAsync(Workspace.Ben, HttpMethod.Patch, $"files/{tree.Budget}?addParents=root&removeParents={tree.Plans}", new { });
        await workspace.Drive.CallAsync(Workspace.Ada, HttpMethod.Patch, $"files/{tree.Notes}", new { trashed = true });
        var after = Dump.Read(await workspace.Control.DumpAsync());

        var undone = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(1);

        undone.Json.List("failures").Select(left => (left["change"].Text("file"), left.Text("code"))).ShouldBe([(tree.Budget, "moved"), (tree.Notes, "trashed")], ignoreOrder: true);
        var end = Dump.Read(await workspace.Control.DumpAsync());
        end[tree.Budget].Direct.ShouldBe(after[tree.Budget].Direct);
        end[tree.Notes].Direct.ShouldBe(after[tree.Notes].Direct);
    }

    [Theory]
    [InlineData(true, "moved")]
    [InlineData(false, "trashed")]
    public async Task What_leaves_the_tree_between_plan_and_write_is_not_written(bool isMoved, string code)
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        var outside = workspace.Company.AddFolder("Elsewhere", Workspace.Ada);
        var folder = workspace.Company.AddFolder("zz", Workspace.Ada, root);
        var file = workspace.Company.AddFile("zz last", Workspace.Ada, folder);
        workspace.Company.GrantAnyone(file, "reader");
        for (var number = 0; number < 40; number++)
        {
            workspace.Company.GrantAnyone(workspace.Company.AddFile($"file {number:00}", Workspace.Ada, root), "reader");
        }

        workspace.WritePolicy(root, [], "safety: { maxChanges: 100 }");
        using var running = workspace.Reeve.Start("apply", "--yes", "--workers", "1", "--format", "json");
        await Until(running, async () => (await workspace.Control.LogAsync()).Count > 0);
        await (isMoved
            ? workspace.Drive.CallAsync(Workspace.Ada, HttpMethod.Patch, $"files/{folder}?addParents={outside}&removeParents={root}", new { })
            : workspace.Drive.CallAsync(Workspace.Ada, HttpMethod.Patch, $"files/{folder}", new { trashed = true }));
        var applied = (await running.EndAsync()).ShouldExit(1);

        var left = applied.Json.List("failures").ShouldHaveSingleItem();
        (left["change"].Text("file"), left.Text("code")).ShouldBe((file, code));
        Dump.Read(await workspace.Control.DumpAsync())[file].Direct.Keys.ShouldBe(["anyone"]);
    }

    private static async Task Until(RunningCommand running, Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            running.HasEnded.ShouldBeFalse("the command ended before it had written anything");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
