using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Calling;

public sealed class Any_call
{
    private const string About = "/drive/v3/about";

    [Fact]
    public async Task Anyone_can_be_acted_as_and_the_services_own_object_comes_out()
    {
        await using var workspace = await Workspace.StartAsync();

        var about = (await workspace.Reeve.RunAsync("call", "google", "GET", About, "-q", "fields=user", "--as", Workspace.Ada)).ShouldExit(0);

        about.Json["user"].Text("emailAddress").ShouldBe(Workspace.Ada);
        (await workspace.Reeve.RunAsync("call", "google", "GET", About, "-q", "fields=user", "--as", Workspace.Ada, "--format", "csv")).ShouldExit(0).Out.ShouldContain(Workspace.Ada);
        (await workspace.Reeve.RunAsync("call", "google", "GET", About, "-q", "fields=user", "--as", Workspace.Ada, "--include")).ShouldExit(0).Out.ShouldStartWith("HTTP 200 OK\n");
    }

    [Fact]
    public async Task A_list_is_read_to_its_end()
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Many", Workspace.Ada);
        for (var at = 0; at < 25; at++)
        {
            workspace.Company.AddFile($"file {at}", Workspace.Ada, root);
        }

        string[] list = ["call", "google", "GET", "/drive/v3/files", "-q", $"q='{root}' in parents", "-q", "pageSize=10", "-q", "fields=nextPageToken,files(id,name)", "--as", Workspace.Ada, "--paginate"];
        await workspace.Control.ResetCountersAsync();

        (await workspace.Reeve.RunAsync(list)).ShouldExit(0).Json.AsArray().Select(file => file.Text("id")).Distinct().Count().ShouldBe(25);

