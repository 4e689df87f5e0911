using System.Collections.Concurrent;
using System.Security.Cryptography;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Tokens;

/// <summary>What an access token stands for.</summary>
/// <param name="Account">The user acted as, or the service account itself.</param>
/// <param name="Scopes">What was asked for, all of it.</param>
/// <param name="ExpiresAt">When it stops working, on the sandbox's clock.</param>
internal sealed record IssuedToken(Principal Account, IReadOnlySet<string> Scopes, DateTimeOffset ExpiresAt);

/// <summary>Every token given out; safe for any thread.</summary>
internal sealed class IssuedTokens(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);

    /// <summary>Makes a token, opaque to whoever receives it.</summary>
    /// <param name="account">Whom it stands for.</param>
    /// <param name="scopes">What it may be used for.</param>
    /// <param name="lifetime">How long; null for an hour.</param>
    public string Issue(Principal account, IEnumerable<string> scopes, TimeSpan? lifetime = null)
    {
        var token = "ya29.c." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(48));
        _tokens[token] = new IssuedToken(account, scopes.ToHashSet(StringComparer.Ordinal), time.GetUtcNow() + (lifetime ?? Lifetime));

        return token;
    }

    /// <summary>Returns what a token stands for; null if it is unknown or has ended.</summary>
    public IssuedToken? Find(string token) =>
        _tokens.TryGetValue(token, out var issued) && issued.ExpiresAt > time.GetUtcNow() ? issued : null;

    /// <summary>Ends every token given out so far.</summary>
    public void ExpireAll() => _tokens.Clear();
}
