using System.Buffers.Text;
using System.Net;
using System.Text;
using Reeve.Http.Failures;
using Reeve.Zoom.Users;

namespace Reeve.Zoom.Tests.Identity;

public sealed class ZoomTokenTests
{
    [Fact]
    public async Task A_token_is_asked_for_with_the_apps_id_and_secret_and_the_account()
    {
        using var bench = new ZoomBench();
        bench.Token();

        var (token, isFromCache) = await bench.Client.GetTokenAsync(ZoomBench.Stop);

        var request = bench.Net.Seen.Single();
        request.Headers["Authorization"].ShouldBe("Basic " + Convert.ToBase64String("client-1:s3cret-oauth"u8));
        request.ContentType.ShouldBe("application/x-www-form-urlencoded");
        request.Body.ShouldBe("grant_type=account_credentials&account_id=acc-1");
        isFromCache.ShouldBeFalse();
        (await bench.Client.GetTokenAsync(ZoomBench.Stop)).IsFromCache.ShouldBeTrue();
        token.Scope.ShouldBe("user:read:list_users:admin");
        token.ExpiresAt.ShouldBe(bench.Time.GetUtcNow().AddSeconds(3599));
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_call_made_again()
    {
        using var bench = new ZoomBench();
        bench.Token("old").Net.Expect("GET", "/v2/users", HttpStatusCode.Unauthorized, """{"code":124,"message":"Access token is expired."}""");
        bench.Token("new").Page("/v2/users", "", "ada@corp.example");

        await bench.Client.UsersAsync(ZoomUserStatus.Active, ZoomBench.Stop).ToListAsync(ZoomBench.Stop);

        bench.Net.Seen.Select(request => request.Token).ShouldBe([null, "old", null, "new"], ignoreOrder: false, Render(bench));
    }

    [Fact]
    public async Task The_next_process_starts_with_the_token_and_its_host()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "tokens.json");
        using (var first = new ZoomBench(configure: options => options with { TokenCacheFile = file }))
        {
            first.Token(apiUrl: "https://api-eu.zoom.us");
            await first.Client.GetTokenAsync(ZoomBench.Stop);
        }

        using var second = new ZoomBench(configure: options => options with { TokenCacheFile = file });
        second.Page("/v2/users", "", "ada@corp.example");
        await second.Client.UsersAsync(ZoomUserStatus.Active, ZoomBench.Stop).ToListAsync(ZoomBench.Stop);

        second.Net.Seen.Single().Address.Host.ShouldBe("api-eu.zoom.us");
        second.Net.Seen.Single().Token.ShouldBe("zoom-token-1");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_jwt_is_signed_here_and_names_the_key_alone()
    {
        using var bench = new ZoomBench(ZoomBench.Jwt);
        bench.Page("/v2/users", "", "ada@corp.example");

        await bench.Client.UsersAsync(ZoomUserStatus.Active, ZoomBench.Stop).ToListAsync(ZoomBench.Stop);

        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(bench.Net.Seen.Single().Token!.Split('.')[1]));
        claims.ShouldBe($$"""{"iss":"key-1","exp":{{bench.Time.GetUtcNow().AddMinutes(15).ToUnixTimeSeconds()}}}""");
        bench.Net.Seen.Single().Address.Host.ShouldBe("api.zoom.us");
    }

    [Fact]
    public async Task A_retired_jwt_app_is_named_with_its_mend()
    {
        using var bench = new ZoomBench(ZoomBench.Jwt);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            bench.Net.Expect("GET", "/v2/users", HttpStatusCode.Unauthorized, """{"code":124,"message":"Invalid access token."}""", ("Date", bench.Now));
        }

        var failure = await Failure(bench);

        failure.Fault.ShouldBe(ApiFault.Unauthorized);
        failure.Message.ShouldContain("2023-09-08");
        failure.Message.ShouldContain("ZOOM_ACCOUNT_ID");
        failure.Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task A_jwt_that_a_wrong_clock_has_made_is_the_clocks_fault()
    {
        using var bench = new ZoomBench(ZoomBench.Jwt);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            bench.Net.Expect(
                "GET", "/v2/users", HttpStatusCode.Unauthorized, """{"code":124,"message":"Access token is expired."}""", ("Date", bench.Time.GetUtcNow().AddMinutes(20).ToString("R")));
        }

        (await Failure(bench)).Message.ShouldContain("clock is 20 minutes slow");
    }

    [Theory]
    [InlineData("""{"reason":"Invalid client_id or client_secret","error":"invalid_client"}""", "ZOOM_CLIENT_SECRET")]
    [InlineData("""{"reason":"unsupported grant type","error":"unsupported_grant_type"}""", "ZOOM_ACCOUNT_ID")]
    [InlineData("""{"reason":"Bad Request","error":"invalid_request"}""", "ZOOM_ACCOUNT_ID")]
    [InlineData("""{"code":4717,"message":"The app has been disabled."}""", "activate it")]
    public async Task A_refused_token_request_is_told_with_what_to_check(string body, string mend)
    {
        using var bench = new ZoomBench();
        bench.Net.Expect("POST", "/oauth/token", HttpStatusCode.BadRequest, body);

        var failure = await Failure(bench);

        failure.Fault.ShouldBe(ApiFault.Unauthorized);
        failure.Message.ShouldContain(mend);
        failure.Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public void No_text_form_shows_a_secret()
    {
        ZoomBench.OAuth.ToString().ShouldNotContain("s3cret");
        ZoomBench.Jwt.ToString().ShouldNotContain("s3cret");
        new ZoomOptions { Credential = ZoomBench.OAuth }.ToString().ShouldNotContain("s3cret");
    }

    private static Task<ApiException> Failure(ZoomBench bench) =>
        Should.ThrowAsync<ApiException>(async () => await bench.Client.UsersAsync(ZoomUserStatus.Active, ZoomBench.Stop).ToListAsync(ZoomBench.Stop));

    private static string Render(ZoomBench bench) => string.Join('\n', bench.Net.Seen.Select(request => $"{request.Method} {request.Address} {request.Token}"));
}
