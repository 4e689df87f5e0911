using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>The tokens of application default credentials for one scope, kept like all others.</summary>
/// <param name="source">The credentials.</param>
/// <param name="tokens">Gets new ones.</param>
/// <param name="cache">Where they are kept.</param>
/// <param name="scope">The scope.</param>
internal sealed class DefaultTokenSource(DefaultSource source, DefaultTokens tokens, TokenCache cache, string scope) : ITokenSource
{
    private readonly TokenKey _key = new(source.Mark, null, scope);

    /// <inheritdoc/>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) => cache.GetAsync(_key, stop => tokens.FetchAsync(scope, stop), cancellationToken);

    /// <inheritdoc/>
    public void Reject(AccessToken token) => cache.Reject(_key, token);
}
