namespace Reeve.Google.Calls;

/// <summary>A part of Google's address space: who serves it, and which scopes it takes.</summary>
/// <param name="Path">Its beginning, by segments. <c>*</c> is any one segment, <c>*:verb</c> one that ends so.</param>
/// <param name="Hosts">Who serves it; several where the path alone does not tell.</param>
/// <param name="Read">Scopes for reading, the least first; empty where they are not known.</param>
/// <param name="Write">Scopes for everything else, the least first.</param>
internal sealed record KnownApi(string Path, IReadOnlyList<string> Hosts, IReadOnlyList<string> Read, IReadOnlyList<string> Write)
{
    private readonly string[] _segments = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The more, the more exact.</summary>
    public int Depth => _segments.Length;

    /// <summary>Tells whether a path lies in this part.</summary>
    /// <param name="segments">The path, cut at its slashes.</param>
    public bool Matches(ReadOnlySpan<string> segments)
    {
        if (segments.Length < _segments.Length) return false;

        for (var at = 0; at < _segments.Length; at++)
        {
            if (!IsMatch(_segments[at], segments[at])) return false;
        }

        return true;
    }

    /// <summary>Returns the scopes of which any one will do, the least first.</summary>
    /// <param name="method">What is to be done.</param>
    /// <param name="address">Where. A file's content is not covered by scopes for metadata.</param>
    public IReadOnlyList<string> ScopesFor(HttpMethod method, Uri address)
    {
        var scopes = method == HttpMethod.Get || method == HttpMethod.Head ? Read : Write;

        return address.Query.TrimStart('?').Split('&').Contains("alt=media") ? [.. scopes.Where(scope => !scope.Contains(".metadata", StringComparison.Ordinal))] : scopes;
    }

    private static bool IsMatch(string pattern, string segment) =>
        pattern == "*"
        || (pattern.StartsWith("*:", StringComparison.Ordinal) ? segment.EndsWith(pattern[1..], StringComparison.Ordinal)
            : segment == pattern || segment.StartsWith(pattern + ":", StringComparison.Ordinal));
}
