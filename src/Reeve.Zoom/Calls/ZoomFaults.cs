using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Reeve.Http.Failures;

namespace Reeve.Zoom.Calls;

/// <summary>Judges the refusals of Zoom's API. Nothing else looks at its status codes, numbers or texts.</summary>
/// <remarks>
/// The number counts before the status: Zoom answers a missing scope with 400. Source: Zoom API, "Errors" and "Rate limits"; texts that
/// those pages do not list were observed in Zoom's developer forum, 2026.
/// </remarks>
/// <param name="credential">Who calls, for the mends.</param>
/// <param name="time">The clock that a JWT was made by.</param>
internal sealed partial class ZoomFaults(ZoomCredential credential, TimeProvider time) : IFailureMapper
{
    private const string StalePage = "next_page_token"; // Code 300 alone is that of any wrong parameter.
    private const string Daily = "Daily-limit";

    private static readonly TimeSpan _jwtTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The list has to be begun again: its page token is not taken any more.</summary>
    public static bool IsStalePage(ApiException failure) => failure is { Fault: ApiFault.Invalid, Reason: StalePage };

    /// <inheritdoc/>
    public Failure Map(FailedAnswer answer)
    {
        var body = ZoomErrorBody.Read(answer.Body);

        return (body.Code, (int)answer.Status) switch
        {
            (_, 429) or (429, _) => Limited(answer, body),
            (_, >= 500) => new(ApiFault.Transient, $"Zoom failed on {answer.Call}: {Said(answer, body)}", Reason(body), Repeat.WhenSafe, Unclear: true),
            (124, _) or (_, 401) => new(ApiFault.Unauthorized, NotAccepted(answer, body), Reason(body), Repeat.Never),
            (4711, _) => new(ApiFault.Forbidden, ScopeMissing(answer, body), Reason(body), Repeat.Never),
            (300, _) when body.Message?.Contains("next page token", StringComparison.OrdinalIgnoreCase) == true =>
                Refused(ApiFault.Invalid, answer, body) with { Reason = StalePage },
            (200 or (>= 4700 and <= 4741), _) => Refused(ApiFault.Forbidden, answer, body),
            (_, 403) => Refused(ApiFault.Forbidden, answer, body),
            (_, 404) => Refused(ApiFault.NotFound, answer, body),
            (_, 409) => Refused(ApiFault.Conflict, answer, body),
            (null, < 400) => new(
                ApiFault.Protocol, $"{answer.Call} was answered with a redirect ({(int)answer.Status}), which is never followed.", null, Repeat.Never),
            _ => Refused(ApiFault.Invalid, answer, body),
        };
    }

    /// <summary>A burst passes in a second; the daily limit does not, and is told apart by header, else by text.</summary>
    private static Failure Limited(FailedAnswer answer, ZoomErrorBody body)
    {
        var isDaily = Header(answer.Headers, "X-RateLimit-Type") is { } type
            ? type.Equals(Daily, StringComparison.OrdinalIgnoreCase)
            : body.Message?.Contains("daily rate limit", StringComparison.OrdinalIgnoreCase) == true;
        if (isDaily)
        {
            var until = Header(answer.Headers, "Retry-After") is { } text ? $"until {text}" : "until 00:00 UTC";

            return new(
                ApiFault.QuotaExceeded,
                $"Zoom's daily limit for {answer.Call} is used up, {until}: it is one for the whole account, all apps together.",
                Reason(body),
                Repeat.Never);
        }

        return new(ApiFault.RateLimited, $"Zoom refused {answer.Call}: {Said(answer, body)}", Reason(body), Repeat.Always) { RetryAfter = UntilReset(answer) };
    }

    /// <summary>Source: Zoom API, "Rate limits": <c>X-RateLimit-Reset</c> is in Unix seconds.</summary>
    private static TimeSpan? UntilReset(FailedAnswer answer)
    {
        if (answer.ServerTime is not { } now
            || !long.TryParse(Header(answer.Headers, "X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
            || reset > 253_402_300_799) // The last second that a DateTimeOffset can be.
        {
            return null;
        }

        var wait = DateTimeOffset.FromUnixTimeSeconds(reset) - now;

        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private string NotAccepted(FailedAnswer answer, ZoomErrorBody body)
    {
        if (credential is not ZoomCredential.Jwt jwt) return $"Zoom does not accept the token, though it is a fresh one: {Said(answer, body)}";

        var ahead = time.GetUtcNow() - (answer.ServerTime ?? time.GetUtcNow());

        return ahead.Duration() > _jwtTolerance
            ? $"Zoom does not accept the JWT, and this machine's clock is {ahead.Duration().TotalMinutes:0} minutes {(ahead > TimeSpan.Zero ? "fast" : "slow")}, measured against Zoom's: set it, for example with NTP."
            : $"Zoom does not accept the JWT of API key `{jwt.ApiKey}`: key or secret is wrong, or the app is retired, as Zoom ended JWT apps on 2023-09-08. "
                + "Make a Server-to-Server OAuth app at marketplace.zoom.us and set ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET.";
    }

    private static string ScopeMissing(FailedAnswer answer, ZoomErrorBody body)
    {
        var scopes = ScopeList().Match(body.Message ?? "") is { Success: true } match ? $"`{match.Groups[1].Value}`" : "a scope";

        return $"The Zoom app lacks {scopes} for {answer.Call}: add it at marketplace.zoom.us › Manage › your app › Scopes, then try again with a new token.";
    }

    private static Failure Refused(ApiFault fault, FailedAnswer answer, ZoomErrorBody body) =>
        new(fault, $"Zoom refused {answer.Call}: {Said(answer, body)}", Reason(body), Repeat.Never);

    private static string? Reason(ZoomErrorBody body) => body.Code?.ToString(CultureInfo.InvariantCulture) ?? body.Error;

    private static string Said(FailedAnswer answer, ZoomErrorBody body) =>
        body.Message is null ? $"status {(int)answer.Status}, without a reason."
        : $"{OneSentence.Quote(body.Message)} (code {Reason(body) ?? ((int)answer.Status).ToString(CultureInfo.InvariantCulture)}).";

    private static string? Header(HttpResponseHeaders? headers, string name) =>
        headers is not null && headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    [GeneratedRegex(@"scopes?:\s*\[([^\]]+)\]")]
    private static partial Regex ScopeList();
}
