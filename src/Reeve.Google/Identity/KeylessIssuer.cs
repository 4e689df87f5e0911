using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>The tokens of a service account without a key: its own as they come, those of users by what IAM signs.</summary>
/// <param name="own">Gets the account's own for a scope.</param>
/// <param name="users">Exchanges what IAM signs.</param>
internal sealed class KeylessIssuer(Func<string, CancellationToken, Task<AccessToken>> own, ITokenIssuer users) : ITokenIssuer
{
    /// <inheritdoc/>
    public Task<AccessToken> FetchAsync(string? subject, string scope, CancellationToken cancellationToken) =>
        subject is null ? own(scope, cancellationToken) : users.FetchAsync(subject, scope, cancellationToken);
}
