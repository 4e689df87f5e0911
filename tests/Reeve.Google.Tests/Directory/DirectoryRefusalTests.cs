using System.Net;
using Reeve.Google.Directory;
using Reeve.Google.Identity;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Directory;

public sealed class DirectoryRefusalTests
{
    private const string NotAuthorized = """{"error":{"code":403,"message":"Not Authorized to access this resource/api","errors":[{"message":"Not Authorized to access this resource/api","domain":"global","reason":"forbidden"}]}}""";
    private const string Me = """{"id":"9","primaryEmail":"admin@corp.example","isAdmin":true}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(404, "notFound", "Resource Not Found: userKey")]
    [InlineData(400, "invalid", "Invalid Input: userKey")]
    public async Task Nobody_of_that_name_is_an_answer(int status, string reason, string message)
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/users/nobody@corp.example", (HttpStatusCode)status, Error(reason, message));

        (await bench.Directory.GetUserAsync("nobody@corp.example", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task No_group_of_that_name_is_an_answer_and_its_members_are_not_found()
    {
        using var bench = new GoogleBench();
        bench.Token().Net.Expect("GET", "/groups/g@corp.example?", HttpStatusCode.NotFound, Error("notFound", "Resource Not Found: groupKey"));
        bench.Token().Net.Expect("GET", "/groups/g@corp.example/members", HttpStatusCode.NotFound, Error("notFound", "Resource Not Found: groupKey"));

        (await bench.Directory.GetGroupAsync("g@corp.example", Stop)).ShouldBeNull();
        var failure = await Should.ThrowAsync<ApiException>(async () => await bench.Directory.ListMembersAsync("g@corp.example", false, Stop).ToListAsync(Stop));

        failure.Fault.ShouldBe(ApiFault.NotFound);
        DirectoryApi.WhyRefused(failure).ShouldBeNull();
    }

    [Fact]
    public async Task An_outsider_whom_google_refuses_to_tell_of_is_nobody_once_it_is_known_that_the_administrator_may_ask()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/users/eve@out.example", HttpStatusCode.Forbidden, NotAuthorized)
            .Expect("GET", "/users/admin@corp.example", HttpStatusCode.OK, Me)
            .Expect("GET", "/users/mal@out.example", HttpStatusCode.Forbidden, NotAuthorized);
        var directory = bench.Directory;

        (await directory.GetUserAsync("eve@out.example", Stop)).ShouldBeNull();
        (await directory.GetUserAsync("mal@out.example", Stop)).ShouldBeNull(); // It is known by now: nothing more is asked.
    }

    [Fact]
    public async Task After_an_answer_it_is_known_that_the_administrator_may_ask()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/users?", HttpStatusCode.OK, "{}")
            .Expect("GET", "/users/eve@out.example", HttpStatusCode.Forbidden, NotAuthorized);
        var directory = bench.Directory;

        await directory.ListUsersAsync(new(), Stop).ToListAsync(Stop);

        (await directory.GetUserAsync("eve@out.example", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_who_is_no_administrator_learns_nothing_about_others()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/users/eve@out.example", HttpStatusCode.Forbidden, NotAuthorized)
            .Expect("GET", "/users/admin@corp.example", HttpStatusCode.Forbidden, NotAuthorized);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Directory.GetUserAsync("eve@out.example", Stop));

        failure.Fault.ShouldBe(ApiFault.Forbidden);
        DirectoryApi.WhyRefused(failure).ShouldBe(DirectoryRefusal.NotAdministrator);
        failure.Message.ShouldContain("Not Authorized to access this resource/api");
    }

    [Fact]
    public async Task The_right_to_read_users_says_nothing_about_groups()
    {
        using var bench = new GoogleBench();
        bench.Token().Net.Expect("GET", "/users/a", HttpStatusCode.OK, """{"id":"1","primaryEmail":"a@corp.example"}""");
        bench.Token().Net
            .Expect("GET", "/groups/g@corp.example?", HttpStatusCode.Forbidden, NotAuthorized)
            .Expect("GET", "/groups?customer=my_customer&maxResults=1&", HttpStatusCode.Forbidden, NotAuthorized);
        var directory = bench.Directory;

        await directory.GetUserAsync("a", Stop);
        var failure = await Should.ThrowAsync<ApiException>(() => directory.GetGroupAsync("g@corp.example", Stop));

        DirectoryApi.WhyRefused(failure).ShouldBe(DirectoryRefusal.NotAdministrator);
    }

    [Fact]
    public async Task A_group_of_another_organisation_is_not_found()
    {
        using var bench = new GoogleBench();
        bench.Token().Net.Expect("GET", "/groups/g@out.example/members", HttpStatusCode.Forbidden, NotAuthorized);
        bench.Token().Net.Expect("GET", "/groups?customer=my_customer&maxResults=1&", HttpStatusCode.OK, "{}");

        var failure = await Should.ThrowAsync<ApiException>(async () => await bench.Directory.ListMembersAsync("g@out.example", false, Stop).ToListAsync(Stop));

        (failure.Fault, failure.Status).ShouldBe((ApiFault.NotFound, 403));
        DirectoryApi.WhyRefused(failure).ShouldBeNull();
    }

    [Fact]
    public async Task Where_it_cannot_be_found_out_whether_the_administrator_may_ask_the_refusal_stands()
    {
        using var bench = new GoogleBench();
        bench.Token().Net.Expect("GET", "/groups/g@out.example/members", HttpStatusCode.Forbidden, NotAuthorized);
        bench.NoToken("unauthorized_client", "Client is unauthorized.", HttpStatusCode.Unauthorized).NoToken("unauthorized_client", "Client is unauthorized.", HttpStatusCode.Unauthorized);

        var failure = await Should.ThrowAsync<ApiException>(async () => await bench.Directory.ListMembersAsync("g@out.example", false, Stop).ToListAsync(Stop));

        DirectoryApi.WhyRefused(failure).ShouldBe(DirectoryRefusal.NotAdministrator);
    }

    [Fact]
    public async Task A_list_of_everybody_that_is_refused_is_refused_at_once()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/users?", HttpStatusCode.Forbidden, NotAuthorized);

        var failure = await Should.ThrowAsync<ApiException>(async () => await bench.Directory.ListUsersAsync(new(), Stop).ToListAsync(Stop));

        DirectoryApi.WhyRefused(failure).ShouldBe(DirectoryRefusal.NotAdministrator);
    }

    [Theory]
    [InlineData(403, "accessNotConfigured", DirectoryRefusal.ApiDisabled)]
    [InlineData(403, "SERVICE_DISABLED", DirectoryRefusal.ApiDisabled)]
    [InlineData(403, "insufficientPermissions", DirectoryRefusal.NotDelegated)]
    [InlineData(403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT", DirectoryRefusal.NotDelegated)]
    [InlineData(403, "domainPolicy", null)]
    [InlineData(400, "badRequest", null)]
    public async Task Why_the_directory_may_not_be_asked_is_told_from_any_other_refusal(int status, string reason, DirectoryRefusal? refusal)
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/users/a", (HttpStatusCode)status, Error(reason, "No."));

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Directory.GetUserAsync("a", Stop));

        DirectoryApi.WhyRefused(failure).ShouldBe(refusal);
    }

    [Theory]
    [InlineData("unauthorized_client", "Client is unauthorized to retrieve access tokens.", DirectoryRefusal.NotDelegated)]
    [InlineData("admin_policy_enforced", "Restricted.", DirectoryRefusal.NotDelegated)]
    [InlineData("invalid_scope", "Unknown.", DirectoryRefusal.NotDelegated)]
    [InlineData("invalid_grant", "Invalid email or User ID", DirectoryRefusal.CannotActAs)]
    [InlineData("invalid_grant", "Invalid JWT: Token must be a short-lived token", null)]
    public async Task A_token_that_cannot_be_had_is_told_by_its_cause(string error, string description, DirectoryRefusal? refusal)
    {
        using var bench = new GoogleBench();
        bench.NoToken(error, description);
        if (error == "unauthorized_client") bench.NoToken(error, description);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Directory.GetUserAsync("a", Stop));

        DirectoryApi.WhyRefused(failure).ShouldBe(refusal);
    }

    [Fact]
    public async Task An_administrator_who_is_ruled_out_here_is_not_acted_as()
    {
        using var bench = new GoogleBench(options => options with { Subjects = SubjectRules.Parse("ada@corp.example") });

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Directory.GetUserAsync("a", Stop));

        DirectoryApi.WhyRefused(failure).ShouldBe(DirectoryRefusal.CannotActAs);
    }

    [Fact]
    public async Task A_not_found_that_is_not_the_directorys_is_no_answer()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/users/a", HttpStatusCode.NotFound, "<html>Not Found</html>");

        (await Should.ThrowAsync<ApiException>(() => bench.Directory.GetUserAsync("a", Stop))).Fault.ShouldBe(ApiFault.NotFound);
    }

    [Fact]
    public async Task A_system_error_passes_though_it_calls_itself_a_wrong_request()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/users/a", HttpStatusCode.BadRequest, Error("invalid", "A system error has occurred"))
            .Expect("GET", "/users/a", HttpStatusCode.ServiceUnavailable, Error("backendError", "Service unavailable. Please try again"))
            .Expect("GET", "/users/a", HttpStatusCode.Forbidden, Error("quotaExceeded", "Quota exceeded"))
            .Expect("GET", "/users/a", HttpStatusCode.OK, """{"id":"1","primaryEmail":"a@corp.example"}""");

        (await bench.Directory.GetUserAsync("a", Stop))!.Id.ShouldBe("1");
    }

    private static string Error(string reason, string message) =>
        $$$"""{"error":{"errors":[{"message":"{{{message}}}","domain":"global","reason":"{{{reason}}}"}]}}""";
}
