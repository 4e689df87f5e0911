using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Tokens;

/// <summary>Exchanges a signed assertion for an access token, or says why not.</summary>
/// <remarks>
/// The checks come in the order in which Google's endpoint was seen to make them (2026-09): decoding, signature, issuer, presence and
/// window of the times, scopes, audience, subject, delegation. Source: "Using OAuth 2.0 for Server to Server Applications".
/// </remarks>
internal sealed class TokenEndpoint(Company company, ServiceAccountKey key, IssuedTokens tokens)
{
    private const string GrantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private const long MaxAheadSeconds = 300;
    private const long MaxAgeSeconds = 3600;
    private const long MaxLifetimeSeconds = 65 * 60;

    private static readonly string[] Audiences =
    [
        "https://oauth2.googleapis.com/token",
        "https://www.googleapis.com/oauth2/v4/token",
        "https://accounts.google.com/o/oauth2/token",
    ];

    private volatile IReadOnlyList<string> _delegated = Scopes.Delegated;

    /// <summary>The scopes that the workspace's administrator delegated to the service account.</summary>
    public IReadOnlyList<string> Delegated
    {
        get => _delegated;
        set => _delegated = value;
    }

    /// <summary>Answers one request: a token, or a refusal.</summary>
    /// <param name="grantType">The form's <c>grant_type</c>.</param>
    /// <param name="assertionText">The form's <c>assertion</c>.</param>
    /// <param name="port">The port that was called: this server's own token URL is a valid audience too.</param>
    public (string? Token, TokenRefusal? Refusal) Exchange(string? grantType, string? assertionText, int port)
    {
        if (grantType != GrantType)
        {
            return (null, TokenRefusal.GrantType(grantType));
        }

        var assertion = Assertion.Decode(assertionText);
        if (assertion is null)
        {
            return (null, TokenRefusal.NotDecodable);
        }

        if ((CheckIssuer(assertion) ?? CheckTimes(assertion) ?? CheckAim(assertion, port)) is { } refusal)
        {
            return (null, refusal);
        }

        lock (company.Gate)
        {
            return Issue(assertion);
        }
    }

    private TokenRefusal? CheckIssuer(Assertion assertion) =>
        !assertion.IsSignedBy(key.Key, key.KeyId) ? TokenRefusal.BadSignature
        : assertion.Issuer != key.Email ? TokenRefusal.UnknownAccount
        : null;

    private TokenRefusal? CheckTimes(Assertion assertion)
    {
        if (assertion.IssuedAt is not { } issued)
        {
            return TokenRefusal.NoIssuedAt;
        }

        if (assertion.ExpiresAt is not { } expires)
        {
            return TokenRefusal.NoExpiry;
        }

        var now = company.Clock.GetUtcNow().ToUnixTimeSeconds();
        var inTime = issued <= now + MaxAheadSeconds
            && issued >= now - MaxAgeSeconds
            && expires > now
            && expires > issued
            && expires - issued <= MaxLifetimeSeconds;

        return inTime ? null : TokenRefusal.OutOfTime;
    }

    private static TokenRefusal? CheckAim(Assertion assertion, int port) =>
        assertion.Scopes.Count == 0 || !assertion.Scopes.All(Scopes.LooksValid) ? TokenRefusal.BadScope
        : assertion.Audience is not { } audience || !IsOurs(audience, port) ? TokenRefusal.BadAudience
        : null;

    private static bool IsOurs(string audience, int port) => Audiences.Contains(audience)
        || (Uri.TryCreate(audience, UriKind.Absolute, out var url)
            && url is { IsLoopback: true, AbsolutePath: "/token" or "/oauth2/v4/token" } && url.Port == port);

    private (string? Token, TokenRefusal? Refusal) Issue(Assertion assertion)
    {
        if (assertion.Subject is not { } subject || subject == key.Email)
        {
            return (tokens.Issue(company.Roster.Add(key.Email, PrincipalKind.User), assertion.Scopes), null);
        }

        var user = company.Roster.Find(subject);
        var isPrimary = user is { Kind: PrincipalKind.User, Internal: true, CanSignIn: true }
            && string.Equals(user.Email, subject, StringComparison.OrdinalIgnoreCase);
        if (!isPrimary)
        {
            return (null, user is { Internal: true, State: UserState.Deleted } ? TokenRefusal.DeletedSubject : TokenRefusal.BadSubject);
        }

        return assertion.Scopes.All(Delegated.Contains)
            ? (tokens.Issue(user!, assertion.Scopes), null)
            : (null, TokenRefusal.NotDelegated);
    }
}
