using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Doctor;

public sealed class What_is_wrong
{
    private const string Full = "https://www.googleapis.com/auth/drive";
    private const string Metadata = "https://www.googleapis.com/auth/drive.metadata.readonly";

    /// <summary>The least that will do, in the order of the alphabet; those for groups do for their members.</summary>
    private static readonly string[] DirectoryScopes =
    [
        "https://www.googleapis.com/auth/admin.directory.domain.readonly",
        "https://www.googleapis.com/auth/admin.directory.group.readonly",
        "https://www.googleapis.com/auth/admin.directory.user.readonly",
    ];

    [Fact]
    public async Task Nothing()
    {
        await using var workspace = await Workspace.StartAsync();

        var checks = (await workspace.ReeveByOAuth.RunAsync("doctor", "--as", Workspace.Ada, "--as", Workspace.Admin)).Checks(0);

        checks.Select(check => check.Text("state")).ShouldAllBe(state => state == "ok", checks.ToString());
        checks.Select(check => check.Text("name")).ShouldBe(
        [
            "credentials", "key file", "clock", "key", "delegation", "delegation", "Drive API", "Cloud Storage API",
            "Admin SDK API", "administrator", "shared drives", "Zoom credentials", "Zoom token", "Zoom API",
        ]);
    }

    [Fact]
    public async Task A_scope_is_not_delegated()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DelegationAsync(Metadata);

