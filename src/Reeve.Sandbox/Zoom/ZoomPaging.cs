using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Reeve.Sandbox.Zoom;

/// <summary>The page tokens that were given out. Safe for any thread.</summary>
/// <remarks>Source: Zoom API, "List users", <c>next_page_token</c>: 15 minutes, and all other parameters the same again.</remarks>
internal sealed class ZoomPaging(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (string List, int Offset, DateTimeOffset ExpiresAt)> _tokens = new(StringComparer.Ordinal);

    /// <summary>Makes a token for the rest of a list.</summary>
    /// <param name="list">The parameters that make the list what it is.</param>
    /// <param name="offset">Where the rest begins.</param>
    public string Issue(string list, int offset)
    {
        var token = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 32);
        _tokens[token] = (list, offset, time.GetUtcNow() + Lifetime);

        return token;
    }

    /// <summary>Where the rest of a list begins; null if the token is unknown, too old, or that of another list.</summary>
    public int? Find(string token, string list) =>
        _tokens.TryGetValue(token, out var page) && page.List == list && page.ExpiresAt > time.GetUtcNow() ? page.Offset : null;
}
