using Reeve.Http.Failures;
using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>One actor's tokens for one purpose, of the least scope that is delegated. Thread-safe.</summary>
/// <param name="identity">The account and what is known of it.</param>
/// <param name="subject">Whom to act as; null for the account itself.</param>
/// <param name="ladder">What for.</param>
internal sealed class ActorTokens(ServiceAccountIdentity identity, string? subject, ScopeLadder ladder) : ITokenSource
{
    /// <inheritdoc/>
    public async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken)).Token;

    /// <summary>Returns a token that is valid now, with its scope.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="ApiException">None can be had.</exception>
    public async ValueTask<GoogleToken> FindAsync(CancellationToken cancellationToken)
    {
        identity.Admit(subject);
        var found = identity.Delegated.Find(ladder) is { } scope ? await GetAsync(scope, cancellationToken) : await ClimbAsync(cancellationToken);
        identity.Tell(subject, found);

        return found;
    }

    /// <inheritdoc/>
    public void Reject(AccessToken token)
    {
        foreach (var scope in ladder.Scopes) identity.Cache.Reject(Key(subject, scope), token);
    }

    /// <summary>Tries one scope after the other, and remembers which one works.</summary>
    private async ValueTask<GoogleToken> ClimbAsync(CancellationToken cancellationToken)
    {
        var refused = new List<string>();
        ApiException? last = null;

        // Those that an earlier process was refused come last, not never: the delegation may have been mended.
        foreach (var scope in ladder.Scopes.OrderBy(scope => identity.Cache.WasRefused(Key(null, scope))))
        {
            try
            {
                var token = await GetAsync(scope, cancellationToken);
                identity.Delegated.Add(ladder, scope);
                foreach (var narrower in refused) identity.Cache.MarkRefused(Key(null, narrower));

                return token;
            }
            catch (ApiException failure) when (TokenFaults.IsAboutScope(failure))
            {
                refused.Add(scope);
                last = failure;
            }
        }

        throw new ApiException(ApiFault.Forbidden, TokenMends.NotDelegated(ladder.Scopes, identity.Account), last) { Status = last!.Status, Reason = last.Reason };
    }

    private async ValueTask<GoogleToken> GetAsync(string scope, CancellationToken cancellationToken)
    {
        var isFetched = false;
        var token = await identity.Cache.GetAsync(
            Key(subject, scope),
            stop =>
            {
                isFetched = true;

                return identity.FetchAsync(subject, scope, stop);
            },
            cancellationToken);

        return new(token, scope, !isFetched);
    }

    private TokenKey Key(string? who, string scope) => new(identity.Issuer, who, scope);
}
