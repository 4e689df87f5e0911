using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Zoom;

public sealed class Any_call
{
    [Theory]
    [InlineData("page_size=7")]
    [InlineData("page_size=7", "page_number=1")]
    public async Task A_list_is_read_to_its_end_in_either_paging(params string[] parameters)
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.SetUsers(20, 1, 1);

        var users = (await workspace.ReeveByOAuth.RunAsync(["call", "zoom", "GET", "/users", "--paginate", .. parameters.SelectMany(parameter => new[] { "-q", parameter })])).ShouldExit(0);

        users.Json.AsArray().Select(user => user!.Text("email")).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task What_is_changed_answers_with_nothing_and_that_is_well()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.SetUsers(1, 0, 0);

        var done = (await workspace.ReeveByJwt.RunAsync("call", "zoom", "PUT", "/users/user00001@corp.example/status", "-d", """{"action":"deactivate"}""")).ShouldExit(0);

        done.Out.ShouldBeEmpty();
        (await workspace.ReeveByJwt.RunAsync("zoom", "users", "--status", "inactive")).ShouldExit(0).Json.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_shows_what_zoom_said_and_says_it_in_a_sentence()
    {
        await using var workspace = await Workspace.StartAsync();

        var refused = (await workspace.ReeveByOAuth.RunAsync("call", "zoom", "GET", "/users/nobody@corp.example")).ShouldExit(77);

        JsonNode.Parse(refused.Out).Text("code").ShouldBe("1001");
        refused.ErrorLines.ShouldHaveSingleItem().ShouldContain("User does not exist");
    }

    [Fact]
    public async Task Another_host_gets_no_token()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.ResetCountersAsync();

        (await workspace.ReeveByOAuth.RunAsync("call", "zoom", "GET", "https://api.zoom.us.evil.example/v2/users")).ShouldExit(64).ErrorLines.ShouldHaveSingleItem().ShouldContain("nothing was sent");

        (await workspace.Control.CountersAsync()).Text("tokenRequests").ShouldBe("0");
    }

    [Fact]
    public async Task A_dry_run_is_a_line_for_a_shell_without_a_secret()
    {
        await using var workspace = await Workspace.StartAsync();

        var line = (await workspace.Reeve.RunAsync("call", "zoom", "GET", "/users/me", "--dry-run")).ShouldExit(0).Out;

        line.ShouldBe($"curl --fail-with-body --request GET --header \"Authorization: Bearer $(reeve token zoom)\" {workspace.Endpoint}v2/users/me\n");
    }
}
