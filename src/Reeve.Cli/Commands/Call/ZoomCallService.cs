using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Zoom;
using Reeve.Zoom.Calls;

namespace Reeve.Cli.Commands.Call;

/// <summary>Zoom, as the account's own app: a call has no subject and no scopes of its own.</summary>
/// <param name="session">Flags and environment.</param>
internal sealed class ZoomCallService(Session session) : ICallService
{
    private ZoomClient? _zoom;

    /// <inheritdoc/>
    public string Name => "zoom";

    /// <inheritdoc/>
    public CallPreview Preview(RawCall call) => new(ZoomApi.Preview(call.Target, Session.ZoomEndpoint), ["token", Name]);

    /// <inheritdoc/>
    public Task<T> SendAsync<T>(RawCall call, ResponseReader<T> read, CancellationToken cancellationToken)
    {
        Preview(call); // Refuses what is not Zoom's before credentials are even looked for.
        _zoom ??= session.OpenZoom();

        return _zoom.Api.SendAsync(
            new ZoomRequest(call.Method, call.Target) { Body = call.Body, ContentType = call.ContentType, Refused = call.Refused }, read, cancellationToken);
    }

    /// <inheritdoc/>
    public bool IsStalePage(ApiException failure) => ZoomApi.IsStalePage(failure);

    /// <inheritdoc/>
    public void Dispose() => _zoom?.Dispose();
}