        (await workspace.Control.CountersAsync())["routes"]!.AsObject().Sum(route => route.Value!.GetValue<int>()).ShouldBe(3);
        (await workspace.Reeve.RunAsync([.. list, "--format", "ndjson"])).ShouldExit(0).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(25);
        Csv.Parse((await workspace.Reeve.RunAsync([.. list, "--format", "csv"])).ShouldExit(0).Out).Count.ShouldBe(26);
    }

    [Fact]
    public async Task What_is_written_is_written()
    {
        await using var workspace = await Workspace.StartAsync();
        var file = workspace.Company.AddFile("notes", Workspace.Ada);

        (await workspace.Reeve.RunAsync(
            "call", "google", "POST", $"/drive/v3/files/{file}/permissions", "-q", "sendNotificationEmail=false", "--as", Workspace.Ada,
            "-d", $$"""{"type":"user","role":"reader","emailAddress":"{{Workspace.Ben}}"}""")).ShouldExit(0);

        (await workspace.Control.DumpAsync()).ShouldContain(Workspace.Ben);
        await File.WriteAllTextAsync(workspace.PathOf("grant.json"), $$"""{"type":"user","role":"reader","emailAddress":"{{Workspace.Cleo}}"}""", TestContext.Current.CancellationToken);
        (await workspace.Reeve.RunAsync("call", "google", "POST", $"/drive/v3/files/{file}/permissions", "--as", Workspace.Ada, "-d", "@grant.json")).ShouldExit(0);
        (await workspace.Control.DumpAsync()).ShouldContain(Workspace.Cleo);
    }

    [Fact]
    public async Task A_refusal_shows_what_the_service_said_and_one_sentence()
    {
        await using var workspace = await Workspace.StartAsync();

        var refused = (await workspace.Reeve.RunAsync("call", "google", "GET", "/drive/v3/files/nothing", "--as", Workspace.Ada)).ShouldExit(77);

        refused.Json["error"].Text("code").ShouldBe("404");
        refused.ErrorLines.ShouldHaveSingleItem().ShouldContain("GET /drive/v3/files/nothing");
    }

    [Theory]
    [InlineData("https://evil.example/drive/v3/about")]
    [InlineData("https://googleapis.com.evil.example/drive/v3/about")]
    [InlineData("https://www.googleapis.com@evil.example/drive/v3/about")]
    [InlineData("//evil.example/drive/v3/about")]
    [InlineData("http://127.0.0.1:9/drive/v3/about")]
    public async Task To_another_host_nothing_is_sent_not_even_for_a_token(string address)
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.ResetCountersAsync();

        var refused = (await workspace.Reeve.RunAsync("call", "google", "GET", address, "--as", Workspace.Ada)).ShouldExit(64);

        refused.ErrorLines.ShouldHaveSingleItem().ShouldContain("nothing was sent");
        (await workspace.Control.CountersAsync()).Text("tokenRequests").ShouldBe("0");
    }

    [Fact]
    public async Task A_dry_run_is_a_line_for_a_shell_and_no_call()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.ResetCountersAsync();

        var line = (await workspace.Reeve.RunAsync("call", "google", "GET", About, "-q", "fields=user", "--as", "o'hara@corp.example", "--dry-run")).ShouldExit(0).Out;

        line.ShouldBe(
            "curl --fail-with-body --request GET --header \"Authorization: Bearer $(reeve token google --as 'o'\\''hara@corp.example' "
            + $"--scope https://www.googleapis.com/auth/drive.metadata.readonly)\" '{workspace.Endpoint}drive/v3/about?fields=user'\n");
        (await workspace.Control.CountersAsync()).Text("tokenRequests").ShouldBe("0");
    }

    [Fact]
    public async Task Two_hundred_users_give_two_hundred_lines_and_those_that_failed_are_marked()
    {
        await using var workspace = await Workspace.StartAsync();
        var users = Enumerable.Range(0, 200).Select(at => $"user{at}@corp.example").ToList();
        users.ForEach(user => workspace.Company.AddUser(user));
        var gone = users.Where((_, at) => at % 50 == 7).ToList(); // 2 %.
        foreach (var user in gone)
        {
            await workspace.Control.FaultAsync(new { path = About, subject = user, status = 403, reason = "domainPolicy" });
        }

        await File.WriteAllLinesAsync(workspace.PathOf("users.txt"), users.Prepend("# everybody"), TestContext.Current.CancellationToken);

        var each = (await workspace.Reeve.RunAsync("call", "google", "GET", About, "-q", "fields=user", "--as-each", "users.txt")).ShouldExit(1);

        var lines = each.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        lines.Select(line => line.Text("subject")).ShouldBe(users);
        lines.Where(line => line["error"] is not null).Select(line => line.Text("subject")).ShouldBe(gone);
        lines.Where(line => line["error"] is not null).ShouldAllBe(line => line.Text("status") == "403");
        lines.Where(line => line["error"] is null).ShouldAllBe(line => line.Text("status") == "200" && line["body"]!["user"].Text("emailAddress") == line.Text("subject"));
        each.Error.ShouldContain("4 of 200 failed");
    }

    [Theory]
    [InlineData("is not a method", "GETT", About)]
    [InlineData("whole address", "GET", "nobody/v1")]
    [InlineData("is not JSON", "POST", "/drive/v3/files", "-d", "{")]
    [InlineData("cannot be read", "POST", "/drive/v3/files", "-d", "@none.json")]
    [InlineData("`-q name=value`", "GET", About, "-q", "fields")]
    [InlineData("takes GET alone", "DELETE", About, "--paginate")]
    [InlineData("exclude each other", "GET", About, "--as", "a@x", "--as-each", "-")]
    [InlineData("cannot be read", "GET", About, "--as-each", "none.txt")]
    public async Task What_cannot_be_meant_is_told_in_one_line(string says, params string[] arguments)
    {
        await using var workspace = await Workspace.StartAsync();

        (await workspace.Reeve.With(("REEVE_GOOGLE_ENDPOINT", "")).RunAsync(["call", "google", .. arguments])).ShouldExit(64).ErrorLines.ShouldHaveSingleItem().ShouldContain(says);
    }
}
