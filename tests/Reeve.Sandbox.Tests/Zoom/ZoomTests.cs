using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.Zoom;

/// <summary>What Zoom documents, asked of the sandbox over HTTP.</summary>
public sealed class ZoomTests
{
    [Fact]
    public async Task The_app_gets_a_token_by_form_or_by_query_and_is_told_what_it_is_good_for()
    {
        await using var lab = await Lab.StartAsync();
        var parameters = $"grant_type=account_credentials&account_id={lab.Host.Zoom.AccountId}";

        var byForm = await AskAsync(lab, "", parameters);
        var byQuery = await AskAsync(lab, "?" + parameters, "");

        foreach (var answer in new[] { byForm, byQuery })
        {
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer["token_type"].ShouldBe("bearer");
            answer.Json!["expires_in"]!.GetValue<int>().ShouldBe(3599);
            answer["scope"].Split(' ').ShouldContain("user:read:list_users:admin");
            answer["api_url"].ShouldBe(lab.Host.Endpoint.ToString().TrimEnd('/'));
        }
    }

    [Theory]
    [InlineData("wrong", null, "account_credentials", "invalid_client")]
    [InlineData(null, null, "client_credentials", "unsupported_grant_type")]
    [InlineData(null, "", "account_credentials", "unsupported_grant_type")]
    [InlineData(null, "somebody-elses", "account_credentials", "invalid_request")]
    public async Task A_refused_token_request_has_a_shape_of_its_own(string? secret, string? account, string grant, string error)
    {
        await using var lab = await Lab.StartAsync();

        var answer = await AskAsync(lab, "", $"grant_type={grant}&account_id={account ?? lab.Host.Zoom.AccountId}", secret);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer["error"].ShouldBe(error);
        answer["reason"].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Without_a_status_the_active_users_come_in_pages_of_thirty()
    {
        await using var lab = await Lab.StartAsync();
        lab.Host.Zoom.SetUsers(31, 4, 2);

        var first = await GetAsync(lab, "/v2/users");
        var last = await GetAsync(lab, "/v2/users?next_page_token=" + first["next_page_token"]);

        Emails(first).Length.ShouldBe(30);
        Emails(last).Length.ShouldBe(1);
        first.Json!["total_records"]!.GetValue<int>().ShouldBe(31);
        last["next_page_token"].ShouldBe("");
        Emails(first).Concat(Emails(last)).Distinct().Count().ShouldBe(31);
        first.Response.Headers.GetValues("x-zm-trackingid").Single().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Pages_have_at_most_three_hundred_and_can_be_numbered()
    {
        await using var lab = await Lab.StartAsync();
        lab.Host.Zoom.SetUsers(301, 0, 0);

        Emails(await GetAsync(lab, "/v2/users?page_size=5000")).Length.ShouldBe(300);
        Emails(await GetAsync(lab, "/v2/users?page_size=300&page_number=2")).Length.ShouldBe(1);
        (await GetAsync(lab, "/v2/users?page_size=many")).Json!["errors"]![0]!["field"]!.GetValue<string>().ShouldBe("page_size");
    }

    [Fact]
    public async Task Pending_users_have_no_id_and_were_never_there()
    {
        await using var lab = await Lab.StartAsync();
        lab.Host.Zoom.SetUsers(1, 1, 1);

        var pending = (await GetAsync(lab, "/v2/users?status=pending")).Json!["users"]![0]!.AsObject();

        pending.ContainsKey("id").ShouldBeFalse();
        pending.ContainsKey("last_login_time").ShouldBeFalse();
        pending["status"]!.GetValue<string>().ShouldBe("pending");
    }

    [Fact]
    public async Task A_page_token_lives_for_fifteen_minutes_and_for_its_own_list()
    {
        await using var lab = await Lab.StartAsync();
        lab.Host.Zoom.SetUsers(40, 40, 0);
        var token = (await GetAsync(lab, "/v2/users"))["next_page_token"];

        var other = await GetAsync(lab, $"/v2/users?status=inactive&next_page_token={token}");
        lab.Time.Advance(TimeSpan.FromMinutes(15));
        var late = await GetAsync(lab, $"/v2/users?next_page_token={token}");

        foreach (var answer in new[] { other, late })
        {
            answer.Status.ShouldBe(HttpStatusCode.BadRequest);
            answer.Json!["code"]!.GetValue<int>().ShouldBe(300);
            answer["message"].ShouldBe("The next page token is invalid or expired.");
        }
    }

    [Fact]
    public async Task A_missing_scope_is_a_bad_request_that_names_it()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("PUT", "zoom/scopes", new { scopes = new[] { "user:read:user:admin" } });

        var answer = await GetAsync(lab, "/v2/users");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Json!["code"]!.GetValue<int>().ShouldBe(4711);
        answer["message"].ShouldBe("Invalid access token, does not contain scopes:[user:read:list_users:admin].");
    }

    [Fact]
    public async Task A_token_ends_with_its_time_and_when_all_are_ended()
    {
        await using var lab = await Lab.StartAsync();
        var (first, second) = (await TokenAsync(lab), "");
        lab.Time.Advance(TimeSpan.FromSeconds(3599));
        second = await TokenAsync(lab);

        var late = await GetAsync(lab, "/v2/users", first);
        var good = await GetAsync(lab, "/v2/users", second);
        await lab.ControlAsync("DELETE", "zoom/tokens");
        var ended = await GetAsync(lab, "/v2/users", second);

        good.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var answer in new[] { late, ended })
        {
            answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
            answer.Json!["code"]!.GetValue<int>().ShouldBe(124);
        }
    }

