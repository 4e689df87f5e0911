using System.Net.Http.Headers;

namespace Reeve.Http.Retrying;

/// <summary>Reads how long a service asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Returns the wait that a <c>Retry-After</c> asks for; null without one. Never negative.</summary>
    /// <param name="value">Seconds or a date. Source: RFC 9110 §10.2.3.</param>
    /// <param name="serverTime">The answer's own date, against which a date is measured, so that our clock does not matter; may be null.</param>
    /// <param name="now">Our clock, for want of the server's.</param>
    public static TimeSpan? Wait(RetryConditionHeaderValue? value, DateTimeOffset? serverTime, DateTimeOffset now)
    {
        var wait = value?.Delta ?? (value?.Date - (serverTime ?? now));

        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
