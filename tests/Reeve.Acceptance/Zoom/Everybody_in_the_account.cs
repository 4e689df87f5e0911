using System.Diagnostics;
using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Zoom;

public sealed class Everybody_in_the_account
{
    private const int Active = 2345;
    private const int Inactive = 120;
    private const int Pending = 15;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_come_out_once_though_a_token_ends_in_the_middle_and_a_burst_is_refused(bool byOAuth)
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.SetUsers(Active, Inactive, Pending);
        var reeve = byOAuth ? workspace.ReeveByOAuth : workspace.ReeveByJwt;
        await workspace.Control.FaultAsync(new { method = "GET", path = "/v2/users", nth = 4, status = 401, reason = "124", times = 1 });
        await workspace.Control.FaultAsync(new { method = "GET", path = "/v2/users", nth = 6, status = 429, reason = "QPS", times = 1 });
        await workspace.Control.ResetCountersAsync();

        var users = (await reeve.RunAsync("zoom", "users", "--verbose")).ShouldExit(0).Json.AsArray();

        users.Select(user => user!.Text("email")).Distinct().Count().ShouldBe(Active + Inactive + Pending);
        users.GroupBy(user => user!.Text("status")).ToDictionary(group => group.Key, group => group.Count())
            .ShouldBe(new Dictionary<string, int> { ["active"] = Active, ["inactive"] = Inactive, ["pending"] = Pending });
        users.Count(user => user!.AsObject().ContainsKey("id")).ShouldBe(Active + Inactive);
        var counters = await workspace.Control.CountersAsync();
        counters["routes"]!.Text("GET /v2/users").ShouldBe("12");
        counters.Text("tokenRequests").ShouldBe(byOAuth ? "2" : "0");
    }

    [Fact]
    public async Task The_next_command_asks_for_no_token_and_the_cache_is_its_owners_alone()
    {
        await using var workspace = await Workspace.StartAsync();
        (await workspace.ReeveByOAuth.RunAsync("zoom", "users")).ShouldExit(0);
        await workspace.Control.ResetCountersAsync();

        (await workspace.ReeveByOAuth.RunAsync("zoom", "users", "--status", "pending", "--format", "ndjson")).ShouldExit(0);

        (await workspace.Control.CountersAsync()).Text("tokenRequests").ShouldBe("0");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(workspace.StateFolder, "tokens.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task No_secret_is_shown_or_kept_but_in_the_cache_nor_is_it_in_the_process_list()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.LatencyAsync(1500);
        using var running = workspace.ReeveByOAuth.Start("zoom", "users", "--verbose");
        while ((await workspace.Control.CountersAsync()).Text("tokenRequests") == "0")
        {
            running.HasEnded.ShouldBeFalse(); // It waits for its token, in sight of everybody.
        }

        var processes = await ProcessListAsync();

        var shown = (await running.EndAsync()).ShouldExit(0);

        processes.ShouldContain("zoom users --verbose");
        foreach (var secret in new[] { workspace.Zoom.ClientSecret, workspace.Zoom.ApiSecret })
        {
            (shown.Out + shown.Error + processes).ShouldNotContain(secret);
            foreach (var file in Directory.EnumerateFiles(workspace.StateFolder, "*", SearchOption.AllDirectories))
            {
                (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain(secret);
            }
        }
    }

    [Fact]
    public async Task Every_format_has_all_of_them_with_zooms_own_names()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.SetUsers(3, 2, 1);

        var csv = Csv.Parse((await workspace.ReeveByOAuth.RunAsync("zoom", "users", "--format", "csv")).ShouldExit(0).Out);
        var lines = (await workspace.ReeveByOAuth.RunAsync("zoom", "users", "--format", "ndjson", "--status", "inactive")).ShouldExit(0).Out.TrimEnd().Split('\n');
        var table = (await workspace.ReeveByOAuth.RunAsync("zoom", "users", "--format", "table")).ShouldExit(0).Out;

        csv.Count.ShouldBe(7);
        csv[0].ShouldContain("last_login_time");
        csv[6][0].ShouldBe("");
        lines.Select(line => JsonNode.Parse(line).Text("email")).ShouldBe(["left00001@corp.example", "left00002@corp.example"]);
        table.ShouldContain("invited00001@corp.example");
        table.ShouldContain("6 users: 3 active, 2 inactive, 1 pending.");
    }

    private static async Task<string> ProcessListAsync()
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["axww", "-o", "args"]) { RedirectStandardOutput = true })!;

        return await ps.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
