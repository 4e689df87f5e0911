using System.Globalization;

namespace Reeve.Sandbox.Storage;

/// <summary>What a request to an upload session says that it carries. Source: Cloud Storage, "Performing resumable uploads".</summary>
/// <param name="First">The offset of its first byte; null for a query of the status, which carries none.</param>
/// <param name="Length">How many bytes; null where only the end of the body tells.</param>
/// <param name="Total">The size of the whole; null while it is not known.</param>
/// <param name="IsLast">True if it ends the upload.</param>
internal sealed record ContentRange(long? First, long? Length, long? Total, bool IsLast)
{
    private const string Unit = "bytes ";

    /// <summary>Reads the header; throws the refusal if it makes no sense.</summary>
    /// <param name="text">The header <c>Content-Range</c>; null where there is none: then the body is the whole.</param>
    /// <param name="bodyLength">The header <c>Content-Length</c>; null where there is none.</param>
    public static ContentRange Parse(string? text, long? bodyLength)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new ContentRange(0, bodyLength, bodyLength, true);
        }

        var parts = text.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) ? text[Unit.Length..].Trim().Split('/') : [];
        if (parts.Length != 2)
        {
            throw Wrong(text);
        }

        var total = parts[1] == "*" ? (long?)null : Number(parts[1], text);
        if (parts[0] == "*")
        {
            return new ContentRange(null, 0, total, false);
        }

        var dash = parts[0].IndexOf('-', StringComparison.Ordinal);
        var first = dash > 0 ? Number(parts[0][..dash], text) : throw Wrong(text);
        if (parts[0][(dash + 1)..] == "*")
        {
            // To the end of the body, which is the end of the whole unless a greater total is named.
            var isLast = total is null || bodyLength is null || first + bodyLength == total;

            return new ContentRange(first, bodyLength ?? total - first, total ?? first + bodyLength, isLast);
        }

        var last = Number(parts[0][(dash + 1)..], text);
        if (last < first || last >= total)
        {
            throw Wrong(text);
        }

        var length = last - first + 1;

        return bodyLength is null || bodyLength == length ? new ContentRange(first, length, total, last + 1 == total)
            : throw StorageRefusal.WrongLength(bodyLength.Value, length);
    }

    private static long Number(string digits, string text) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(text);

    private static StorageRefusal Wrong(string text) => StorageRefusal.Of(400, "badRequest", $"Failed to parse Content-Range header: {text}", "InvalidArgument");
}
