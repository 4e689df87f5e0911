namespace Reeve.Sandbox.Zoom;

/// <summary>How many calls the account may make: in a second, and on a UTC day. Off until it is set. Safe for any thread.</summary>
/// <remarks>Source: Zoom API, "Rate limits": headers and bodies of both refusals.</remarks>
internal sealed class ZoomLimits(TimeProvider time)
{
    private readonly Lock _gate = new();
    private int? _perSecond;
    private int? _perDay;
    private (long Second, int Calls) _second;
    private (long Day, int Calls) _day;

    /// <summary>Sets both; null is no limit. Counting begins anew.</summary>
    public void Set(int? perSecond, int? perDay)
    {
        lock (_gate) (_perSecond, _perDay, _second, _day) = (perSecond, perDay, default, default);
    }

    /// <summary>Counts a call; returns the refusal if it is one too many.</summary>
    public ZoomAnswer? Take()
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var (second, day) = (now.ToUnixTimeSeconds(), now.ToUnixTimeSeconds() / 86_400);
            _second = _second.Second == second ? (second, _second.Calls + 1) : (second, 1);
            _day = _day.Day == day ? (day, _day.Calls + 1) : (day, 1);

            return _perDay is { } daily && _day.Calls > daily ? OfTheDay(daily, now)
                : _perSecond is { } limit && _second.Calls > limit ? OfTheSecond(limit, second)
                : null;
        }
    }

    /// <summary>Too many in one second.</summary>
    public static ZoomAnswer OfTheSecond(int limit, long second) =>
        ZoomAnswer.Refusal(429, 429, "You have reached the maximum per-second rate limit for this API. Try again later.") with
        {
            Headers =
            [
                ("X-RateLimit-Category", "Medium"), ("X-RateLimit-Type", "QPS"), ("X-RateLimit-Limit", $"{limit}"), ("X-RateLimit-Remaining", "0"),
                ("X-RateLimit-Reset", $"{second + 1}"),
            ],
        };

    /// <summary>Too many on one day.</summary>
    public static ZoomAnswer OfTheDay(int limit, DateTimeOffset now) =>
        ZoomAnswer.Refusal(
            429, 429, "You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.") with
        {
            Headers =
            [
                ("X-RateLimit-Category", "Medium"), ("X-RateLimit-Type", "Daily-limit"), ("X-RateLimit-Limit", $"{limit}"), ("X-RateLimit-Remaining", "0"),
                ("Retry-After", now.UtcDateTime.Date.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            ],
        };
}
