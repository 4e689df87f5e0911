using System.Globalization;

namespace Reeve.Server.Sandboxing;

/// <summary>Reads lengths of time as people write them: a whole number and a unit, perhaps with a sign.</summary>
internal static class Durations
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)), ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>Reads a text such as <c>50ms</c>, <c>+10m</c> or <c>-90s</c>; false if it is none, or too long to be counted.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        foreach (var (unit, length) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)
                || !int.TryParse(text[..^unit.Length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
            {
                continue;
            }

            if (Math.Abs((double)count) * length.TotalDays > TimeSpan.MaxValue.TotalDays / 2)
            {
                return false;
            }

            duration = count * length;

            return true;
        }

        return false;
    }
}
