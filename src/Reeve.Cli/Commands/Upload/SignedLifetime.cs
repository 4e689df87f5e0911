using System.Globalization;
using Reeve.Google.Storage;

namespace Reeve.Cli.Commands.Upload;

/// <summary>Reads for how long a URL is to be signed. Pure.</summary>
internal static class SignedLifetime
{
    /// <summary>Reads a number and its unit, such as <c>90s</c>, <c>15m</c>, <c>1h</c> or <c>7d</c>.</summary>
    /// <param name="text">As it was written.</param>
    /// <returns>Null if it is none, or not from a second to seven days.</returns>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;

        TimeSpan? lifetime = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' when number <= StorageApi.MaxSignedLifetime.Days => TimeSpan.FromDays(number),
            _ => null,
        };

        return lifetime >= StorageApi.MinSignedLifetime && lifetime <= StorageApi.MaxSignedLifetime ? lifetime : null;
    }
}
