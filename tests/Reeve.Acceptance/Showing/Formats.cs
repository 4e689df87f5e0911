using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Showing;

public sealed class Formats
{
    [Fact]
    public async Task A_plan_is_a_json_object_in_a_pipe_a_line_a_change_with_ndjson_and_rows_with_csv()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.Company.GrantAnyone(workspace.Company.AddFile("=cmd, \"quoted\"\nand\u202E more", Workspace.Ada, tree.Root), "reader");

        var piped = (await workspace.Reeve.RunAsync("plan")).ShouldExit(2);
        var lines = (await workspace.Reeve.RunAsync("plan", "--format", "ndjson")).ShouldExit(2).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = Csv.Parse((await workspace.Reeve.RunAsync("plan", "--format", "csv")).ShouldExit(2).Out);

        var changes = piped.Json.List("changes");
        changes.Count.ShouldBe(MessyTree.Changes + 1);
        lines.Select(line => JsonNode.Parse(line)!.ToJsonString()).ShouldBe(changes.Select(change => change.ToJsonString()));
        rows[0].ShouldBe(["id", "tree", "file", "path", "actor", "op", "principal", "before", "after", "why"]);
        rows.Skip(1).Select(row => (row[0], row[2], row[6])).ShouldBe(changes.Select(change => (change.Text("id"), change.Text("file"), change.Text("principal"))));
        rows.ShouldAllBe(row => row.Length == 10);
        rows.ShouldAllBe(row => row.All(field => field.Length == 0 || !"=+-@".Contains(field[0])));
    }

    [Fact]
    public async Task A_table_has_what_a_person_needs_and_nothing_that_steers_a_terminal()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.Company.GrantAnyone(workspace.Company.AddFile("\u001b[31mred\u001b]0;title\u0007", Workspace.Ada, tree.Root), "reader");

        var table = (await workspace.Reeve.RunAsync("plan", "--format", "table")).ShouldExit(2);
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "table")).ShouldExit(0);

        table.Out.ShouldContain("anyone");
        table.Out.ShouldContain("quota units");
        table.Out.ShouldContain($"{MessyTree.Changes + 1} changes");
        applied.Out.ShouldContain("reeve undo ");
        (table.Out + applied.Out).ShouldAllBe(character => character == '\n' || !char.IsControl(character));
    }

    [Fact]
    public async Task History_lists_runs_newest_first_and_verifies_its_chain()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        var undone = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(0);

        var history = (await workspace.Reeve.RunAsync("history")).ShouldExit(0).Json;
        var lines = (await workspace.Reeve.RunAsync("history", "--format", "ndjson")).ShouldExit(0).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = Csv.Parse((await workspace.Reeve.RunAsync("history", "--format", "csv")).ShouldExit(0).Out);
        var table = (await workspace.Reeve.RunAsync("history", "--format", "table")).ShouldExit(0);

        history.ShouldHave("reeve", "runs");
        history.Text("reeve").ShouldBe("history/1");
        var runs = history.List("runs");
        runs.Select(run => (run.Text("run"), run.Text("kind"), run.Text("state"), run.Text("applied"), run.Text("failed"))).ShouldBe(
        [
            (undone.Run, "undo", "done", $"{MessyTree.Changes}", "0"), (applied.Run, "apply", "done", $"{MessyTree.Changes}", "0"),
        ]);
        runs.ToList().ForEach(run => run.ShouldHave("run", "kind", "state", "startedAt", "endedAt", "policy", "applied", "failed"));
        lines.Select(line => JsonNode.Parse(line)!.ToJsonString()).ShouldBe(runs.Select(run => run.ToJsonString()));
        rows.Skip(1).Select(row => row[0]).ShouldBe([undone.Run, applied.Run]);
        table.Out.ShouldContain(applied.Run);
        (await workspace.Reeve.RunAsync("history", "verify")).ShouldExit(0);
    }

    [Fact]
    public async Task A_journal_that_was_tampered_with_does_not_verify()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);
        var store = Path.Combine(workspace.StateFolder, "reeve.db");
        var bytes = await File.ReadAllBytesAsync(store, TestContext.Current.CancellationToken);
        for (var at = bytes.AsSpan().IndexOf("xavier@"u8); at >= 0; at = bytes.AsSpan().IndexOf("xavier@"u8))
        {
            bytes[at]++;
        }

        await File.WriteAllBytesAsync(store, bytes, TestContext.Current.CancellationToken);

        (await workspace.Reeve.RunAsync("history", "verify")).ShouldExit(1).ToString().ShouldContain("does not fit");
    }

    [Fact]
    public async Task Whoami_shows_the_services_own_object()
    {
        await using var workspace = await Workspace.StartAsync();

        var json = (await workspace.Reeve.RunAsync("whoami", "--as", Workspace.Ada)).ShouldExit(0).Json;
        var line = (await workspace.Reeve.RunAsync("whoami", "--as", Workspace.Ada, "--format", "ndjson")).ShouldExit(0).Out.TrimEnd('\n');
        var rows = Csv.Parse((await workspace.Reeve.RunAsync("whoami", "--as", Workspace.Ada, "--format", "csv")).ShouldExit(0).Out);
        var table = (await workspace.Reeve.RunAsync("whoami", "--as", Workspace.Ada, "--format", "table")).ShouldExit(0);

        json["user"].Text("emailAddress").ShouldBe(Workspace.Ada);
        JsonNode.Parse(line)!.ToJsonString().ShouldBe(json.ToJsonString());
        line.ShouldNotContain('\n');
        rows.Count.ShouldBe(2);
        rows[1][Array.IndexOf(rows[0], "user.emailAddress")].ShouldBe(Workspace.Ada);
        table.Out.ShouldContain(Workspace.Ada);
    }

    [Fact]
    public async Task Quiet_leaves_results_alone_on_standard_output()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var plan = (await workspace.Reeve.RunAsync("plan", "--quiet", "--out", "plan.json")).ShouldExit(2);

        plan.Error.ShouldBeEmpty();
        plan.Json.Text("reeve").ShouldBe("plan/1");
    }
}
