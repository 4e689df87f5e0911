using System.Net;
using System.Security.Cryptography;

namespace Reeve.Sandbox.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task A_valid_assertion_earns_an_opaque_token_for_the_user()
    {
        await using var lab = await Lab.StartAsync();

        var answer = await lab.AskTokenAsync(lab.Claims(Lab.Ada));

        answer["access_token"].ShouldStartWith("ya29.");
        answer["expires_in"].ShouldBe("3599");
        answer["token_type"].ShouldBe("Bearer");
        (await lab.GetAsync(Lab.Ada, "about?fields=user"))["user/emailAddress"].ShouldBe(Lab.Ada);
    }

    [Fact]
    public async Task Another_key_is_told_that_the_signature_is_invalid()
    {
        await using var lab = await Lab.StartAsync();
        using var other = RSA.Create(2048);

        var answer = await lab.AskTokenAsync(lab.Claims(Lab.Ada), other);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer["error"].ShouldBe("invalid_grant");
        answer["error_description"].ShouldBe("Invalid JWT Signature.");
    }

    [Theory]
    [InlineData("iss", "\"nobody@x.iam.gserviceaccount.com\"", "invalid_grant", "Invalid grant: account not found")]
    [InlineData("iat", null, "invalid_grant", "Invalid JWT: iat (issued at) is not set.")]
    [InlineData("exp", null, "invalid_grant", "Invalid JWT: exp (expiration time) is not set.")]
    [InlineData("aud", "\"https://example.com/\"", "invalid_grant", "Invalid JWT: Failed audience check.")]
    [InlineData("scope", "\"\"", "invalid_scope", "Invalid OAuth scope or ID token audience provided.")]
    [InlineData("scope", "\"https://www.googleapis.com/auth/drive,https://www.googleapis.com/auth/drive.file\"", "unauthorized_client", null)]
    [InlineData("sub", "\"nobody@corp.example\"", "invalid_grant", "Invalid email or User ID")]
    [InlineData("sub", "\"team@corp.example\"", "invalid_grant", "Invalid email or User ID")]
    public async Task Each_wrong_claim_has_its_own_refusal(string claim, string? json, string error, string? description)
    {
        await using var lab = await Lab.StartAsync();
        var claims = lab.Claims(Lab.Ada);
        claims[claim] = json is null ? null : System.Text.Json.Nodes.JsonNode.Parse(json);
        if (json is null)
        {
            claims.Remove(claim);
        }

        var answer = await lab.AskTokenAsync(claims);

        answer["error"].ShouldBe(error);
        if (description is not null)
        {
            answer["error_description"].ShouldBe(description);
        }
    }

    [Theory]
    [InlineData(301, 3600)]
    [InlineData(-3601, 3600)]
    [InlineData(0, 7200)]
    public async Task An_assertion_outside_the_window_is_refused(int issuedIn, int lifetime)
    {
        await using var lab = await Lab.StartAsync();
        var claims = lab.Claims(Lab.Ada);
        claims["iat"] = lab.Time.GetUtcNow().ToUnixTimeSeconds() + issuedIn;
        claims["exp"] = lab.Time.GetUtcNow().ToUnixTimeSeconds() + issuedIn + lifetime;

        var answer = await lab.AskTokenAsync(claims);

        answer["error_description"].ShouldStartWith("Invalid JWT: Token must be a short-lived token (60 minutes)");
    }

    [Fact]
    public async Task The_signature_is_judged_before_everything_else_and_the_audience_before_the_subject()
    {
        await using var lab = await Lab.StartAsync();
        using var other = RSA.Create(2048);
        var claims = lab.Claims("nobody@corp.example");
        claims["aud"] = "https://example.com";

        (await lab.AskTokenAsync(claims, other))["error_description"].ShouldBe("Invalid JWT Signature.");
        (await lab.AskTokenAsync(claims))["error_description"].ShouldBe("Invalid JWT: Failed audience check.");
    }

    [Fact]
    public async Task An_alias_a_suspended_and_a_deleted_user_cannot_be_acted_as()
    {
        await using var lab = await Lab.StartAsync();
        lab.Company.AddUser("dee@corp.example", "d@corp.example");

        (await lab.AskTokenAsync(lab.Claims("d@corp.example")))["error_description"].ShouldBe("Invalid email or User ID");
        foreach (var (state, description) in new[] { ("suspended", "Invalid email or User ID"), ("deleted", "The account has been deleted") })
        {
            (await lab.ControlAsync("PUT", "users/dee@corp.example", new { state })).Status.ShouldBe(HttpStatusCode.OK);
            var refused = await lab.AskTokenAsync(lab.Claims("dee@corp.example"));
            refused["error"].ShouldBe("invalid_grant");
            refused["error_description"].ShouldBe(description);
        }
    }

    [Fact]
    public async Task One_scope_that_is_not_delegated_refuses_them_all()
    {
        await using var lab = await Lab.StartAsync();
        const string two = Lab.Full + " https://www.googleapis.com/auth/gmail.readonly";

        var answer = await lab.AskTokenAsync(lab.Claims(Lab.Ada, two));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer["error"].ShouldBe("unauthorized_client");
        answer["error_description"].ShouldContain("not authorized for any of the scopes requested");
    }

    [Fact]
    public async Task Without_a_subject_the_service_account_is_itself_and_sees_nothing()
    {
        await using var lab = await Lab.StartAsync();
        lab.Company.AddFile("plan", Lab.Ada);
        var token = (await lab.AskTokenAsync(lab.Claims(null)))["access_token"];

        var request = new HttpRequestMessage(HttpMethod.Get, "/drive/v3/files");
        request.Headers.Authorization = new("Bearer", token);
        var answer = await lab.SendAsync(request);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Each("files", "id").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_grant_type_and_an_assertion_that_is_none_are_refused()
    {
        await using var lab = await Lab.StartAsync();

        (await lab.AskTokenAsync("x.y.z"))["error"].ShouldBe("invalid_request");
        (await lab.AskTokenAsync("x", "password"))["error"].ShouldBe("unsupported_grant_type");
    }

    [Fact]
    public async Task A_token_ends_after_an_hour_of_the_sandboxs_clock()
    {
        await using var lab = await Lab.StartAsync();
        await lab.TokenAsync(Lab.Ada);

        lab.Time.Advance(TimeSpan.FromMinutes(61));
        var answer = await lab.GetAsync(Lab.Ada, "about?fields=user");

        answer.ShouldBeRefused(401, "authError");
        answer.Response.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
    }

    [Fact]
    public async Task The_date_header_goes_by_the_sandboxs_clock()
    {
        await using var lab = await Lab.StartAsync();

        (await lab.ControlAsync("PUT", "clock", new { offsetSeconds = -600 })).Status.ShouldBe(HttpStatusCode.OK);
        var answer = await lab.AskTokenAsync(lab.Claims(Lab.Ada));

        answer.Response.Headers.Date.ShouldBe(lab.Time.GetUtcNow().AddSeconds(-600));
        answer["error_description"].ShouldStartWith("Invalid JWT: Token must be a short-lived token");
    }

    [Fact]
    public async Task Digit_strings_and_this_servers_own_address_are_taken()
    {
        await using var lab = await Lab.StartAsync();
        var claims = lab.Claims(Lab.Ada);
        claims["iat"] = claims["iat"]!.ToString();
        claims["exp"] = claims["exp"]!.ToString();
        claims["aud"] = lab.Host.Endpoint + "token";

        (await lab.AskTokenAsync(claims)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"alg":"HS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"RS256","kid":"another"}""")]
    public async Task Another_algorithm_or_key_id_is_an_invalid_signature(string header)
    {
        await using var lab = await Lab.StartAsync();

        var answer = await lab.AskTokenAsync(Jwt.Sign(lab.Claims(Lab.Ada), lab.Key, header));

        answer["error_description"].ShouldBe("Invalid JWT Signature.");
    }

    [Fact]
    public async Task A_token_of_somebody_suspended_since_is_worth_nothing()
    {
        await using var lab = await Lab.StartAsync();
        await lab.TokenAsync(Lab.Bo);
        lab.Company.SetUserState(Lab.Bo, "suspended");

        (await lab.GetAsync(Lab.Bo, "files")).ShouldBeRefused(401, "authError");
    }
}
