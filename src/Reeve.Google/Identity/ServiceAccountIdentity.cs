using Reeve.Http.Failures;
using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>A service account, its tokens, and what has been found out about its delegation. Thread-safe.</summary>
/// <param name="key">The account's key.</param>
/// <param name="endpoint">Where tokens come from.</param>
/// <param name="cache">Where they are kept.</param>
internal sealed class ServiceAccountIdentity(ServiceAccountKey key, TokenEndpoint endpoint, TokenCache cache)
{
    public ServiceAccountKey Key => key;

    public TokenEndpoint Endpoint => endpoint;

    public TokenCache Cache => cache;

    public DelegatedScopes Delegated { get; } = new();

    /// <summary>What tells this account's tokens from any other's: address, key and endpoint.</summary>
    public string Issuer { get; } = $"{key.ClientEmail} {key.KeyId} {key.TokenUri}";

    /// <summary>Tells whether a token can be had for a user.</summary>
    /// <param name="subject">The user.</param>
    /// <param name="ladder">What for.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ApiException">It failed for a reason that is not this user's.</exception>
    public async Task<bool> CanActAsAsync(string subject, ScopeLadder ladder, CancellationToken cancellationToken)
    {
        // Where a scope works for others, its refusal is this user's: it is how Google answers for users of other organisations.
        var worksForOthers = Delegated.Find(ladder) is not null;
        try
        {
            await new ActorTokens(this, subject, ladder).GetAsync(cancellationToken);

            return true;
        }
        catch (ApiException failure) when (TokenFaults.IsAboutSubject(failure) || (worksForOthers && TokenFaults.IsAboutScope(failure)))
        {
            return false;
        }
    }
}
