using System.Globalization;

namespace Reeve.Sandbox.Zoom;

/// <summary>How many calls of each label the account may make: in a second, and on a UTC day. Off until it is set. Safe for any thread.</summary>
/// <remarks>Source: Zoom API, "Rate limits": labels, headers, and bodies of both refusals.</remarks>
internal sealed class ZoomLimits(TimeProvider time)
{
    public const string Light = "Light";
    public const string Medium = "Medium";

    /// <summary>The type of a limit per second.</summary>
    public const string Burst = "QPS";

    /// <summary>The type of a limit per day.</summary>
    public const string Daily = "Daily-limit";

    private static readonly string[] Labels = [Light, Medium];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Counts> _counts = Labels.ToDictionary(label => label, _ => new Counts());

    /// <summary>Sets both limits of a label, or of all with null; a null limit is none. Counting begins anew.</summary>
    /// <exception cref="FormatException">There is no such label, or a limit is below 0.</exception>
    public void Set(string? label, int? perSecond, int? perDay)
    {
        if (label is not null && !Labels.Contains(label)) throw new FormatException($"`label` is `Light` or `Medium`, not `{label}`.");
        if (perSecond < 0 || perDay < 0) throw new FormatException("`perSecond` and `perDay` are numbers of calls, 0 or more, or null for no limit.");

        lock (_gate)
        {
            foreach (var each in label is null ? Labels : [label]) _counts[each] = new Counts { PerSecond = perSecond, PerDay = perDay };
        }
    }

    /// <summary>Counts a call; returns the refusal if it is one too many, and the headers of its answer if it is not.</summary>
    public (ZoomAnswer? Refusal, IReadOnlyList<(string Name, string Value)> Headers) Take(string label)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var counts = _counts[label];
            counts.Add(now.ToUnixTimeSeconds());

            return counts.PerDay is { } daily && counts.Day.Calls > daily ? (OfTheDay(label, daily, now), [])
                : counts.PerSecond is { } limit && counts.Second.Calls > limit ? (OfTheSecond(label, limit, now.ToUnixTimeSeconds()), [])
                : (null, counts.PerSecond is { } most ? Headers(label, Burst, most, most - counts.Second.Calls) : []);
        }
    }

    /// <summary>Too many in one second.</summary>
    public static ZoomAnswer OfTheSecond(string label, int limit, long second) =>
        ZoomAnswer.Refusal(429, 429, "You have reached the maximum per-second rate limit for this API. Try again later.") with
        {
            Headers = [.. Headers(label, Burst, limit, 0), ("X-RateLimit-Reset", Text(second + 1))],
        };

    /// <summary>Too many on one day.</summary>
    public static ZoomAnswer OfTheDay(string label, int limit, DateTimeOffset now) =>
        ZoomAnswer.Refusal(
            429, 429, "You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.") with
        {
            Headers =
            [
                .. Headers(label, Daily, limit, 0),
                ("Retry-After", now.UtcDateTime.Date.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ],
        };

    private static (string Name, string Value)[] Headers(string label, string type, int limit, int remaining) =>
    [
        ("X-RateLimit-Category", label), ("X-RateLimit-Type", type), ("X-RateLimit-Limit", Text(limit)), ("X-RateLimit-Remaining", Text(remaining)),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The limits of a label, and what has been used of them.</summary>
    private sealed class Counts
    {
        private const int SecondsOfADay = 86_400;

        public int? PerSecond { get; init; }

        public int? PerDay { get; init; }

        public (long Number, int Calls) Second { get; private set; }

        public (long Number, int Calls) Day { get; private set; }

        /// <summary>Counts one call at a time in seconds since 1970.</summary>
        public void Add(long second)
        {
            Second = (second, Second.Number == second ? Second.Calls + 1 : 1);
            Day = (second / SecondsOfADay, Day.Number == second / SecondsOfADay ? Day.Calls + 1 : 1);
        }
    }
}
