using System.Collections.Concurrent;
using Reeve.Http.Failures;
using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>Who calls, its tokens, and what has been found out about its delegation. Thread-safe.</summary>
/// <param name="credential">Who calls.</param>
/// <param name="account">What is known of it.</param>
/// <param name="issuer">Where new tokens come from.</param>
/// <param name="cache">Where they are kept.</param>
/// <param name="options">Whom it may act as, and who is told.</param>
internal sealed class ServiceAccountIdentity(GoogleCredential credential, TokenAccount account, ITokenIssuer issuer, TokenCache cache, GoogleOptions options)
{
    private const string NotAdmitted = "subject-not-allowed";

    private readonly ConcurrentDictionary<string, byte> _told = new(StringComparer.Ordinal);

    public GoogleCredential Credential => credential;

    public TokenAccount Account => account;

    public TokenCache Cache => cache;

    public DelegatedScopes Delegated { get; } = new();

    /// <summary>What tells this account's tokens from any other's: address, key and endpoint.</summary>
    public string Issuer { get; } = credential switch
    {
        GoogleCredential.Itself itself => $"{itself.Source.Mark} {account.TokenUri}",
        GoogleCredential.Keyless keyless => $"{keyless.Account} keyless {keyless.Signer.Mark} {account.TokenUri}",
        _ => $"{account.ClientEmail} {account.KeyId} {account.TokenUri}",
    };

    /// <summary>Makes sure that a user may be acted as, before anything is asked of anybody.</summary>
    /// <param name="subject">The user; null for the account itself, which always may.</param>
    /// <exception cref="ApiException">Acting as this user was ruled out here.</exception>
    public void Admit(string? subject)
    {
        if (subject is null || options.Subjects is null || options.Subjects.Allows(subject)) return;

        throw new ApiException(ApiFault.Forbidden, $"`{subject}` is not among those whom REEVE_SUBJECTS allows Reeve to act as: nothing was asked for in that name.") { Reason = NotAdmitted };
    }

    /// <summary>It was ruled out here to act as this user.</summary>
    public static bool IsNotAdmitted(ApiException failure) => failure is { Fault: ApiFault.Forbidden, Reason: NotAdmitted };

    /// <summary>Gets a new token, past the cache.</summary>
    /// <param name="subject">Whom to act as; null for the account itself.</param>
    /// <param name="scope">Scopes, separated by blanks.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ApiException">It was refused; see <see cref="TokenFaults"/>.</exception>
    public Task<AccessToken> FetchAsync(string? subject, string scope, CancellationToken cancellationToken)
    {
        Admit(subject);

        return issuer.FetchAsync(subject, scope, cancellationToken);
    }

    /// <summary>Tells whoever keeps the record, once for each user and process.</summary>
    /// <param name="subject">Whom was acted as; null for the account itself, of which no record is kept.</param>
    /// <param name="token">With what.</param>
    public void Tell(string? subject, GoogleToken token)
    {
        if (subject is not null && options.Impersonated is { } tell && _told.TryAdd(subject, 0)) tell(new(account.ClientEmail, subject, token.Scope, token.IsFromCache));
    }

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
