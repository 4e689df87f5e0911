using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Sandboxing;

public sealed class Starting_in_bad_weather
{
    [Theory]
    [InlineData("--latency fast", "--latency takes a time from 0ms to 10m, such as `50ms` or `2s`, not `fast`.")]
    [InlineData("--latency -5ms", "--latency takes a time from 0ms to 10m, such as `50ms` or `2s`, not `-5ms`.")]
    [InlineData("--latency 11m", "--latency takes a time from 0ms to 10m, such as `50ms` or `2s`, not `11m`.")]
    [InlineData("--quota litres", "--quota takes `units` or `queries`, not `litres`.")]
    [InlineData("--sharing-limit many", "--sharing-limit takes a number of times, 0 or more, not `many`.")]
    [InlineData("--sharing-limit -1", "--sharing-limit takes a number of times, 0 or more, not `-1`.")]
    [InlineData("--clock noon", "--clock takes how far the clock is off, at most ten years, such as `+10m` or `-90s`, not `noon`.")]
    [InlineData("--clock 9999999d", "--clock takes how far the clock is off, at most ten years, such as `+10m` or `-90s`, not `9999999d`.")]
    [InlineData("--faults nowhere.json", "--faults names a file that is not there: `nowhere.json`.")]
    public async Task A_flag_that_makes_no_sense_is_told_in_one_sentence(string flags, string sentence)
    {
        await using var workspace = await Workspace.StartAsync();

        var refused = (await workspace.Reeve.RunAsync(["sandbox", .. flags.Split(' ')])).ShouldExit(64);

        refused.ErrorLines.ShouldBe([sentence, "`reeve sandbox --help` tells how it is used."]);
    }

    [Fact]
    public async Task A_fault_that_cannot_be_is_told_with_file_and_number()
    {
        await using var workspace = await Workspace.StartAsync();
        await File.WriteAllTextAsync(workspace.PathOf("faults.json"), """[{"status":500},{"reset":"maybe"}]""", TestContext.Current.CancellationToken);

        (await workspace.Reeve.RunAsync("sandbox", "--faults", "faults.json")).ShouldExit(64)
            .ErrorLines.ShouldBe(["`faults.json`, fault 2: `reset` is `before` or `after`, not `maybe`."]);
    }

    [Fact]
    public async Task It_starts_in_the_weather_that_the_flags_ask_for()
    {
        await using var workspace = await Workspace.StartAsync();
        await File.WriteAllTextAsync(workspace.PathOf("faults.json"), """[{"path":"/drive/v3/about","status":503}]""", TestContext.Current.CancellationToken);
        using var running = workspace.Reeve.Start(
            "sandbox", "--dir", "box", "--latency", "1ms", "--quota", "queries", "--sharing-limit", "7", "--faults", "faults.json", "--clock", "-2h");
        while (!File.Exists(workspace.PathOf("box/sandbox.json")))
        {
            running.HasEnded.ShouldBeFalse();
            await Task.Yield();
        }

        var about = JsonNode.Parse(await File.ReadAllTextAsync(workspace.PathOf("box/sandbox.json"), TestContext.Current.CancellationToken));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(about.Text("endpoint")) };
        using var hit = await http.GetAsync("/drive/v3/about", TestContext.Current.CancellationToken);
        var quota = JsonNode.Parse(await http.GetStringAsync("/_sandbox/quota", TestContext.Current.CancellationToken));
        await running.InterruptAsync();

        ((int)hit.StatusCode).ShouldBe(503);
        hit.Headers.Date!.Value.ShouldBeLessThan(TimeProvider.System.GetUtcNow().AddMinutes(-119));
        quota.Text("model").ShouldBe("queries");
        (await running.EndAsync()).ShouldExit(0);
    }
}
