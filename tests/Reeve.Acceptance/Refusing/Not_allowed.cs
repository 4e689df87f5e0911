using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Refusing;

public sealed class Not_allowed
{
    private const string MetadataOnly = "https://www.googleapis.com/auth/drive.metadata.readonly";

    [Fact]
    public async Task A_scope_that_is_not_delegated_is_named_with_the_place_to_add_it()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.DelegationAsync(MetadataOnly);

        (await workspace.Reeve.RunAsync("plan")).ShouldExit(2);
        await ShouldBeRefusedAsync(workspace, 77, ["apply", "--yes"], "auth/drive", "not delegated", "Domain-wide delegation", Key(workspace)["client_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task With_nothing_delegated_the_least_scope_is_asked_for()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.DelegationAsync();

        await ShouldBeRefusedAsync(workspace, 77, ["plan"], MetadataOnly, "not delegated", "Domain-wide delegation");
    }

    [Fact]
    public async Task A_key_that_is_not_the_accounts_is_told_with_the_place_to_make_a_new_one()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await using var other = await SandboxHost.StartAsync(new SandboxOptions { Empty = true }, TestContext.Current.CancellationToken);
        var key = Key(workspace);
        key["private_key"] = JsonNode.Parse(other.CredentialsJson)!["private_key"]!.GetValue<string>();
        await File.WriteAllTextAsync(workspace.PathOf("credentials.json"), key.ToJsonString(), TestContext.Current.CancellationToken);

        foreach (var command in new[] { "plan", "apply --yes", "whoami" })
        {
            await ShouldBeRefusedAsync(workspace, 77, command.Split(' '), "Invalid JWT Signature", "Service accounts › Keys");
        }
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("suspended")]
    public async Task A_reader_who_is_gone_is_named(string state)
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.UserStateAsync(Workspace.Ada, state);

        await ShouldBeRefusedAsync(workspace, 77, ["plan"], Workspace.Ada, "suspended or deleted");
        await ShouldBeRefusedAsync(workspace, 77, ["apply", "--yes"], Workspace.Ada, "suspended or deleted");
    }

    [Fact]
    public async Task A_clock_ten_minutes_fast_is_measured_and_told()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.ClockAsync(-600);

        await ShouldBeRefusedAsync(workspace, 77, ["plan"], "10 minutes fast", "NTP");
        await ShouldBeRefusedAsync(workspace, 77, ["apply", "--yes"], "10 minutes fast", "NTP");
    }

    [Fact]
    public async Task A_root_that_the_reader_does_not_see_is_named_with_what_to_set()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var root = workspace.Company.AddFolder("Bens own", Workspace.Ben);
        workspace.WritePolicy(root, []);

        await ShouldBeRefusedAsync(workspace, 77, ["plan"], root, Workspace.Ada, "`as:`");
        await ShouldBeRefusedAsync(workspace, 77, ["apply", "--yes"], root, Workspace.Ada, "`as:`");
    }

    [Fact]
    public async Task A_root_that_the_administrator_does_not_see_asks_for_as()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var policy = await File.ReadAllTextAsync(workspace.PathOf("reeve.yaml"), TestContext.Current.CancellationToken);
        workspace.WritePolicy(policy.Replace($"    as: {Workspace.Ada}\n", "", StringComparison.Ordinal));

        await ShouldBeRefusedAsync(workspace, 77, ["plan"], tree.Root, Workspace.Admin, "`as: <user>`");
    }

    [Fact]
    public async Task Without_credentials_the_two_ways_to_name_them_are_told()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        await ShouldBeRefusedAsync(workspace, 64, ["plan"], workspace.Reeve.With(("GOOGLE_APPLICATION_CREDENTIALS", "")), "--credentials", "GOOGLE_APPLICATION_CREDENTIALS");
    }

    [Theory]
    [InlineData("missing.json", "does not exist")]
    [InlineData("reeve.yaml", "not JSON")]
    [InlineData(".", "cannot be read")]
    public async Task A_key_file_that_cannot_be_used_is_named(string file, string why)
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        await ShouldBeRefusedAsync(workspace, 64, ["plan", "--credentials", file], $"`{file}`", why);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_named()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Reeve.RunAsync("plan");

        // Port 9, "discard": nothing listens there.
        await ShouldBeRefusedAsync(workspace, 1, ["plan"], workspace.Reeve.With(("REEVE_GOOGLE_ENDPOINT", "http://127.0.0.1:9")), "127.0.0.1", "check the network");
    }

    [Fact]
    public async Task Plain_http_is_for_loopback_only()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        await ShouldBeRefusedAsync(workspace, 64, ["plan"], workspace.Reeve.With(("REEVE_GOOGLE_ENDPOINT", "http://www.googleapis.example")), "www.googleapis.example", "https");
    }

    private static Task ShouldBeRefusedAsync(Workspace workspace, int code, string[] command, params string[] words) =>
        ShouldBeRefusedAsync(workspace, code, command, workspace.Reeve, words);

    private static async Task ShouldBeRefusedAsync(Workspace workspace, int code, string[] command, CommandLine reeve, params string[] words)
    {
        await workspace.Control.ResetCountersAsync();

        var refused = (await reeve.RunAsync(command)).ShouldExit(code);

        refused.Out.ShouldBeEmpty();
        var line = string.Join(' ', refused.ErrorLines);
        foreach (var word in words)
        {
            line.ShouldContain(word, Case.Insensitive, refused.ToString());
        }

        var routes = (await workspace.Control.CountersAsync())["routes"]!.AsObject();
        routes.ShouldAllBe(route => route.Key.StartsWith("GET "), "nothing is written");
    }

    private static JsonNode Key(Workspace workspace) => JsonNode.Parse(File.ReadAllText(workspace.PathOf("credentials.json")))!;
}
