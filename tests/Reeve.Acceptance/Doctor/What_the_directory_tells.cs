using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Doctor;

public sealed class What_the_directory_tells
{
    private const string Full = "https://www.googleapis.com/auth/drive";

    [Fact]
    public async Task The_directorys_scopes_are_not_delegated_and_what_is_lost_is_said_once()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.DelegationAsync(Full);

        var result = await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Admin, "--as", Workspace.Ada);

        var check = result.Fault(0, "warning");
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

        var check = (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Admin)).Fault(0, "warning");

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

        var check = (await workspace.Reeve.RunAsync("doctor")).Fault(0, "warning");

        check.Text("name").ShouldBe("administrator");
        check.Text("what").ShouldStartWith($"`{Workspace.Admin}`, the policy's `workspace.admin`, is no administrator");
        check.Text("mend").ShouldContain("Admin roles");
    }

    [Fact]
    public async Task A_user_who_is_no_administrator_is_not_blamed_for_it()
    {
        await using var workspace = await Workspace.StartAsync();

        var checks = (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ada)).Checks(0);

        checks.Where(check => check.Text("state") != "ok").ShouldHaveSingleItem().Text("what").ShouldBe($"not tried: `{Workspace.Ada}` is no administrator");
    }

    [Fact]
    public async Task An_administrator_of_users_alone_is_told_what_is_lacking()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.People.Delegate(Workspace.Cleo, "users");
        workspace.Company.AddGroup("all@corp.example", Workspace.Ada);

        var checks = (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Cleo)).Checks(0);

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

        var check = (await workspace.Reeve.RunAsync("doctor", "--as", subject, "--as", Workspace.Admin)).Fault(77);

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

        (await workspace.Reeve.RunAsync("doctor", "--as", Workspace.Ben)).Fault(77).Text("what").ShouldBe("`ben@corp.example` is suspended, and so cannot be acted as");
    }
}
