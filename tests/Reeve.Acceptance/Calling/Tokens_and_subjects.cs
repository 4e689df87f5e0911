using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Calling;

public sealed class Tokens_and_subjects
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_token_alone_is_printed_and_works()
    {
        await using var workspace = await Workspace.StartAsync();
        using var running = workspace.Reeve.Start("token", "google", "--as", Workspace.Ada, "--scope", "drive.readonly");
        var token = (await running.EndAsync(showsToken: true)).ShouldExit(0).Out;

        token.ShouldEndWith("\n");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/drive/v3/about?fields=user");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.TrimEnd('\n'));
        using var answer = await workspace.Http.SendAsync(request, Stop);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain(Workspace.Ada);
    }

    [Fact]
    public async Task What_there_is_to_say_of_it_is_said_without_it()
    {
        await using var workspace = await Workspace.StartAsync();
        string[] explain = ["token", "google", "--as", Workspace.Ada, "--explain"];

        var first = (await workspace.Reeve.RunAsync(explain)).ShouldExit(0).Json;
        var second = (await workspace.Reeve.RunAsync(explain)).ShouldExit(0).Json;

        first.ShouldHave("reeve", "service", "account", "keyId", "subject", "scopes", "expiresAt", "fromCache");
        first.Text("subject").ShouldBe(Workspace.Ada);
        first["scopes"]!.ToJsonString().ShouldBe("[\"https://www.googleapis.com/auth/drive.metadata.readonly\"]");
        first.Text("fromCache").ShouldBe("false");
        second.Text("fromCache").ShouldBe("true");
    }

    [Theory]
    [InlineData("whoami", "--as", Workspace.Ada)]
    [InlineData("token", "google", "--as", Workspace.Ada)]
    [InlineData("call", "google", "GET", "/drive/v3/about", "--as", Workspace.Ada)]
    [InlineData("plan")]
    [InlineData("apply", "--yes")]
    public async Task Whom_the_rules_leave_out_nobody_acts_as(params string[] command)
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.ResetCountersAsync();

        var refused = (await workspace.Reeve.With(("REEVE_SUBJECTS", "*@sales.example ben@corp.example")).RunAsync(command)).ShouldExit(77);

        refused.Error.ShouldContain("REEVE_SUBJECTS");
        (await workspace.Control.CountersAsync()).Text("tokenRequests").ShouldBe("0");
    }

    [Fact]
    public async Task Rules_that_cannot_be_read_are_wrong_usage()
    {
        await using var workspace = await Workspace.StartAsync();

        (await workspace.Reeve.With(("REEVE_SUBJECTS", "corp.example")).RunAsync("whoami")).ShouldExit(64).ErrorLines.ShouldHaveSingleItem().ShouldContain("`*@corp.example`");
    }

    [Fact]
    public async Task Whom_Reeve_acts_as_is_on_record_without_a_token()
    {
        await using var workspace = await Workspace.StartAsync();

        var quiet = await workspace.Reeve.RunAsync("whoami", "--as", Workspace.Ada);
        var verbose = await workspace.Reeve.RunAsync("whoami", "--as", Workspace.Ada, "--verbose");
        await workspace.Reeve.RunAsync("whoami");

        quiet.Error.ShouldBeEmpty();
        verbose.Error.ShouldContain($"Acting as {Workspace.Ada}");
        var file = Path.Combine(workspace.StateFolder, "subjects.log");
        var lines = (await File.ReadAllLinesAsync(file, Stop)).Select(line => JsonNode.Parse(line)!).ToList();
        lines.Select(line => (line.Text("subject"), line.Text("token"))).ShouldBe([(Workspace.Ada, "fetched"), (Workspace.Ada, "cache")]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Secrets.ShouldBeAbsentFrom(await File.ReadAllTextAsync(file, Stop), file);
    }
}
