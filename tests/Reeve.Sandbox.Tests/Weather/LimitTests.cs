using System.Net;

namespace Reeve.Sandbox.Tests.Weather;

public sealed class LimitTests
{
    [Theory]
    [InlineData("units", "5", 2)]
    [InlineData("queries", "1", 10)]
    public async Task A_user_is_refused_once_their_share_is_used_and_goes_on_in_the_next_window(string model, string cost, int calls)
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("PUT", "quota", new { model, perUser = 10, perProject = 1000, windowSeconds = 60 });

        for (var i = 0; i < calls; i++)
        {
            (await AboutAsync(lab, Lab.Ada)).Status.ShouldBe(HttpStatusCode.OK, cost);
        }

        var refused = await AboutAsync(lab, Lab.Ada);
        refused.ShouldBeRefused(403, "userRateLimitExceeded");
        refused["error/errors/0/domain"].ShouldBe("usageLimits");
        (await AboutAsync(lab, Lab.Bo)).Status.ShouldBe(HttpStatusCode.OK);
        await lab.ControlAsync("PUT", "clock", new { offsetSeconds = 60 });
        (await AboutAsync(lab, Lab.Ada)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_list_costs_more_units_than_a_read()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("PUT", "quota", new { model = "units", perUser = 104 });

        (await lab.GetAsync(Lab.Ada, "files")).Status.ShouldBe(HttpStatusCode.OK);

        (await AboutAsync(lab, Lab.Ada)).ShouldBeRefused(403, "userRateLimitExceeded");
    }

    [Fact]
    public async Task The_project_has_a_limit_of_its_own_and_its_refusal_names_it()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("PUT", "quota", new { model = "queries", perProject = 2 });
        await AboutAsync(lab, Lab.Ada);
        await AboutAsync(lab, Lab.Bo);

        var refused = await AboutAsync(lab, Lab.Cy);

        refused.ShouldBeRefused(403, "rateLimitExceeded");
        refused["error/details/0/reason"].ShouldBe("RATE_LIMIT_EXCEEDED");
        refused["error/details/0/metadata/quota_limit_value"].ShouldBe("2");
    }

    [Fact]
    public async Task A_quota_has_googles_limits_where_none_are_said_and_is_off_at_first()
    {
        await using var lab = await Lab.StartAsync();

        (await lab.ControlAsync("GET", "quota"))["model"].ShouldBe("off");
        var units = await lab.ControlAsync("PUT", "quota", new { model = "units" });
        var queries = await lab.ControlAsync("PUT", "quota", new { model = "queries" });

        (units["perProject"], units["perUser"], units["windowSeconds"]).ShouldBe(("1000000", "325000", "60"));
        (queries["perProject"], queries["perUser"], queries["windowSeconds"]).ShouldBe(("12000", "12000", "60"));
        (await lab.ControlAsync("PUT", "quota", new { model = "litres" }))["error"].ShouldBe("The quota's model is `units`, `queries` or `off`, not `litres`.");
        (await lab.ControlAsync("PUT", "quota", new { model = "units", perUser = -1 })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await lab.ControlAsync("PUT", "quota", new { model = "units", windowSeconds = 0 })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_shared_as_often_as_they_may_waits_until_the_limit_is_reset()
    {
        await using var lab = await Lab.StartAsync();
        var (adas, bos) = (lab.Company.AddFile("plan", Lab.Ada), lab.Company.AddFile("plan", Lab.Bo));
        await lab.ControlAsync("PUT", "sharing", new { limit = 2 });

        var given = await ShareAsync(lab, Lab.Ada, adas, Lab.Bo);
        (await lab.CallAsync(Lab.Ada, "PATCH", $"files/{adas}/permissions/{given["id"]}", new { role = "writer" })).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await ShareAsync(lab, Lab.Ada, adas, Lab.Cy);

        refused.ShouldBeRefused(403, "sharingRateLimitExceeded");
        refused["error/errors/0/domain"].ShouldBe("global");
        refused["error/errors/0/message"].ShouldEndWith($"a rate limit was exceeded: {adas}\"");
        (await lab.CallAsync(Lab.Ada, "DELETE", $"files/{adas}/permissions/{given["id"]}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await ShareAsync(lab, Lab.Bo, bos, Lab.Cy)).Status.ShouldBe(HttpStatusCode.OK);
        await lab.ControlAsync("DELETE", "sharing");
        (await ShareAsync(lab, Lab.Ada, adas, Lab.Cy)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sharing_limit_can_end_by_itself()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        await lab.ControlAsync("PUT", "sharing", new { limit = 1, windowSeconds = 300 });
        await ShareAsync(lab, Lab.Ada, file, Lab.Bo);
        (await ShareAsync(lab, Lab.Ada, file, Lab.Cy)).ShouldBeRefused(403, "sharingRateLimitExceeded");

        await lab.ControlAsync("PUT", "clock", new { offsetSeconds = 300 });

        (await ShareAsync(lab, Lab.Ada, file, Lab.Cy)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_drive_refuses_anyway_is_no_sharing()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        lab.Company.Grant(file, Lab.Bo, "reader");
        await lab.ControlAsync("PUT", "sharing", new { limit = 0 });

        (await ShareAsync(lab, Lab.Bo, file, Lab.Cy)).ShouldBeRefused(403, "insufficientFilePermissions");
    }

    [Fact]
    public async Task An_api_that_is_not_enabled_says_so_with_where_to_enable_it()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("PUT", "apis", new { disabled = new[] { "drive.googleapis.com" } });

        var refused = await AboutAsync(lab, Lab.Ada);

        refused.ShouldBeRefused(403, "accessNotConfigured");
        refused["error/message"].ShouldStartWith("Google Drive API has not been used in project ");
        refused["error/status"].ShouldBe("PERMISSION_DENIED");
        refused["error/errors/0/domain"].ShouldBe("usageLimits");
        refused["error/errors/0/extendedHelp"].ShouldBe("https://console.developers.google.com");
        refused["error/details/0/reason"].ShouldBe("SERVICE_DISABLED");
        refused["error/details/0/metadata/service"].ShouldBe("drive.googleapis.com");
        refused["error/details/0/metadata/activationUrl"].ShouldContain("/apis/api/drive.googleapis.com/");
        await lab.ControlAsync("PUT", "apis", new { disabled = Array.Empty<string>() });
        (await AboutAsync(lab, Lab.Ada)).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.ControlAsync("PUT", "apis", new { disabled = new[] { "drive" } }))["error"].ShouldStartWith("There is no service `drive`");
    }

    private static Task<Answer> AboutAsync(Lab lab, string who) => lab.GetAsync(who, "about?fields=user");

    private static Task<Answer> ShareAsync(Lab lab, string who, string file, string emailAddress) =>
        lab.CallAsync(who, "POST", $"files/{file}/permissions", new { type = "user", role = "reader", emailAddress });
}
