using System.Net;

namespace Reeve.Sandbox.Tests.Directory;

public sealed class RightsTests
{
    private const string List = "users?customer=my_customer";

    [Fact]
    public async Task Only_administrators_may_ask_and_a_service_account_by_itself_is_none()
    {
        await using var office = await Office.OpenAsync();

        (await office.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.GetAsync(List, Lab.Ada)).ShouldBeRefused(403, "forbidden");
        var itself = await office.GetAsync(List, who: "");
        itself.ShouldBeRefused(403, "forbidden");
        itself["error/message"].ShouldBe("Not Authorized to access this resource/api");
        await office.Lab.ControlAsync("PUT", "users/" + Lab.Ada, new { admin = true });
        (await office.GetAsync(List, Lab.Ada)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_delegated_administrator_may_ask_what_their_role_allows()
    {
        await using var office = await Office.OpenAsync();
        await office.Lab.ControlAsync("PUT", "users/" + Lab.Bo, new { privileges = new[] { "groups", "orgUnits" } });

        (await office.GetAsync("groups?customer=my_customer", Lab.Bo)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.GetAsync("groups/team@corp.example/members", Lab.Bo)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.GetAsync("customer/my_customer/orgunits", Lab.Bo)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.GetAsync("customer/my_customer/domains", Lab.Bo)).ShouldBeRefused(403, "forbidden");
        (await office.GetAsync(List, Lab.Bo)).ShouldBeRefused(403, "forbidden");
        (await office.GetAsync("users/" + Lab.Bo))["isDelegatedAdmin"].ShouldBe("true");
    }

    [Fact]
    public async Task Shared_drives_are_managed_by_every_administrator_whose_role_has_them()
    {
        await using var office = await Office.OpenAsync();
        var drive = office.Company.AddDrive("Vault", Lab.Cy);
        (await office.Lab.GetAsync(Lab.Ada, $"drives/{drive}?useDomainAdminAccess=true")).Status.ShouldNotBe(HttpStatusCode.OK);

        await office.Lab.ControlAsync("PUT", "users/" + Lab.Ada, new { admin = true });
        await office.Lab.ControlAsync("PUT", "users/" + Lab.Bo, new { privileges = new[] { "drives" } });

        (await office.Lab.GetAsync(Lab.Ada, $"drives/{drive}?useDomainAdminAccess=true")).Status.ShouldBe(HttpStatusCode.OK);
        (await office.Lab.GetAsync(Lab.Bo, $"drives/{drive}?useDomainAdminAccess=true")).Status.ShouldBe(HttpStatusCode.OK);
        (await office.GetAsync(List, Lab.Bo)).ShouldBeRefused(403, "forbidden");
    }

    [Fact]
    public async Task Colleagues_see_what_is_public()
    {
        await using var office = await Office.OpenAsync();

        var answer = await office.GetAsync($"users/{Lab.Bo}?viewType=domain_public", Lab.Ada);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer["primaryEmail"].ShouldBe(Lab.Bo);
        answer.At("isAdmin").ShouldBeNull();
        answer.At("orgUnitPath").ShouldBeNull();
        (await office.GetAsync("groups?customer=my_customer&viewType=domain_public", Lab.Ada)).ShouldBeRefused(403, "forbidden");
    }

    [Theory]
    [InlineData(List, "user.readonly", "group.readonly")]
    [InlineData("users/ada@corp.example", "user.readonly", "group.readonly")]
    [InlineData("groups?customer=my_customer", "group.readonly", "group.member.readonly")]
    [InlineData("groups/team@corp.example", "group.readonly", "group.member.readonly")]
    [InlineData("groups/team@corp.example/members", "group.member.readonly", "user.readonly")]
    [InlineData("groups/team@corp.example/members/bo@corp.example", "group.readonly", "user.readonly")]
    [InlineData("groups/team@corp.example/hasMember/bo@corp.example", "group.member.readonly", "domain.readonly")]
    [InlineData("customer/my_customer/domains", "domain.readonly", "user.readonly")]
    [InlineData("customer/my_customer/domainaliases", "domain.readonly", "orgunit.readonly")]
    [InlineData("customer/my_customer/orgunits", "orgunit.readonly", "domain.readonly")]
    public async Task Each_method_has_its_scopes(string path, string enough, string tooLittle)
    {
        await using var office = await Office.OpenAsync();

        (await office.GetAsync(path, scope: Office.Scope(enough))).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await office.GetAsync(path, scope: Office.Scope(tooLittle));

        refused.ShouldBeRefused(403, "insufficientPermissions");
        refused["error/details/0/metadata/service"].ShouldBe("admin.googleapis.com");
        refused.Response.Headers.WwwAuthenticate.ToString().ShouldContain(Office.Scope(enough));
    }

    [Fact]
    public async Task No_token_and_a_bad_token_are_told_apart()
    {
        await using var office = await Office.OpenAsync();
        var without = new HttpRequestMessage(HttpMethod.Get, "/admin/directory/v1/" + List);
        var with = new HttpRequestMessage(HttpMethod.Get, "/admin/directory/v1/" + List);
        with.Headers.Authorization = new("Bearer", "nonsense");

        var none = await office.Lab.SendAsync(without);
        none.ShouldBeRefused(401, "required");
        none["error/message"].ShouldBe("Login Required");
        (await office.Lab.SendAsync(with)).ShouldBeRefused(401, "authError");
    }

    [Fact]
    public async Task The_api_can_be_switched_off_without_drive()
    {
        await using var office = await Office.OpenAsync();
        await office.Lab.ControlAsync("PUT", "apis", new { disabled = new[] { "admin.googleapis.com" } });

        var refused = await office.GetAsync(List);

        refused.ShouldBeRefused(403, "accessNotConfigured");
        refused["error/message"].ShouldStartWith("Admin SDK API has not been used");
        (await office.Lab.GetAsync(Lab.Ada, "about?fields=user")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_fault_is_worded_as_the_directory_words_its_own()
    {
        await using var office = await Office.OpenAsync();
        await office.Lab.ControlAsync("POST", "faults", new { path = "/admin/directory/v1/**", status = 503, reason = "backendError", times = 1 });
        await office.Lab.ControlAsync("POST", "faults", new { path = "/admin/directory/v1/**", status = 403, reason = "quotaExceeded", times = 1 });

        (await office.GetAsync(List))["error/message"].ShouldBe("Service unavailable. Please try again");
        var quota = await office.GetAsync(List);
        quota.ShouldBeRefused(403, "quotaExceeded");
        quota["error/errors/0/domain"].ShouldBe("usageLimits");
        (await office.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_user_has_2400_queries_a_minute_and_drive_counts_by_itself()
    {
        await using var office = await Office.OpenAsync();
        (await office.Lab.ControlAsync("PUT", "quota", new { service = "admin.googleapis.com", model = "queries" }))["perUser"].ShouldBe("2400");
        await office.Lab.ControlAsync("PUT", "quota", new { service = "admin.googleapis.com", model = "queries", perUser = 2 });
        await office.Lab.ControlAsync("PUT", "users/" + Lab.Ada, new { admin = true });

        (await office.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.GetAsync("users/nobody@corp.example")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await office.GetAsync(List)).ShouldBeRefused(403, "userRateLimitExceeded");
        (await office.GetAsync(List, Lab.Ada)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.Lab.GetAsync(Lab.Ada, "about?fields=user")).Status.ShouldBe(HttpStatusCode.OK);
        office.Lab.Time.Advance(TimeSpan.FromMinutes(1));
        (await office.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.Lab.ControlAsync("GET", "quota"))["model"].ShouldBe("off");
        (await office.Lab.ControlAsync("GET", "quota?service=admin.googleapis.com"))["perUser"].ShouldBe("2");
        (await office.Lab.ControlAsync("PUT", "quota", new { service = "admin.googleapis.com", model = "units" }))["error"].ShouldContain("counted by `queries`");
        (await office.Lab.ControlAsync("PUT", "quota", new { service = "x", model = "off" }))["error"].ShouldContain("`x` has no quota");
    }
}
