using System.Diagnostics.CodeAnalysis;

namespace Reeve.Engine.Asking;

/// <summary>The ways in which people may say which file, folder or drive they mean.</summary>
internal static class ItemAddress
{
    // Ids of Drive have 19 characters (drives and roots), 28, 33 or 44. Source: Drive API v3, "files", "id"; what is much shorter is a word.
    private const int ShortestId = 15;

    private static readonly string[] Hosts = ["drive.google.com", "docs.google.com", "sheets.google.com", "slides.google.com"];

    /// <summary>Reads an id, or a URL as the browser's address bar or "Copy link" gives it.</summary>
    /// <remarks>Observed: <c>/drive/folders/ID</c>, <c>/file/d/ID/view</c>, <c>/document/d/ID/edit</c>, <c>/open?id=ID</c>, each also after <c>/u/0</c> or <c>/a/corp.example</c>.</remarks>
    /// <param name="text">What was written.</param>
    /// <param name="id">The id.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? id)
    {
        id = IsId(text) ? text : AsUrl(text) is { } url && Hosts.Contains(url.Host) ? IdIn(url) : null;
        return id is not null;
    }

    /// <summary>Whether a text may be a file's id, and not rather a word.</summary>
    public static bool LooksLikeId(string text) => IsId(text) && text.Length >= ShortestId;

    private static bool IsId(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static Uri? AsUrl(string text)
    {
        var isWhole = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        return Uri.TryCreate(isWhole ? text : "https://" + text, UriKind.Absolute, out var url) ? url : null;
    }

    private static string? IdIn(Uri url)
    {
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(segments, segment => segment is "folders" or "d") + 1;
        if (at > 0 && at < segments.Length && IsId(segments[at]))
        {
            return segments[at];
        }

        return url.Query.TrimStart('?').Split('&').Where(pair => pair.StartsWith("id=", StringComparison.Ordinal)).Select(pair => pair["id=".Length..]).FirstOrDefault(IsId);
    }
}
