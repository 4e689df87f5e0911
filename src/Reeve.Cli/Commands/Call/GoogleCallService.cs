using Reeve.Google;
using Reeve.Google.Calls;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Call;

/// <summary>Google, as any user of the domain.</summary>
/// <param name="session">Flags and environment.</param>
internal sealed class GoogleCallService(Session session) : ICallService
{
    private GoogleClient? _google;

    /// <inheritdoc/>
    public string Name => "google";

    /// <inheritdoc/>
    public CallPreview Preview(RawCall call)
    {
        var target = GoogleTarget.Parse(call.Target, call.Method, Session.GoogleEndpoint);
        var scopes = call.Scopes.Count > 0 ? call.Scopes : [.. target.Scopes.Take(1)];
        if (scopes.Count == 0) throw new UsageException($"The path `{target.Address.AbsolutePath}` does not tell which scope it takes: name it with `--scope`.");

        List<string> token = ["token", Name];
        if (call.Subject is not null) token.AddRange("--as", call.Subject);
        foreach (var scope in scopes) token.AddRange("--scope", scope);

        return new(target.Address, token);
    }

    /// <inheritdoc/>
    public Task<T> SendAsync<T>(RawCall call, ResponseReader<T> read, CancellationToken cancellationToken)
    {
        Preview(call); // Refuses what is not Google's before credentials are even looked for.
        _google ??= session.OpenGoogle(Requests.Default);

        return _google.ApiAs(call.Subject, call.Scopes).SendAsync(
            new GoogleRequest(call.Method, call.Target) { Body = call.Body, ContentType = call.ContentType, Refused = call.Refused }, read, cancellationToken);
    }

    /// <inheritdoc/>
    public bool IsStalePage(ApiException failure) => GoogleApi.IsStalePage(failure);

    /// <inheritdoc/>
    public void Dispose() => _google?.Dispose();
}
