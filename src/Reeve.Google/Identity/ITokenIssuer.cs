using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>Where new tokens come from.</summary>
internal interface ITokenIssuer
{
    /// <summary>Gets a new token.</summary>
    /// <param name="subject">Whom to act as; null for the account itself.</param>
    /// <param name="scope">Scopes, separated by blanks.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="Reeve.Http.Failures.ApiException">It was refused.</exception>
    public Task<AccessToken> FetchAsync(string? subject, string scope, CancellationToken cancellationToken);
}
