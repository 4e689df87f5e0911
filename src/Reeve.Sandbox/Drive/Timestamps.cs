using System.Globalization;

namespace Reeve.Sandbox.Drive;

/// <summary>Instants as text. Source: RFC 3339; Drive writes UTC with milliseconds.</summary>
internal static class Timestamps
{
    /// <summary>Returns for example <c>2026-11-24T07:00:00.000Z</c>.</summary>
    public static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a date, or a date and time; UTC where no zone is given.</summary>
    public static bool TryParse(string? text, out DateTimeOffset at)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        at = default;

        return text is { Length: >= 10 } && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out at);
    }
}
