using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Uploading;

/// <summary>One run of the program, and what can go wrong on the way.</summary>
public sealed class In_bad_weather
{
    private const string Sessions = "/upload/storage/v1/b/*/o";
    private const int PartBytes = 16 << 20;

    [Theory]
    [InlineData("a connection cut in the middle of a part", """{"method":"PUT","resetAfterBytes":9000000,"times":1}""", 9_000_000)]
    [InlineData("cut twice in a row", """{"method":"PUT","resetAfterBytes":3000000,"times":2}""", 6_000_000)]
    [InlineData("a part whose answer is lost", """{"method":"PUT","reset":"after","times":1}""", 0)]
    [InlineData("a part that is never heard", """{"method":"PUT","reset":"before","times":1}""", PartBytes)]
    [InlineData("a last part whose answer is lost", """{"method":"PUT","nth":2,"reset":"after","times":1}""", 0)]
    [InlineData("a last part whose answer is an error", """{"method":"PUT","nth":2,"status":503,"after":true,"times":1}""", 0)]
    [InlineData("a last part whose answer is cut off", """{"method":"PUT","nth":2,"cutBody":40,"times":1}""", 0)]
    [InlineData("a service that is busy", """{"method":"PUT","status":429,"reason":"rateLimitExceeded","times":2}""", PartBytes)]
    [InlineData("a service that fails for a time", """{"method":"PUT","status":503,"times":3}""", PartBytes)]
    [InlineData("no session at first", """{"method":"POST","status":503,"times":2}""", 0)]
    [InlineData("a session whose address is lost", """{"method":"POST","reset":"after","times":1}""", 0)]
    public async Task A_file_arrives_all_the_same(string what, string fault, long mostAgain)
    {
        await using var workspace = await Workspace.StartAsync();
        var file = RandomFile.Write(workspace.PathOf("r.bin"), PartBytes + 1_000_000);
        var rule = System.Text.Json.Nodes.JsonNode.Parse(fault)!;
        rule["path"] = Sessions;
        await workspace.Control.FaultAsync(rule);

        var result = (await workspace.Reeve.RunAsync("upload", "r.bin", "--bucket", "corp-dropbox", "--format", "json")).ShouldExit(0);

        (await workspace.Control.FaultHitsAsync()).ShouldBeGreaterThan(0, what);
        result.Json[0]!["crc32c"]!.GetValue<string>().ShouldBe(file.Crc32C);
        workspace.Company.Buckets.Find("corp-dropbox", "r.bin")!.Md5.ShouldBe(file.Md5);
        var session = workspace.Company.Buckets.Sessions("corp-dropbox").Single(each => each.Received > 0); // The other one, if any, is of a lost address.
        (session.Received - session.Persisted).ShouldBeInRange(0, mostAgain, what);
    }

    [Fact]
    public async Task Small_files_of_an_account_that_may_only_create_arrive_once_each_though_answers_are_lost()
    {
        await using var workspace = await Workspace.StartAsync();
        var names = Enumerable.Range(0, 60).Select(i => $"f{i}").ToList();
        names.ForEach(name => File.WriteAllText(workspace.PathOf(name), "The bytes of " + name));
        await workspace.Control.FaultAsync(new { method = "PUT", path = Sessions, reset = "after", times = 10 });
        await workspace.Control.FaultAsync(new { method = "POST", path = Sessions, reset = "after", times = 5 });

        (await workspace.Reeve.RunAsync(["upload", "--bucket", "corp-dropbox", .. names])).ShouldExit(0);

        workspace.Company.Buckets.Objects("corp-dropbox").Select(stored => stored.Name).ShouldBe(names, ignoreOrder: true);
    }

    [Fact]
    public async Task A_token_that_expires_meanwhile_is_renewed()
    {
        await using var workspace = await Workspace.StartAsync();
        RandomFile.Write(workspace.PathOf("r.bin"), 1000);
        (await workspace.Reeve.RunAsync("upload", "r.bin", "--bucket", "corp-dropbox", "--name", "one")).ShouldExit(0);
        await workspace.Control.ExpireTokensAsync();

        (await workspace.Reeve.RunAsync("upload", "r.bin", "--bucket", "corp-dropbox", "--name", "two")).ShouldExit(0);
    }

    [Fact]
    public async Task An_api_that_is_switched_off_is_not_allowed_and_says_where_to_switch_it_on()
    {
        await using var workspace = await Workspace.StartAsync();
        RandomFile.Write(workspace.PathOf("r.bin"), 1000);
        await workspace.Control.FaultAsync(new { method = "POST", path = Sessions, status = 403, reason = "accessNotConfigured" });

        (await workspace.Reeve.RunAsync("upload", "r.bin", "--bucket", "corp-dropbox")).ShouldExit(77).ErrorLines.ShouldHaveSingleItem().ShouldContain("is not enabled");
    }
}