        var check = (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada)).Fault(0, "warning");

        check.Text("name").ShouldBe("delegation");
        check.Text("what").ShouldContain($"`{Full}` is not delegated to client ID {ClientId(workspace)}: no `apply`, `undo`");
        check.Text("how").ShouldContain("drive.metadata.readonly yes");
        check.Text("link").ShouldBe($"https://admin.google.com/ac/owl/domainwidedelegation?clientScopeToAdd={string.Join(',', DirectoryScopes)},{Full},{Metadata}&clientIdToAdd={ClientId(workspace)}&overwriteClientId=true");

        await workspace.Control.DelegationAsync();
        (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada)).Fault(77).Text("what").ShouldContain(Metadata);
    }

    [Fact]
    public async Task A_broader_scope_does_for_a_narrower_one()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DelegationAsync([Full, .. DirectoryScopes.Select(scope => scope.Replace(".readonly", "", StringComparison.Ordinal))]);

        (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Admin)).Checks(0).ShouldAllBe(check => check.Text("state") == "ok");
    }

    [Theory]
    [InlineData("nobody@corp.example", null)]
    [InlineData(Workspace.Ben, "suspended")]
    public async Task The_subject_cannot_be_acted_as(string subject, string? state)
    {
        await using var workspace = await Workspace.StartAsync();
        if (state is not null)
        {
            await workspace.Control.UserStateAsync(subject, state);
        }

        var check = (await workspace.Reeve.RunAsync("doctor", "--as", subject, "--as", Workspace.Ada)).Fault(77);

        check.Text("name").ShouldBe("delegation");
        check.Text("what").ShouldContain($"`{subject}`");
        check.Text("what").ShouldContain("suspended");
        check.Text("mend").ShouldContain("Directory › Users");
    }

    [Fact]
    public async Task The_key_is_not_the_accounts()
    {
        await using var workspace = await Workspace.StartAsync();
        var key = JsonNode.Parse(await File.ReadAllTextAsync(workspace.PathOf("credentials.json"), TestContext.Current.CancellationToken))!;
        using var other = RSA.Create(2048);
        key["private_key"] = other.ExportPkcs8PrivateKeyPem();
        key["private_key_id"] = "0123456789012345678901234567890123456789";
        await File.WriteAllTextAsync(workspace.PathOf("credentials.json"), key.ToJsonString(), TestContext.Current.CancellationToken);

        var check = (await workspace.Reeve.RunAsync("doctor")).Fault(77);

        check.Text("name").ShouldBe("key");
        check.Text("what").ShouldContain("Invalid JWT Signature");
        check.Text("how").ShouldContain("does not have this one");
        check.Text("mend").ShouldContain("Make a new key");
    }

    [Theory]
    [InlineData(-660, "11 minutes fast", "fault", 77)]
    [InlineData(7200, "120 minutes slow", "fault", 77)]
    [InlineData(-200, "3 minutes fast", "warning", 0)]
    public async Task The_clock_is_off(int offsetSeconds, string says, string state, int code)
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.ClockAsync(offsetSeconds);

        var check = (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada)).Fault(code, state);

        check.Text("name").ShouldBe("clock");
        check.Text("what").Replace("2 hours", "120 minutes", StringComparison.Ordinal).ShouldContain(says);
        check.Text("mend").ShouldContain("NTP");
    }

    [Fact]
    public async Task The_API_is_disabled()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DisableAsync("drive.googleapis.com");

        var check = (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada)).Fault(77);

        check.Text("name").ShouldBe("Drive API");
        check.Text("what").ShouldBe("not enabled in the project `reeve-sandbox`");
        check.Text("link").ShouldBe("https://console.cloud.google.com/apis/library/drive.googleapis.com?project=reeve-sandbox");
    }

    [Fact]
    public async Task An_API_that_only_uploads_need_is_disabled()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DisableAsync("storage.googleapis.com");

        (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada)).Fault(0, "warning").Text("what").ShouldBe("not enabled in the project `reeve-sandbox`: no `upload`");
    }

    [Fact]
    public async Task Others_can_read_the_key_file()
    {
        await using var workspace = await Workspace.StartAsync();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(workspace.PathOf("credentials.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }

        var check = (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada)).Fault(0, "warning");

        check.Text("name").ShouldBe("key file");
        check.Text("how").ShouldContain("0604");
        check.Text("mend").ShouldBe($"chmod 600 {workspace.PathOf("credentials.json")}");
    }

    [Fact]
    public async Task There_is_no_network()
    {
        await using var workspace = await Workspace.StartAsync();
        var key = JsonNode.Parse(await File.ReadAllTextAsync(workspace.PathOf("credentials.json"), TestContext.Current.CancellationToken))!;
        key["token_uri"] = "http://127.0.0.1:9/token";
        await File.WriteAllTextAsync(workspace.PathOf("credentials.json"), key.ToJsonString(), TestContext.Current.CancellationToken);

        var check = (await workspace.Reeve.RunAsync("doctor")).Fault(1);

        check.Text("name").ShouldBe("network");
        check.Text("what").ShouldContain("Cannot reach `127.0.0.1:");
    }

    [Fact]
    public async Task The_key_file_cannot_be_read()
    {
        await using var workspace = await Workspace.StartAsync();

        (await workspace.Reeve.RunAsync("doctor", "--credentials", "none.json")).Fault(64).Text("what").ShouldContain("`none.json` does not exist");
    }

    [Fact]
    public async Task The_Zoom_app_lacks_a_scope()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.Scopes = ["user:read:user:admin"];

        var check = (await workspace.ReeveByOAuth.RunAsync("doctor", "--as", Workspace.Ada)).Fault(77);

        check.Text("name").ShouldBe("Zoom API");
        check.Text("what").ShouldContain("`user:read:list_users:admin`");
        check.Text("how").ShouldContain("user:read:user:admin");
    }

    [Fact]
    public async Task The_Zoom_JWT_app_is_retired()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.IsJwtRetired = true;

        (await workspace.ReeveByJwt.RunAsync("doctor", "--as", Workspace.Ada)).Fault(77).Text("what").ShouldContain("ended JWT apps on 2023-09-08");
    }

    [Fact]
    public async Task A_policy_says_whom_to_try_and_a_broken_one_does_not_matter()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.WritePolicy("1AbC", []);
        (await workspace.Reeve.RunAsync("doctor")).ShouldExit(0).Out.ShouldContain($"`{Workspace.Ada}`");

        workspace.WritePolicy("version: [");
        (await workspace.Reeve.RunAsync("doctor")).ShouldExit(0).Out.ShouldContain("no user is named");
        (await workspace.Reeve.RunAsync("doctor", "--format", "table")).ShouldExit(0).Out.ShouldContain("not all was tried");
    }

    [Fact]
    public async Task For_people_each_fault_has_its_mend_and_a_link_is_one_line()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DelegationAsync();

        var table = (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada, "--format", "table")).ShouldExit(77).Out;

        table.ShouldContain("1 fault.");
        table.ShouldContain("how it knows");
        table.Split('\n').ShouldContain(line => line.StartsWith("https://admin.google.com/", StringComparison.Ordinal) && line.EndsWith("overwriteClientId=true", StringComparison.Ordinal));
    }

    private static string ClientId(Workspace workspace) =>
        JsonNode.Parse(File.ReadAllText(workspace.PathOf("credentials.json")))!["client_id"]!.GetValue<string>();
}