    [Fact]
    public async Task A_jwt_is_taken_until_the_app_is_retired()
    {
        await using var lab = await Lab.StartAsync();
        var now = lab.Time.GetUtcNow().ToUnixTimeSeconds();
        var good = Jwt(lab.Host.Zoom.ApiKey, lab.Host.Zoom.ApiSecret, now + 60);

        (await GetAsync(lab, "/v2/users", good)).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var bad in new[]
        {
            Jwt(lab.Host.Zoom.ApiKey, "another secret", now + 60), Jwt("another key", lab.Host.Zoom.ApiSecret, now + 60), Jwt(lab.Host.Zoom.ApiKey, lab.Host.Zoom.ApiSecret, now),
            "a.b.c", "none",
        })
        {
            (await GetAsync(lab, "/v2/users", bad)).Status.ShouldBe(HttpStatusCode.Unauthorized, bad);
        }

        await lab.ControlAsync("PUT", "zoom/jwt", new { retired = true });
        (await GetAsync(lab, "/v2/users", good)).Json!["code"]!.GetValue<int>().ShouldBe(124);
    }

    [Fact]
    public async Task Too_many_calls_in_a_second_are_told_from_too_many_on_a_day()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("PUT", "zoom/limits", new { perSecond = 1, perDay = 2 });

        (await GetAsync(lab, "/v2/users")).Status.ShouldBe(HttpStatusCode.OK);
        var burst = await GetAsync(lab, "/v2/users");
        lab.Time.Advance(TimeSpan.FromSeconds(1));
        var day = await GetAsync(lab, "/v2/users");

        burst.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        Header(burst, "X-RateLimit-Type").ShouldBe("QPS");
        Header(burst, "X-RateLimit-Reset").ShouldBe((lab.Time.GetUtcNow().ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture));
        Header(day, "X-RateLimit-Type").ShouldBe("Daily-limit");
        Header(day, "Retry-After").ShouldBe("2026-11-25T00:00:00Z");
    }

    [Fact]
    public async Task One_user_is_found_by_id_or_address_and_can_be_deactivated()
    {
        await using var lab = await Lab.StartAsync();
        lab.Host.Zoom.SetUsers(2, 0, 1);
        var user = (await GetAsync(lab, "/v2/users/user00001@corp.example")).Json!;
        var id = user["id"]!.GetValue<string>();

        var done = await SendAsync(lab, HttpMethod.Put, $"/v2/users/{Uri.EscapeDataString(id)}/status", await TokenAsync(lab), new { action = "deactivate" });

        done.Status.ShouldBe(HttpStatusCode.NoContent);
        done.Bytes.ShouldBeEmpty();
        (await GetAsync(lab, "/v2/users/" + Uri.EscapeDataString(id)))["status"].ShouldBe("inactive");
        Emails(await GetAsync(lab, "/v2/users?status=inactive")).ShouldBe(["user00001@corp.example"]);
        (await GetAsync(lab, "/v2/users/nobody@corp.example")).Json!["code"]!.GetValue<int>().ShouldBe(1001);
        (await GetAsync(lab, "/v2/meetings")).Json!["code"]!.GetValue<int>().ShouldBe(2300);
    }

    [Fact]
    public async Task Calls_are_counted_and_faults_answer_as_zoom_would()
    {
        await using var lab = await Lab.StartAsync();
        var token = await TokenAsync(lab);
        await lab.ControlAsync("POST", "faults", new { path = "/v2/users", status = 401, reason = "124", times = 1 });
        await lab.ControlAsync("POST", "faults", new { path = "/v2/users", status = 429, reason = "QPS", times = 1 });

        var expired = await GetAsync(lab, "/v2/users", token);
        var limited = await GetAsync(lab, "/v2/users", token);

        expired.Json!["code"]!.GetValue<int>().ShouldBe(124);
        Header(limited, "X-RateLimit-Type").ShouldBe("QPS");
        var counters = (await lab.ControlAsync("GET", "counters")).Json!;
        counters["routes"]!["GET /v2/users"]!.GetValue<int>().ShouldBe(2);
        counters["tokenRequests"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Each_label_has_limits_of_its_own_and_says_what_is_left()
    {
        await using var lab = await Lab.StartAsync();
        lab.Host.Zoom.SetUsers(1, 0, 0);
        await lab.ControlAsync("PUT", "zoom/limits", new { label = "Medium", perSecond = 2 });

        var first = await GetAsync(lab, "/v2/users");
        await GetAsync(lab, "/v2/users");
        var over = await GetAsync(lab, "/v2/users");
        var light = await GetAsync(lab, "/v2/users/user00001@corp.example");

        (Header(first, "X-RateLimit-Category"), Header(first, "X-RateLimit-Limit"), Header(first, "X-RateLimit-Remaining")).ShouldBe(("Medium", "2", "1"));
        over.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        light.Status.ShouldBe(HttpStatusCode.OK);
        light.Response.Headers.Contains("X-RateLimit-Category").ShouldBeFalse();
        (await lab.ControlAsync("PUT", "zoom/limits", new { label = "Huge", perSecond = 2 }))["error"].ShouldBe("`label` is `Light` or `Medium`, not `Huge`.");
    }

    [Fact]
    public async Task Ending_all_tokens_refuses_a_used_jwt_once()
    {
        await using var lab = await Lab.StartAsync();
        var (oauth, jwt) = (await TokenAsync(lab), Jwt(lab.Host.Zoom.ApiKey, lab.Host.Zoom.ApiSecret, lab.Time.GetUtcNow().ToUnixTimeSeconds() + 60));
        await GetAsync(lab, "/v2/users", jwt);

        await lab.ControlAsync("POST", "tokens/expire");

        (await GetAsync(lab, "/v2/users", oauth)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync(lab, "/v2/users", jwt)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync(lab, "/v2/users", jwt)).Status.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(lab, "/v2/users", oauth)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<Answer> AskAsync(Lab lab, string query, string form, string? secret = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token" + query)
        {
            Content = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{lab.Host.Zoom.ClientId}:{secret ?? lab.Host.Zoom.ClientSecret}")));

        return await lab.SendAsync(request);
    }

    private static async Task<string> TokenAsync(Lab lab) =>
        (await AskAsync(lab, "", $"grant_type=account_credentials&account_id={lab.Host.Zoom.AccountId}"))["access_token"];

    private static async Task<Answer> GetAsync(Lab lab, string path, string? token = null) =>
        await SendAsync(lab, HttpMethod.Get, path, token ?? await TokenAsync(lab), null);

    private static Task<Answer> SendAsync(Lab lab, HttpMethod method, string path, string token, object? body)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);

        return lab.SendAsync(request);
    }

    private static string[] Emails(Answer answer) => [.. answer.Json!["users"]!.AsArray().Select(user => user!["email"]!.GetValue<string>())];

    private static string Header(Answer answer, string name) => string.Join(',', answer.Response.Headers.NonValidated[name]);

    private static string Jwt(string key, string secret, long expires)
    {
        static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var signed = Encode("""{"alg":"HS256","typ":"JWT"}"""u8.ToArray()) + "." + Encode(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["iss"] = key, ["exp"] = expires }));

        return signed + "." + Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)));
    }
}
