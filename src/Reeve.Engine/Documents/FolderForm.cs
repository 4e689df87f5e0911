namespace Reeve.Engine.Documents;

/// <summary>The ways in which people may say which folder a tree starts at.</summary>
internal static class FolderForm
{
    /// <summary>Reads a file ID of Drive, or the URL of a folder as the browser's address bar or "Copy link" gives it.</summary>
    /// <returns>The ID.</returns>
    /// <remarks>Observed: <c>/drive/folders/ID</c>, <c>/drive/u/0/folders/ID</c>, <c>/drive/mobile/folders/ID</c>, <c>/open?id=ID</c>, <c>/folderview?id=ID</c>, <c>/a/corp.example/…</c>.</remarks>
    public static Parsed<string> Id(Node.Scalar scalar)
    {
        var text = scalar.Text;
        if (IsId(text))
        {
            return text;
        }

        var shown = text.InBackticks();
        if (AsUrl(text) is not { } url)
        {
            return Complaint.Value($"{shown} is not a Drive ID; write the folder's ID or URL, which the browser shows when the folder is open.");
        }

        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (url.Host is not ("drive.google.com" or "docs.google.com"))
        {
            return Complaint.Value($"{shown} is not a URL of Google Drive; write a folder's ID, or its URL like `https://drive.google.com/drive/folders/1AbC`.");
        }

        if (After("folders", segments) is { } folder)
        {
            return folder;
        }

        if (segments is [.., "open" or "folderview"] && QueryId(url) is { } opened)
        {
            return opened;
        }

        return Complaint.Value(segments.Contains("d")
            ? $"{shown} is the URL of a file, and a tree starts at a folder; write the folder's ID or URL."
            : $"{shown} has no folder's ID in it; open the folder itself and copy its URL, like `https://drive.google.com/drive/folders/1AbC`.");
    }

    private static bool IsId(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

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
