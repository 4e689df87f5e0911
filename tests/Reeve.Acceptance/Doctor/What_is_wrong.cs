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

        var checks = Checks(await workspace.ReeveByOAuth.RunAsync("doctor", "--as", Workspace.Ada, "--as", Workspace.Admin), 0);

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

        var check = Fault(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada), 0, "warning");

        check.Text("name").ShouldBe("delegation");
        check.Text("what").ShouldContain($"`{Full}` is not delegated to client ID {ClientId(workspace)}: no `apply`, `undo`");
        check.Text("how").ShouldContain("drive.metadata.readonly yes");
        check.Text("link").ShouldBe($"https://admin.google.com/ac/owl/domainwidedelegation?clientScopeToAdd={string.Join(',', DirectoryScopes)},{Full},{Metadata}&clientIdToAdd={ClientId(workspace)}&overwriteClientId=true");

        await workspace.Control.DelegationAsync();
        Fault(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada), 77).Text("what").ShouldContain(Metadata);
    }

    [Fact]
    public async Task A_broader_scope_does_for_a_narrower_one()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DelegationAsync([Full, .. DirectoryScopes.Select(scope => scope.Replace(".readonly", "", StringComparison.Ordinal))]);

        Checks(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Admin), 0).ShouldAllBe(check => check.Text("state") == "ok");
    }

    [Fact]
    public async Task The_directorys_scopes_are_not_delegated_and_what_is_lost_is_said_once()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DelegationAsync(Full);

        var result = await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Admin, "--as", Workspace.Ada);

        var check = Fault(result, 0, "warning");
        check.Text("name").ShouldBe("delegation");
        check.Text("what").ShouldContain("`https://www.googleapis.com/auth/admin.directory.user.readonly`");
        check.Text("what").ShouldContain("nobody is looked up");
        check.Text("what").ShouldNotContain("shared drive"); // The broad scope does for them.
        check.Text("what").ShouldNotContain("no `");
        check.Text("link").ShouldContain(Full);
        result.Json.List("checks").Single(one => one.Text("name") == "Admin SDK API").Text("state").ShouldBe("skipped");
    }

    [Fact]
    public async Task The_API_that_people_are_looked_up_with_is_disabled()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DisableAsync("admin.googleapis.com");

        var check = Fault(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Admin), 0, "warning");

        check.Text("name").ShouldBe("Admin SDK API");
        check.Text("what").ShouldBe("not enabled in the project `reeve-sandbox`: nobody can be looked up");
        check.Text("link").ShouldBe("https://console.cloud.google.com/apis/library/admin.googleapis.com?project=reeve-sandbox");
    }

    [Fact]
    public async Task The_policys_administrator_is_none()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.WritePolicy("1AbC", []);
        workspace.Company.People.SetAdmin(Workspace.Admin, false);

        var check = Fault(await workspace.Reeve.RunAsync("doctor"), 0, "warning");

        check.Text("name").ShouldBe("administrator");
        check.Text("what").ShouldStartWith($"`{Workspace.Admin}`, the policy's `workspace.admin`, is no administrator");
        check.Text("mend").ShouldContain("Admin roles");
    }

    [Fact]
    public async Task A_user_who_is_no_administrator_is_not_blamed_for_it()
    {
        await using var workspace = await Workspace.StartAsync();

        var checks = Checks(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada), 0);

        checks.Where(check => check.Text("state") != "ok").ShouldHaveSingleItem().Text("what").ShouldBe($"not tried: `{Workspace.Ada}` is no administrator");
    }

    [Fact]
    public async Task An_administrator_of_users_alone_is_told_what_is_lacking()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.People.Delegate(Workspace.Cleo, "users");
        workspace.Company.AddGroup("all@corp.example", Workspace.Ada);

        var checks = Checks(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Cleo), 0);

        checks.Single(check => check.Text("name") == "administrator").Text("what").ShouldBe($"`{Workspace.Cleo}` may read users, but not groups and domains");
        checks.Single(check => check.Text("name") == "shared drives").Text("what").ShouldContain("may not act as an administrator of shared drives");
    }

    [Theory]
    [InlineData("nobody@corp.example", "there is no user `nobody@corp.example` in this organisation", "spelled")]
    [InlineData(Workspace.Ben, "`ben@corp.example` is suspended, and so cannot be acted as", "Restore")]
    [InlineData(Workspace.Cleo, "`cleo@corp.example` was deleted on 20", "Recently deleted")]
    [InlineData(Workspace.Dan, "`dan@corp.example` is archived, and so cannot be acted as", "licence")]
    [InlineData("lovelace@corp.example", "`lovelace@corp.example` is another address of `ada@corp.example`: only the primary one can be acted as", "Name `ada@corp.example`")]
    [InlineData("team@corp.example", "`team@corp.example` is a group: only users can be acted as", "Name a user")]
    public async Task The_directory_tells_why_a_subject_cannot_be_acted_as(string subject, string what, string mend)
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.UserStateAsync(Workspace.Ben, "suspended");
        await workspace.Control.UserStateAsync(Workspace.Cleo, "deleted");
        workspace.Company.People.SetArchived(Workspace.Dan, true);
        workspace.Company.People.AddAlias(Workspace.Ada, "lovelace@corp.example");

        var check = Fault(await workspace.Reeve.RunAsync("doctor", "--as", subject, "--as", Workspace.Admin), 77);

        check.Text("name").ShouldBe("delegation");
        check.Text("what").ShouldStartWith(what);
        check.Text("how").ShouldContain($"the Directory was asked, as `{Workspace.Admin}`");
        check.Text("mend").ShouldContain(mend);
    }

    [Fact]
    public async Task A_policys_administrator_is_asked_about_whoever_is_named()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.WritePolicy("1AbC", []);
        await workspace.Control.UserStateAsync(Workspace.Ben, "suspended");

        Fault(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ben), 77).Text("what").ShouldBe("`ben@corp.example` is suspended, and so cannot be acted as");
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

        var check = Fault(await workspace.Reeve.RunAsync("doctor", "--as", subject, "--as", Workspace.Ada), 77);

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

        var check = Fault(await workspace.Reeve.RunAsync("doctor"), 77);

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

        var check = Fault(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada), code, state);

        check.Text("name").ShouldBe("clock");
        check.Text("what").Replace("2 hours", "120 minutes", StringComparison.Ordinal).ShouldContain(says);
        check.Text("mend").ShouldContain("NTP");
    }

    [Fact]
    public async Task The_API_is_disabled()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DisableAsync("drive.googleapis.com");

        var check = Fault(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada), 77);

        check.Text("name").ShouldBe("Drive API");
        check.Text("what").ShouldBe("not enabled in the project `reeve-sandbox`");
        check.Text("link").ShouldBe("https://console.cloud.google.com/apis/library/drive.googleapis.com?project=reeve-sandbox");
    }

    [Fact]
    public async Task An_API_that_only_uploads_need_is_disabled()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DisableAsync("storage.googleapis.com");

        Fault(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada), 0, "warning").Text("what").ShouldBe("not enabled in the project `reeve-sandbox`: no `upload`");
    }

    [Fact]
    public async Task Others_can_read_the_key_file()
    {
        await using var workspace = await Workspace.StartAsync();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(workspace.PathOf("credentials.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }

        var check = Fault(await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada), 0, "warning");

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

        var check = Fault(await workspace.Reeve.RunAsync("doctor"), 1);

        check.Text("name").ShouldBe("network");
        check.Text("what").ShouldContain("Cannot reach `127.0.0.1:");
    }

    [Fact]
    public async Task The_key_file_cannot_be_read()
    {
        await using var workspace = await Workspace.StartAsync();

        Fault(await workspace.Reeve.RunAsync("doctor", "--credentials", "none.json"), 64).Text("what").ShouldContain("`none.json` does not exist");
    }

    [Fact]
    public async Task The_Zoom_app_lacks_a_scope()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.Scopes = ["user:read:user:admin"];

        var check = Fault(await workspace.ReeveByOAuth.RunAsync("doctor", "--as", Workspace.Ada), 77);

        check.Text("name").ShouldBe("Zoom API");
        check.Text("what").ShouldContain("`user:read:list_users:admin`");
        check.Text("how").ShouldContain("user:read:user:admin");
    }

    [Fact]
    public async Task The_Zoom_JWT_app_is_retired()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.IsJwtRetired = true;

        Fault(await workspace.ReeveByJwt.RunAsync("doctor", "--as", Workspace.Ada), 77).Text("what").ShouldContain("ended JWT apps on 2023-09-08");
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

    private static IReadOnlyList<JsonNode> Checks(CommandResult result, int code)
    {
        result.ShouldExit(code).Json.Text("reeve").ShouldBe("doctor/1");

        return result.Json.List("checks");
    }

    /// <summary>The one check that is not well; nothing else may be blamed.</summary>
    private static JsonNode Fault(CommandResult result, int code, string state = "fault")
    {
        var checks = Checks(result, code);
        var wrong = checks.Where(check => check.Text("state") is "fault" or "warning").ToList();
        wrong.ShouldHaveSingleItem(result.Out).Text("state").ShouldBe(state);

        return wrong[0];
    }
}
