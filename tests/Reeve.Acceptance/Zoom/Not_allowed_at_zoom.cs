using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Zoom;

public sealed class Not_allowed_at_zoom
{
    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.Scopes = ["user:read:user:admin"];

        var refused = (await workspace.ReeveByOAuth.RunAsync("zoom", "users")).ShouldExit(77);

        refused.ErrorLines.ShouldHaveSingleItem().ShouldContain("`user:read:list_users:admin`");
        refused.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retired_jwt_app_is_told_with_what_to_do()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.IsJwtRetired = true;

        (await workspace.ReeveByJwt.RunAsync("zoom", "users")).ShouldExit(77).ErrorLines.ShouldHaveSingleItem().ShouldContain("Server-to-Server OAuth");
    }

    [Theory]
    [InlineData("ZOOM_CLIENT_SECRET", "ZOOM_CLIENT_SECRET")]
    [InlineData("ZOOM_ACCOUNT_ID", "ZOOM_ACCOUNT_ID")]
    public async Task A_wrong_credential_is_named(string variable, string says)
    {
        await using var workspace = await Workspace.StartAsync();

        (await workspace.ReeveByOAuth.With((variable, "wrong")).RunAsync("zoom", "users")).ShouldExit(77).ErrorLines.ShouldHaveSingleItem().ShouldContain(says);
    }

    [Fact]
    public async Task Missing_credentials_are_wrong_usage_and_no_call_is_made()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.ResetCountersAsync();

        (await workspace.ReeveByOAuth.With(("ZOOM_CLIENT_SECRET", "")).RunAsync("zoom", "users")).ShouldExit(64).ErrorLines.ShouldHaveSingleItem().ShouldContain("missing: ZOOM_CLIENT_SECRET.");
        (await workspace.Reeve.RunAsync("zoom", "users")).ShouldExit(64);
        (await workspace.ReeveByOAuth.RunAsync("zoom", "users", "--status", "gone")).ShouldExit(64).Error.ShouldContain("`gone` is not a status");

        (await workspace.Control.CountersAsync()).Text("tokenRequests").ShouldBe("0");
    }

    [Fact]
    public async Task A_daily_limit_is_not_waited_for_and_says_until_when()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.Control.FaultAsync(new { path = "/v2/users", status = 429, reason = "Daily-limit" });

        (await workspace.ReeveByOAuth.RunAsync("zoom", "users")).ShouldExit(1).ErrorLines.ShouldHaveSingleItem().ShouldContain("T00:00:00Z");
    }

    [Fact]
    public async Task No_policy_is_needed_and_a_broken_one_does_not_matter()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.WritePolicy("version: [");

        (await workspace.ReeveByOAuth.RunAsync("zoom", "users", "--format", "csv")).ShouldExit(0);
    }
}
