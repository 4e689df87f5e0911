using System.Net;
using System.Text.Json;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Identity;

public sealed class TokenRefusalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("invalid_grant", "Invalid JWT Signature.", ApiFault.Unauthorized, "The key `abc123` is not accepted")]
    [InlineData("invalid_grant", "Invalid grant: account not found", ApiFault.Unauthorized, "The service account `reeve@proj.iam.gserviceaccount.com` does not exist")]
    [InlineData("invalid_grant", "Invalid JWT: Failed audience check.", ApiFault.Unauthorized, "‹Invalid JWT: Failed audience check.›")]
    [InlineData("invalid_grant", "Bad Request", ApiFault.Unauthorized, "‹Bad Request›")]
    [InlineData("invalid_grant", "Invalid email or User ID", ApiFault.Forbidden, "`ada@corp.example` cannot be acted as")]
    [InlineData("invalid_grant", "Not a valid email.", ApiFault.Forbidden, "`ada@corp.example` cannot be acted as")]
    [InlineData("invalid_grant", "The account has been deleted", ApiFault.Forbidden, "suspended or deleted")]
    [InlineData("invalid_request", "Invalid impersonation prn email address.", ApiFault.Forbidden, "`ada@corp.example` cannot be acted as")]
    [InlineData("access_denied", "Account restricted", ApiFault.Forbidden, "`ada@corp.example` may not be acted as with `drive`")]
    [InlineData("admin_policy_enforced", "", ApiFault.Forbidden, "API controls")]
    [InlineData("disabled_client", "The OAuth client was disabled.", ApiFault.Unauthorized, "is it disabled or deleted?")]
    [InlineData("invalid_scope", "Invalid OAuth scope or ID token audience provided.", ApiFault.Forbidden, "does not know the scope")]
    [InlineData("something_new", "Hm.", ApiFault.Unauthorized, "(something_new): Google says ‹Hm.›")]
    public async Task Every_refusal_is_a_sentence_with_its_mend(string error, string description, ApiFault fault, string words)
    {
        using var bench = new GoogleBench();
        bench.NoToken(error, description);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Ada.GetAboutAsync("user", Stop));

        failure.Fault.ShouldBe(fault);
        failure.Message.ShouldContain(words);
        bench.Client.Usage.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_scope_that_is_not_delegated_is_named_with_the_client_and_the_place()
    {
        using var bench = new GoogleBench();
        bench.NoToken("unauthorized_client", "Client is unauthorized to retrieve access tokens using this method.", HttpStatusCode.Unauthorized);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Ada.GetAboutAsync("user", Stop));

        failure.Fault.ShouldBe(ApiFault.Forbidden);
        failure.Message.ShouldBe(
            "The scope `https://www.googleapis.com/auth/drive` is not delegated to client ID 104500000000000000001: add it in the Admin console "
            + "› Security › API controls › Domain-wide delegation; it can take minutes to take effect.");
    }

    [Theory]
    [InlineData(-600, "10 minutes fast")]
    [InlineData(90, "90 seconds slow")]
    [InlineData(7200, "2 hours slow")]
    public async Task A_wrong_clock_is_measured_against_googles(int serverAheadSeconds, string words)
    {
        using var bench = new GoogleBench();
        bench.Net.Expect(
            "POST",
            "/token",
            HttpStatusCode.BadRequest,
            """{"error":"invalid_grant","error_description":"Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim."}""",
            ("Date", bench.Time.GetUtcNow().AddSeconds(serverAheadSeconds).ToString("R")));

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Ada.GetAboutAsync("user", Stop));

        failure.Fault.ShouldBe(ApiFault.Unauthorized);
        failure.Message.ShouldBe($"This machine's clock is {words}, measured against Google's: set it, for example with NTP.");
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html>")]
    [InlineData(HttpStatusCode.TooManyRequests, "")]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"internal_failure","error_description":"Backend Error"}""")]
    public async Task A_failure_of_the_endpoint_is_repeated(HttpStatusCode status, string body)
    {
        using var bench = new GoogleBench();
        bench.Net.Expect("POST", "/token", status, body);
        bench.Token();
        bench.Net.Expect("GET", "/drive/v3/about", HttpStatusCode.OK, "{}");

        (await bench.Ada.GetAboutAsync("user", Stop)).ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task A_success_without_an_access_token_is_no_success()
    {
        using var bench = new GoogleBench();
        for (var attempt = 0; attempt < 3; attempt++) bench.Net.Expect("POST", "/token", HttpStatusCode.OK, """{"id_token":"secret"}""");

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Ada.GetAboutAsync("user", Stop));

        failure.Fault.ShouldBe(ApiFault.Protocol);
        failure.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Something_else_than_a_token_endpoint_is_told()
    {
        using var bench = new GoogleBench();
        bench.Net.Expect("POST", "/token", HttpStatusCode.NotFound, "<html>");

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Ada.GetAboutAsync("user", Stop));

        failure.Message.ShouldBe("`oauth2.googleapis.com` does not answer as a token endpoint (status 404): check the key file's `token_uri`.");
    }

    [Theory]
    [InlineData("invalid_grant", "Invalid email or User ID")]
    [InlineData("access_denied", "Requested client not authorized.")]
    public async Task Who_cannot_be_acted_as_is_told_without_an_exception(string error, string description)
    {
        using var bench = new GoogleBench();
        bench.NoToken(error, description);

        (await bench.Client.CanActAsAsync("gone@corp.example", DriveAccess.Write, Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_a_scope_works_for_others_its_refusal_is_the_subjects()
    {
        using var bench = new GoogleBench();
        bench.Token().NoToken("unauthorized_client", "Client is unauthorized.", HttpStatusCode.Unauthorized);

        (await bench.Client.CanActAsAsync("ada@corp.example", DriveAccess.Write, Stop)).ShouldBeTrue();
        (await bench.Client.CanActAsAsync("eve@else.example", DriveAccess.Write, Stop)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("invalid_grant", "Invalid JWT Signature.")]
    [InlineData("unauthorized_client", "Client is unauthorized.")]
    public async Task What_is_not_about_the_subject_is_thrown(string error, string description)
    {
        using var bench = new GoogleBench();
        bench.NoToken(error, description);

        await Should.ThrowAsync<ApiException>(() => bench.Client.CanActAsAsync("ada@corp.example", DriveAccess.Write, Stop));
    }
}
