using System.Globalization;
using System.Net.Http.Headers;

namespace Reeve.Http.Retrying;

/// <summary>Reads how long a service asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Returns the wait that a <c>Retry-After</c> asks for; null without one that can be read. Never negative.</summary>
    /// <param name="headers">The answer's headers. Source: RFC 9110 §10.2.3, seconds or an HTTP date; Zoom API, "Rate limits", an ISO 8601 date-time.</param>
    /// <param name="serverTime">The answer's own date, against which a date is measured, so that our clock does not matter; may be null.</param>
    /// <param name="now">Our clock, for want of the server's.</param>
    public static TimeSpan? Wait(HttpResponseHeaders headers, DateTimeOffset? serverTime, DateTimeOffset now)
    {
        var wait = headers.RetryAfter?.Delta ?? ((headers.RetryAfter?.Date ?? IsoDate(headers)) - (serverTime ?? now));

        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static DateTimeOffset? IsoDate(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("Retry-After", out var values)
        && DateTimeOffset.TryParse(values.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
}
