namespace Reeve.Http.Tokens;

/// <summary>Where a request's bearer token comes from.</summary>
public interface ITokenSource
{
    /// <summary>Returns a token that is valid now.</summary>
    /// <param name="cancellationToken">Stops the caller's wait; a fetch that others wait for goes on.</param>
    /// <exception cref="Failures.ApiException">None can be had.</exception>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken);

    /// <summary>Takes note that a token was refused, so that it is not handed out again.</summary>
    /// <param name="token">The refused token. One that has been replaced meanwhile stays replaced.</param>
    public void Reject(AccessToken token);
}
