namespace Reeve.Testing;

/// <summary>A request that came in.</summary>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="Address">Where to.</param>
/// <param name="Token">The bearer token; null for none.</param>
/// <param name="ContentType">The body's media type; null for none.</param>
/// <param name="Body">The body as text.</param>
public sealed record StubRequest(string Method, Uri Address, string? Token, string? ContentType, string Body)
{
    /// <summary>All headers, those of the body too; several values are joined by a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
