using Reeve.Google.Drive;
using Reeve.Http;

namespace Reeve.Google;

/// <summary>The one way to Google: a service account and all whom it may act as. Thread-safe; meant to live as long as the program.</summary>
/// <param name="options">How to reach Google, and as whom.</param>
/// <exception cref="EndpointException">An address cannot be used.</exception>
public sealed class GoogleClient(GoogleOptions options) : IDisposable
{
    /// <summary>The service account's own address.</summary>
    public string ClientEmail => options.Key.ClientEmail;

    /// <summary>What all calls through this client have used so far.</summary>
    public HttpUsage Usage => throw new NotImplementedException();

    /// <summary>Returns Drive as one actor sees it. Makes no call.</summary>
    /// <param name="subject">The user to act as; null for the service account itself.</param>
    /// <param name="access">What it is for: no broader scope is asked for than that needs.</param>
    public DriveApi DriveAs(string? subject, DriveAccess access) => throw new NotImplementedException();

    /// <summary>Tells whether a token can be had for a user. True does not say that the user may see anything.</summary>
    /// <param name="subject">The user to act as.</param>
    /// <param name="access">What it would be for.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False when Google says that this user cannot be acted as: unknown, suspended, deleted, outside.</returns>
    /// <exception cref="Reeve.Http.Failures.ApiException">It failed for a reason that is not this user's: key, clock, scope, network.</exception>
    public Task<bool> CanActAsAsync(string subject, DriveAccess access, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
