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
        var found = identity.Delegated.Find(ladder) is { } known ? await GetAsync(known, cancellationToken) : await ClimbAsync([], cancellationToken);
        identity.Tell(subject, found);

        return found;
    }

    /// <inheritdoc/>
    public void Reject(AccessToken token)
    {
        foreach (var scope in ladder.Scopes) identity.Cache.Reject(Key(subject, scope), token);
        identity.Delegated.Doubt(ladder);
    }

    /// <summary>Asks for the scope that has worked. Where it is refused and may have been withdrawn, a broader one may do.</summary>
    /// <remarks>
    /// Of a scope that was granted to others in this process the refusal is this user's, unless this user had it too: it is how Google answers
    /// for users of other organisations.
    /// </remarks>
    private async ValueTask<GoogleToken> GetAsync(DelegatedScope known, CancellationToken cancellationToken)
    {
        try
        {
            var token = await GetAsync(known.Scope, cancellationToken);
            if (!token.IsFromCache) identity.Delegated.Add(ladder, known.Scope, isGranted: true);

            return token;
        }
        catch (ApiException refused) when (TokenFaults.IsAboutScope(refused) && (!known.IsGranted || identity.Cache.Find(Key(subject, known.Scope)) is not null))
        {
            return await ClimbAsync([known.Scope], cancellationToken, refused);
        }
    }

    /// <summary>Tries one scope after the other, and remembers which one works.</summary>
    /// <param name="refused">Those that were refused just now.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <param name="last">The refusal of the last of them; null for none.</param>
    private async ValueTask<GoogleToken> ClimbAsync(List<string> refused, CancellationToken cancellationToken, ApiException? last = null)
    {

        // Those that an earlier process was refused come last, not never: the delegation may have been mended.
        foreach (var scope in ladder.Scopes.Except(refused).OrderBy(scope => identity.Cache.WasRefused(Key(null, scope))))
        {
            try
            {
                var token = await GetAsync(scope, cancellationToken);
                identity.Delegated.Add(ladder, scope, !token.IsFromCache);
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
