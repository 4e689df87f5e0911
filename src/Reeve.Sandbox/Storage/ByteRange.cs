using System.Globalization;

namespace Reeve.Sandbox.Storage;

/// <summary>A part of an object. Source: RFC 9110 §14.1.2.</summary>
/// <param name="Offset">Of its first byte.</param>
/// <param name="Length">In bytes; 0 if there is nothing in the range.</param>
internal readonly record struct ByteRange(long Offset, long Length)
{
    /// <summary>Returns what a <c>Range</c> header asks for; null if there is none, or none that this server serves: then all is sent.</summary>
    public static ByteRange? Parse(string? header, long size)
    {
        const string Unit = "bytes=";
        var parts = header is not null && header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) ? header[Unit.Length..].Trim().Split('-') : [];
        if (parts.Length != 2)
        {
            return null;
        }

        var (first, last) = (Number(parts[0]), Number(parts[1]));

        return (first, last) switch
        {
            (null, { } count) when parts[0].Length == 0 => new ByteRange(Math.Max(0, size - count), Math.Min(count, size)),
            ({ } from, null) when parts[1].Length == 0 => new ByteRange(from, Math.Max(0, size - from)),
            ({ } from, { } to) when from <= to => new ByteRange(from, Math.Max(0, Math.Min(to, size - 1) - from + 1)),
            _ => null,
        };
    }

    private static long? Number(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
