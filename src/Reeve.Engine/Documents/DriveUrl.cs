namespace Reeve.Engine.Documents;

/// <summary>What a URL of Google Drive points at, as the browser's address bar or "Copy link" gives it.</summary>
/// <param name="IsOfDrive">Whether it is one of Drive or its editors at all.</param>
/// <param name="FolderId">The ID of a folder, or of a shared drive; null if it points at none.</param>
/// <param name="FileId">The ID of a file; null if it points at none, or may be the ID of either: then it is <paramref name="FolderId"/>.</param>
/// <remarks>
/// Observed: <c>/drive/folders/ID</c>, <c>/drive/u/0/folders/ID</c>, <c>/drive/mobile/folders/ID</c>, <c>/open?id=ID</c>, <c>/folderview?id=ID</c>,
/// <c>/a/corp.example/…</c>; <c>/file/d/ID/view</c>, <c>/document/d/ID/edit</c>, <c>/uc?id=ID</c>. What follows <c>/d/e/</c> is the ID of
/// something published, not of a file.
/// </remarks>
internal sealed record DriveUrl(bool IsOfDrive, string? FolderId, string? FileId)
{
    private const string Published = "e";

    /// <summary>Reads a URL.</summary>
    /// <returns>Null if the text is none.</returns>
    public static DriveUrl? Parse(string text)
    {
        if (AsUrl(text) is not { } url)
        {
            return null;
        }

        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isOfDrive = url.Host is "drive.google.com" or "docs.google.com";
        return new DriveUrl(
            isOfDrive,
            !isOfDrive ? null : After("folders", segments) ?? (segments is [.., "open" or "folderview"] ? QueryId(url) : null),
            !isOfDrive ? null : After("d", segments) is { } file and not Published ? file : segments is [.., "uc"] ? QueryId(url) : null);
    }

    /// <summary>Whether the text has the form of the IDs of files, folders and shared drives.</summary>
    public static bool IsId(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static Uri? AsUrl(string text)
    {
        if (text.Any(char.IsWhiteSpace))
        {
            return null;
        }

        var hasScheme = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        var isBare = text.StartsWith("drive.google.com/", StringComparison.OrdinalIgnoreCase) || text.StartsWith("docs.google.com/", StringComparison.OrdinalIgnoreCase);
        return (hasScheme || isBare) && Uri.TryCreate(isBare ? "https://" + text : text, UriKind.Absolute, out var url) ? url : null;
    }

    private static string? After(string word, string[] segments)
    {
        var position = Array.IndexOf(segments, word) + 1;
        return position > 0 && position < segments.Length && IsId(segments[position]) ? segments[position] : null;
    }

    private static string? QueryId(Uri url) => url.Query
        .TrimStart('?')
        .Split('&')
        .Where(pair => pair.StartsWith("id=", StringComparison.Ordinal))
        .Select(pair => pair["id=".Length..])
        .FirstOrDefault(IsId);
}
