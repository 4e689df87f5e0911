using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Applying;

public sealed class Stopping_and_starting
{
    [Fact]
    public async Task A_second_writer_with_the_same_state_folder_is_told_who_the_first_is()
    {
        await using var workspace = await SlowTreeAsync();

        // The first one cannot end before this is cleared, however long the second one takes to come: the last file is refused, again and again.
        await workspace.Control.FaultAsync(new { method = "DELETE", path = $"/drive/v3/files/{await LastFileAsync(workspace)}/permissions/*", status = 429, reason = "rateLimitExceeded", retryAfter = 8 });
        using var first = workspace.Reeve.Start("apply", "--yes", "--format", "json");
        await UntilWritten(workspace, first);

        var second = (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(1);
        await workspace.Control.ClearFaultsAsync();

        second.ErrorLines.ShouldHaveSingleItem().ShouldContain($"process {first.Id}");
        (await first.EndAsync()).ShouldExit(0);
        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);
    }

    [Fact]
    public async Task A_stop_exits_130_is_in_the_history_and_the_next_run_and_two_undos_end_where_it_began()
    {
        await using var workspace = await SlowTreeAsync();
        var before = await workspace.Control.DumpAsync();
        using var running = workspace.Reeve.Start("apply", "--yes", "--format", "json");
        await UntilWritten(workspace, running);

        await running.InterruptAsync();
        var stopped = (await running.EndAsync()).ShouldExit(130);

        stopped.Json.Text("state").ShouldBe("interrupted");
        var history = (await workspace.Reeve.RunAsync("history", "--format", "json")).ShouldExit(0).Json.List("runs").ShouldHaveSingleItem();
        (history.Text("run"), history.Text("state")).ShouldBe((stopped.Run, "interrupted"));
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(2);
        var rest = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("undo", rest.Run, "--yes")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("undo", stopped.Run, "--yes")).ShouldExit(0);
        (await workspace.Control.DumpAsync()).ShouldBe(before);
        (await workspace.Reeve.RunAsync("history", "verify")).ShouldExit(0);
    }

    private static async Task<Workspace> SlowTreeAsync()
    {
        var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        for (var number = 0; number < 24; number++)
        {
            workspace.Company.GrantAnyone(workspace.Company.AddFile($"file {number:00}", Workspace.Ada, root), "reader");
        }

        workspace.WritePolicy(root, [], "safety: { maxChanges: 100 }");
        await workspace.Control.LatencyAsync(100);

        return workspace;
    }

    private static async Task<string> LastFileAsync(Workspace workspace) =>
        Dump.Read(await workspace.Control.DumpAsync()).Items.Where(item => item.Direct.ContainsKey("anyone")).Max(item => item.Id)!;

    private static async Task UntilWritten(Workspace workspace, RunningCommand running)
    {
        while ((await workspace.Control.LogAsync()).Count == 0)
        {
            running.HasEnded.ShouldBeFalse("the command ended before it had written anything");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
