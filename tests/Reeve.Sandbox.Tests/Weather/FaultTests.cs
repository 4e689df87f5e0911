using System.Net;

namespace Reeve.Sandbox.Tests.Weather;

public sealed class FaultTests
{
    private const string Permissions = "/drive/v3/files/*/permissions";

    [Fact]
    public async Task The_nth_call_is_hit_and_those_before_and_after_are_not()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("POST", "faults", new { path = "/drive/v3/about", subject = Lab.Ada, nth = 3, times = 1, status = 500, reason = "backendError" });

        var statuses = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            statuses.Add((int)(await lab.GetAsync(Lab.Ada, "about?fields=user")).Status);
            await lab.GetAsync(Lab.Bo, "about?fields=user");
        }

        statuses.ShouldBe([200, 200, 500, 200, 200]);
        var fault = await lab.ControlAsync("GET", "faults");
        fault["faults/0/seen"].ShouldBe("5");
        fault["faults/0/hits"].ShouldBe("1");
    }

    [Theory]
    [InlineData("/drive/v3/**", true)]
    [InlineData("/drive/**", true)]
    [InlineData("/**", true)]
    [InlineData("/drive/v3/about/**", true)]
    [InlineData("/drive/*/about", true)]
    [InlineData("/drive/*", false)]
    [InlineData("/storage/**", false)]
    public async Task Two_stars_at_the_end_stand_for_any_rest(string path, bool isHit)
    {
        await using var lab = await Lab.StartAsync();
        var token = await lab.TokenAsync(Lab.Ada);
        await lab.ControlAsync("POST", "faults", new { path, status = 503 });

        var answer = await lab.GetAsync(Lab.Ada, "about?fields=user");

        answer.Status.ShouldBe(isHit ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
        token.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_reset_before_the_effect_leaves_no_answer_and_no_effect()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        await lab.TokenAsync(Lab.Ada);
        await lab.ControlAsync("POST", "faults", new { method = "POST", path = Permissions, reset = "before", times = 1 });

        await Should.ThrowAsync<HttpRequestException>(() => GiveAsync(lab, file));

        (await lab.GetAsync(Lab.Bo, "files/" + file)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await lab.ControlAsync("GET", "counters"))["statuses/reset"].ShouldBe("1");
    }

    [Fact]
    public async Task A_reset_after_the_effect_leaves_no_answer_but_the_effect()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        await lab.TokenAsync(Lab.Ada);
        await lab.ControlAsync("POST", "faults", new { method = "POST", path = Permissions, reset = "after", times = 1 });

        await Should.ThrowAsync<HttpRequestException>(() => GiveAsync(lab, file));

        (await lab.GetAsync(Lab.Bo, "files/" + file)).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.ControlAsync("GET", "counters"))["statuses/reset"].ShouldBe("1");
    }

    [Fact]
    public async Task What_is_to_happen_after_the_effect_has_none_where_the_call_is_refused()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        await lab.TokenAsync(Lab.Ada);
        await lab.ControlAsync("PUT", "apis", new { disabled = new[] { "drive.googleapis.com" } });
        await lab.ControlAsync("POST", "faults", new { method = "POST", path = Permissions, reset = "after", times = 1 });

        await Should.ThrowAsync<HttpRequestException>(() => GiveAsync(lab, file));

        (await lab.ControlAsync("GET", "log")).At("entries")!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_cut_answer_has_its_full_length_in_the_header_and_fewer_bytes(int kept)
    {
        await using var lab = await Lab.StartAsync();
        var whole = await lab.GetAsync(Lab.Ada, "about?fields=user");
        await lab.ControlAsync("POST", "faults", new { path = "/drive/v3/about", cutBody = kept, times = 1 });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/drive/v3/about?fields=user");
        request.Headers.Authorization = new("Bearer", await lab.TokenAsync(Lab.Ada));

        using var response = await lab.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Lab.Stop);
        await using var body = await response.Content.ReadAsStreamAsync(Lab.Stop);
        var buffer = new byte[whole.Bytes.Length];
        var count = kept == 0 ? 0 : await body.ReadAtLeastAsync(buffer, kept, cancellationToken: Lab.Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe(whole.Bytes.Length);
        buffer[..count].ShouldBe(whole.Bytes[..kept]);
        await Should.ThrowAsync<IOException>(async () => await body.ReadAtLeastAsync(buffer, 1, cancellationToken: Lab.Stop));
        (await lab.GetAsync(Lab.Ada, "about?fields=user")).Bytes.ShouldBe(whole.Bytes);
    }

    [Fact]
    public async Task An_upload_can_be_cut_after_so_many_bytes_and_a_shorter_one_is_not_meant()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        await lab.TokenAsync(Lab.Ada);
        await lab.ControlAsync("POST", "faults", new { method = "POST", path = Permissions, resetAfterBytes = 1000, times = 1 });

        (await SendAsync(Lab.Bo, 0)).Status.ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(Lab.Cy, 100_000));

        (await lab.GetAsync(Lab.Cy, "files/" + file)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await lab.ControlAsync("GET", "faults"))["faults/0/hits"].ShouldBe("1");

        async Task<Answer> SendAsync(string whom, int padding)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/drive/v3/files/{file}/permissions")
            {
                Content = new StringContent($$"""{"type":"user","role":"reader","emailAddress":"{{whom}}"{{new string(' ', padding)}}}"""),
            };
            request.Headers.Authorization = new("Bearer", await lab.TokenAsync(Lab.Ada));

            return await lab.SendAsync(request);
        }
    }

    [Fact]
    public async Task Headers_and_a_retry_after_of_any_form_are_put_as_they_are()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("POST", "faults", new
        {
            path = "/drive/v3/about",
            status = 429,
            reason = "rateLimitExceeded",
            retryAfter = "2026-11-25T00:00:00Z",
            headers = new Dictionary<string, string> { ["X-RateLimit-Type"] = "Daily-limit" },
        });

        var answer = await lab.GetAsync(Lab.Ada, "about?fields=user");

        answer.ShouldBeRefused(429, "rateLimitExceeded");
        answer.Response.Headers.NonValidated["Retry-After"].ToString().ShouldBe("2026-11-25T00:00:00Z");
        answer.Response.Headers.GetValues("X-RateLimit-Type").ShouldBe(["Daily-limit"]);
    }

    [Fact]
    public async Task Headers_alone_leave_the_answer_as_it_is()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("POST", "faults", new { path = "/drive/v3/about", headers = new Dictionary<string, string> { ["X-Seen"] = "yes" } });

        var answer = await lab.GetAsync(Lab.Ada, "about?fields=user");

        answer["user/emailAddress"].ShouldBe(Lab.Ada);
        answer.Response.Headers.GetValues("X-Seen").ShouldBe(["yes"]);
    }

    [Fact]
    public async Task A_delayed_call_waits_on_the_clock_and_is_answered_as_ever()
    {
        await using var lab = await Lab.StartAsync();
        await lab.TokenAsync(Lab.Ada);
        await lab.ControlAsync("POST", "faults", new { path = "/drive/v3/about", delayMilliseconds = 60_000, times = 1 });

        var slow = lab.GetAsync(Lab.Ada, "about?fields=user");
        while ((await lab.ControlAsync("GET", "faults"))["faults/0/hits"] != "1")
        {
            await Task.Yield();
        }

        slow.IsCompleted.ShouldBeFalse();
        while (!slow.IsCompleted)
        {
            lab.Time.Advance(TimeSpan.FromSeconds(1));
            await lab.ControlAsync("GET", "faults");
        }

        (await slow).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{}""", "`status` from 200 to 599")]
    [InlineData("""{"status":99}""", "`status` is from 200 to 599, not 99.")]
    [InlineData("""{"reset":"during"}""", "`reset` is `before` or `after`, not `during`.")]
    [InlineData("""{"reset":"after","status":500}""", "`reset` gives no answer")]
    [InlineData("""{"resetAfterBytes":1,"status":500}""", "`resetAfterBytes` gives no answer")]
    [InlineData("""{"cutBody":-1}""", "`cutBody` is a number of bytes")]
    [InlineData("""{"status":500,"nth":0}""", "`nth` is 1")]
    [InlineData("""{"status":500,"times":0}""", "`times` is 1 or more")]
    [InlineData("""{"status":500,"path":"drive"}""", "`path` begins with `/`")]
    [InlineData("""{"reset":"after","reason":"x"}""", "go with a `status`")]
    [InlineData("""{"status":500,"headers":{"Content-Length":"3"}}""", "`Content-Length` is the server's own")]
    [InlineData("""{"status":500,"headers":{"X-A":"\n"}}""", "a header cannot carry")]
    [InlineData("""{"status":"high"}""", "`status` is a member that does not exist here, or its value is not of the right kind")]
    [InlineData("""{"stattus":500}""", "`stattus` is a member that does not exist here")]
    [InlineData("""{"status":500""", "This is not JSON")]
    public async Task A_fault_that_cannot_be_is_refused_in_one_sentence(string body, string sentence)
    {
        await using var lab = await Lab.StartAsync();

        var answer = await lab.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_sandbox/faults") { Content = new StringContent(body) });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer["error"].ShouldContain(sentence);
        answer["error"].ShouldNotContain("System.");
        (await lab.ControlAsync("GET", "faults")).At("faults")!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Paths_that_no_api_has_get_a_page_and_are_counted_and_hit_too()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("POST", "faults", new { path = "/drive/v2/nowhere", status = 502, nth = 2 });

        var first = await lab.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/drive/v2/nowhere"));
        var second = await lab.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/drive/v2/nowhere"));

        first.Status.ShouldBe(HttpStatusCode.NotFound);
        second.Status.ShouldBe(HttpStatusCode.BadGateway);
        (await lab.ControlAsync("GET", "counters")).At("routes")!["GET (unknown)"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Tokens_can_be_ended_all_at_once()
    {
        await using var lab = await Lab.StartAsync();
        (await lab.GetAsync(Lab.Ada, "about?fields=user")).Status.ShouldBe(HttpStatusCode.OK);

        (await lab.ControlAsync("POST", "tokens/expire")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await lab.GetAsync(Lab.Ada, "about?fields=user")).ShouldBeRefused(401, "authError");
        (await lab.AskTokenAsync(lab.Claims(Lab.Ada))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Answer> GiveAsync(Lab lab, string file) =>
        lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions?fields=id", new { type = "user", role = "reader", emailAddress = Lab.Bo });
}
