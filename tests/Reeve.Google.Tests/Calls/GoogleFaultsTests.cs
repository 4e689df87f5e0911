using System.Net;
using System.Text;
using Reeve.Google.Calls;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Calls;

public sealed class GoogleFaultsTests
{
    [Theory]
    [InlineData(400, "invalid", ApiFault.Invalid, Repeat.Never)]
    [InlineData(400, "invalidSharingRequest", ApiFault.Invalid, Repeat.Never)]
    [InlineData(400, "shareOutNotPermitted", ApiFault.Forbidden, Repeat.Never)]
    [InlineData(400, "publishOutNotPermitted", ApiFault.Forbidden, Repeat.Never)]
    [InlineData(401, "authError", ApiFault.Unauthorized, Repeat.Never)]
    [InlineData(403, "forbidden", ApiFault.Forbidden, Repeat.Never)]
    [InlineData(403, "insufficientFilePermissions", ApiFault.Forbidden, Repeat.Never)]
    [InlineData(403, "cannotModifyInheritedPermission", ApiFault.Forbidden, Repeat.Never)]
    [InlineData(403, "userRateLimitExceeded", ApiFault.RateLimited, Repeat.Always)]
    [InlineData(403, "rateLimitExceeded", ApiFault.RateLimited, Repeat.Always)]
    [InlineData(429, "rateLimitExceeded", ApiFault.RateLimited, Repeat.Always)]
    [InlineData(403, "sharingRateLimitExceeded", ApiFault.SharingLimited, Repeat.Always)]
    [InlineData(403, "quotaExceeded", ApiFault.QuotaExceeded, Repeat.Always)]
    [InlineData(403, "dailyLimitExceeded", ApiFault.QuotaExceeded, Repeat.Never)]
    [InlineData(403, "storageQuotaExceeded", ApiFault.QuotaExceeded, Repeat.Never)]
    [InlineData(404, "notFound", ApiFault.NotFound, Repeat.Never)]
    [InlineData(409, "conflict", ApiFault.Conflict, Repeat.Never)]
    [InlineData(412, "conditionNotMet", ApiFault.Conflict, Repeat.Never)]
    [InlineData(500, "backendError", ApiFault.Transient, Repeat.WhenSafe)]
    [InlineData(500, "internalError", ApiFault.Transient, Repeat.WhenSafe)]
    [InlineData(503, "transientError", ApiFault.Transient, Repeat.WhenSafe)]
    public void Status_and_reason_decide(int status, string reason, ApiFault fault, Repeat repeat)
    {
        var failure = Map(status, $$$"""{"error":{"errors":[{"domain":"global","reason":"{{{reason}}}","message":"Inner."}],"code":{{{status}}},"message":"Outer."}}""");

        failure.Fault.ShouldBe(fault);
        failure.Repeat.ShouldBe(repeat);
        failure.Unclear.ShouldBe(fault == ApiFault.Transient);
        failure.Reason.ShouldBe(reason);
        failure.Message.ShouldEndWith("‹Inner.›");
    }

    [Theory]
    [InlineData(429, ApiFault.RateLimited)]
    [InlineData(500, ApiFault.Transient)]
    [InlineData(502, ApiFault.Transient)]
    [InlineData(504, ApiFault.Transient)]
    [InlineData(403, ApiFault.Forbidden)]
    [InlineData(302, ApiFault.Protocol)]
    public void A_body_that_is_no_json_leaves_the_status(int status, ApiFault fault)
    {
        foreach (var body in (string[])["", "<html>502 Bad Gateway</html>", "{\"error\":", "[]", "{\"error\":\"text\"}", "null"])
        {
            var failure = Map(status, body);

            failure.Fault.ShouldBe(fault);
            failure.Reason.ShouldBeNull();
            failure.Message.ShouldNotContain("html");
        }
    }

    [Fact]
    public void The_newer_quota_body_gives_its_reason_in_the_details()
    {
        var failure = Map(
            429,
            """
            {"error":{"code":429,"message":"Quota exceeded for quota metric 'Queries' and limit 'Queries per minute'.","status":"RESOURCE_EXHAUSTED",
             "details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED","domain":"googleapis.com",
              "metadata":{"quota_limit":"defaultPerMinutePerProject"}}]}}
            """);

        failure.ShouldBe(new Failure(
            ApiFault.RateLimited,
            "Google refused files.list: ‹Quota exceeded for quota metric 'Queries' and limit 'Queries per minute'.›",
            "RATE_LIMIT_EXCEEDED",
            Repeat.Always));
    }

    [Fact]
    public void Shared_though_the_mail_failed_is_an_unknown_outcome()
    {
        var failure = Map(
            400,
            """{"error":{"errors":[{"reason":"invalidSharingRequest","message":"Sorry, the items were successfully shared but emails could not be sent to x."}]}}""");

        failure.Fault.ShouldBe(ApiFault.OutcomeUnknown);
        failure.Unclear.ShouldBeTrue();
    }

    [Theory]
    [InlineData("accessNotConfigured", "enable it in the Cloud console")]
    [InlineData("insufficientPermissions", "Domain-wide delegation")]
    public void What_can_be_mended_says_how(string reason, string words) =>
        Map(403, $$$"""{"error":{"errors":[{"reason":"{{{reason}}}","message":"No."}]}}""").Message.ShouldContain(words);

    [Fact]
    public void Googles_words_stay_on_one_line_and_are_cut()
    {
        var words = new string('x', 1000);

        var message = Map(403, $$$"""{"error":{"message":"a\nb {{{words}}}"}}""").Message;

        message.ShouldStartWith("Google refused files.list: ‹a b xxx");
        message.Length.ShouldBeLessThan(350);
        message.ShouldEndWith("…›");
    }

    private static Failure Map(int status, string body) =>
        GoogleFaults.Instance.Map(new("files.list", (HttpStatusCode)status, Encoding.UTF8.GetBytes(body), null));
}
