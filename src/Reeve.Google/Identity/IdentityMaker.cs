using System.Diagnostics;
using Reeve.Google.Storage.Signing;
using Reeve.Http;
using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>Puts together what each kind of credential needs.</summary>
/// <param name="options">Who calls.</param>
/// <param name="pipeline">How requests for tokens leave.</param>
/// <param name="cache">Where tokens are kept.</param>
internal sealed class IdentityMaker(GoogleOptions options, ApiPipeline pipeline, TokenCache cache)
{
    /// <summary>Makes the identity, and what signs in its name; null where nothing can.</summary>
    public (ServiceAccountIdentity Identity, IBlobSigner? Signer) Make()
    {
        switch (options.Credential)
        {
            case GoogleCredential.Key(var key):
                var account = TokenAccount.Of(key);

                return (Identity(account, new TokenEndpoint(account, new KeySigner(key), pipeline, options.Time)), new KeyBlobSigner(key));
            case GoogleCredential.Keyless keyless:
                var bare = TokenAccount.Keyless(keyless.Account, options.Endpoint);
                var iam = new IamSigner(keyless.Account, keyless.Delegates, pipeline, options.Endpoint, Caller(keyless.Signer), options.Time);

                // On a machine of Google's the account needs nobody's leave to be itself.
                Func<string, CancellationToken, Task<AccessToken>> own = keyless.Signer.Type == DefaultSource.Metadata ? Tokens(keyless.Signer).FetchAsync : iam.FetchAsync;

                return (Identity(bare, new KeylessIssuer(own, new TokenEndpoint(bare, iam, pipeline, options.Time))), iam);
            case GoogleCredential.Itself itself:
                var words = itself.Source.Type == DefaultSource.AuthorizedUser ? $"the person signed in with {itself.Source.Place}" : $"the identity of {itself.Source.Place}";

                return (Identity(TokenAccount.Keyless(words, options.Endpoint), new OwnIssuer(itself.Source, Tokens(itself.Source))), null);
            default:
                throw new UnreachableException();
        }
    }

    private ServiceAccountIdentity Identity(TokenAccount account, ITokenIssuer issuer) => new(options.Credential, account, issuer, cache, options);

    private DefaultTokens Tokens(DefaultSource source) => new(source, options.Endpoint, options.Time);

    private DefaultTokenSource Caller(DefaultSource source) => new(source, Tokens(source), cache, IamSigner.Scope);
}
