using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.State;
using Reeve.Sandbox.Tokens;

namespace Reeve.Sandbox.Storage;

/// <summary>Finds out in whose name a call is made.</summary>
/// <remarks>Besides tokens, an assertion that the service account signed for this service itself is taken. Source: AIP-4111.</remarks>
internal sealed class StorageCallers(SandboxClock clock, IssuedTokens tokens, ServiceAccountKey key)
{
    private static readonly string[] Audiences = ["https://storage.googleapis.com/", "https://storage.googleapis.com"];

    /// <summary>Returns the caller's address, or null for a call without a token.</summary>
    /// <param name="request">The request.</param>
    /// <param name="scopes">The scopes of which the token must have one; null for any.</param>
    /// <exception cref="StorageRefusal">The token is unknown or has ended, or its scopes are not enough.</exception>
    public string? Identify(HttpRequest request, IReadOnlyList<string>? scopes)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim()
            : header.Length > 0 ? "" : request.Query["access_token"].FirstOrDefault();
        if (token is null)
        {
            return null;
        }

        var (email, granted) = tokens.Find(token) is { Account: { CanSignIn: true, Email: { } account } } issued
            ? (account, issued.Scopes)
            : SelfSigned(token);

        return granted is null || scopes is null || scopes.Any(granted.Contains) ? email : throw StorageRefusal.ScopeMissing(scopes);
    }

    /// <summary>Returns the caller's address whatever the scopes; null for a call without a token that is good.</summary>
    public string? SubjectOf(HttpRequest request)
    {
        try
        {
            return Identify(request, null);
        }
        catch (StorageRefusal)
        {
            return null;
        }
    }

    // No scopes are null: an assertion for the whole service.
    private (string Email, IReadOnlySet<string>? Scopes) SelfSigned(string token)
    {
        var assertion = Assertion.Decode(token);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var isGood = assertion is { IssuedAt: { } issued, ExpiresAt: { } expires }
            && assertion.IsSignedBy(key.Key, key.KeyId)
            && assertion.Issuer == key.Email && assertion.Subject == key.Email
            && issued <= now + 300 && expires > now && expires - issued <= 3600
            && (Audiences.Contains(assertion.Audience) || assertion.Scopes.Count > 0);

        return !isGood ? throw StorageRefusal.BadToken()
            : (key.Email, assertion!.Scopes.Count > 0 ? assertion.Scopes.ToHashSet(StringComparer.Ordinal) : null);
    }
}
