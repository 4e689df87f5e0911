using Reeve.Http.Failures;
using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>The tokens of somebody who can only be themselves.</summary>
/// <param name="source">The credentials.</param>
/// <param name="tokens">Their tokens.</param>
internal sealed class OwnIssuer(DefaultSource source, DefaultTokens tokens) : ITokenIssuer
{
    private const string NotDelegable = "not-delegable";

    /// <summary>Whoever calls can act as nobody at all.</summary>
    public static bool IsNotDelegable(ApiException failure) => failure is { Fault: ApiFault.Forbidden, Reason: NotDelegable };

    /// <inheritdoc/>
    public Task<AccessToken> FetchAsync(string? subject, string scope, CancellationToken cancellationToken) =>
        subject is null ? tokens.FetchAsync(scope, cancellationToken) : throw new ApiException(ApiFault.Forbidden, Sentence(subject)) { Reason = NotDelegable };

    private string Sentence(string subject) =>
        $"The credentials of {source.Place} (`{source.Type}`) can only be themselves, not `{subject}`: acting as users takes a service account, by its key or without one "
        + "(`gcloud auth application-default login --impersonate-service-account=ACCOUNT`).";
}
