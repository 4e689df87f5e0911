using System.Net;
using System.Text;
using Reeve.Http.Failures;
using Reeve.Zoom.Calls;

namespace Reeve.Zoom.Tests.Calls;

public sealed class ZoomFaultsTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(400, """{"code":4711,"message":"Invalid access token, does not contain scopes:[user:read:list_users:admin]."}""", ApiFault.Forbidden, "`user:read:list_users:admin`")]
    [InlineData(400, """{"code":200,"message":"No permission."}""", ApiFault.Forbidden, "No permission.")]
    [InlineData(400, """{"code":300,"message":"Validation Failed.","errors":[{"field":"page_size","message":"Invalid field."}]}""", ApiFault.Invalid, "page_size: Invalid field.")]
    [InlineData(404, """{"code":1001,"message":"User does not exist: x."}""", ApiFault.NotFound, "code 1001")]
    [InlineData(302, "", ApiFault.Protocol, "never followed")]
    [InlineData(300, """{"code":300,"message":"Invalid parameter: x"}""", ApiFault.Invalid, "Invalid parameter")]
    [InlineData(503, "<html>", ApiFault.Transient, "status 503")]
    [InlineData(400, "", ApiFault.Invalid, "status 400")]
    public void A_refusal_is_told_in_one_sentence_with_what_helps(int status, string body, ApiFault fault, string says)
    {
        var failure = Map(status, body);

        failure.Fault.ShouldBe(fault);
        failure.Message.ShouldContain(says);
    }

    [Fact]
    public void A_burst_is_waited_for_until_the_second_that_zoom_names()
    {
        var failure = Map(
            429,
            """{"code":429,"message":"You have reached the maximum per-second rate limit for this API. Try again later."}""",
            ("X-RateLimit-Type", "QPS"),
            ("X-RateLimit-Reset", _now.AddSeconds(2).ToUnixTimeSeconds().ToString()));

        failure.Fault.ShouldBe(ApiFault.RateLimited);
        failure.Repeat.ShouldBe(Repeat.Always);
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("X-RateLimit-Type", "Daily-limit", "{}")]
    [InlineData("X-Nothing", "", """{"code":429,"message":"You have reached the maximum daily rate limit for this API. Refer to the response header for details."}""")]
    public void A_daily_limit_is_not_waited_for_and_says_until_when(string header, string value, string body)
    {
        var failure = Map(429, body, (header, value), ("Retry-After", "2026-11-21T00:00:00Z"));

        failure.Fault.ShouldBe(ApiFault.QuotaExceeded);
        failure.Repeat.ShouldBe(Repeat.Never);
        failure.Message.ShouldContain("2026-11-21T00:00:00Z");
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    [InlineData("999999999999999")]
    public void A_reset_that_cannot_be_read_leaves_the_wait_to_the_back_off(string reset)
    {
        Map(429, "{}", ("X-RateLimit-Reset", reset)).RetryAfter.ShouldBeNull();
    }

    private static Failure Map(int status, string body, params (string Name, string Value)[] headers)
    {
        using var answer = new HttpResponseMessage();
        foreach (var (name, value) in headers) answer.Headers.TryAddWithoutValidation(name, value);

        return new ZoomFaults(ZoomBench.OAuth, TimeProvider.System)
            .Map(new("users.list", (HttpStatusCode)status, Encoding.UTF8.GetBytes(body), _now) { Headers = answer.Headers });
    }
}
