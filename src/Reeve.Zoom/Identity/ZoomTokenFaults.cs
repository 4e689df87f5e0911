using Reeve.Http.Failures;
using Reeve.Zoom.Calls;

namespace Reeve.Zoom.Identity;

/// <summary>Judges the refusals of Zoom's token endpoint, each with its mend.</summary>
/// <remarks>Source: Zoom, "OAuth error messages"; the bodies were observed in Zoom's developer forum, 2026. None of them holds a secret.</remarks>
/// <param name="app">Who asked.</param>
/// <param name="host">Whom.</param>
internal sealed class ZoomTokenFaults(ZoomCredential.ServerToServer app, string host) : IFailureMapper
{
    /// <inheritdoc/>
    public Failure Map(FailedAnswer answer)
    {
        var body = ZoomErrorBody.Read(answer.Body);

        return (body.Error, body.Code, (int)answer.Status) switch
        {
            (_, _, 429) => new(ApiFault.RateLimited, $"Zoom's token endpoint `{host}` was asked too often.", body.Error, Repeat.Always),
            (_, _, >= 500) => new(ApiFault.Transient, $"Zoom's token endpoint `{host}` failed (status {(int)answer.Status}).", body.Error, Repeat.WhenSafe),
            ("invalid_client", _, _) or (_, 4702 or 4704, _) => Refused(
                body, $"Zoom does not accept the client ID `{app.ClientId}` with its secret: check ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET, and that the app is activated."),
            (_, 4717 or 4738, _) => Refused(body, $"The Zoom app `{app.ClientId}` is disabled: activate it at marketplace.zoom.us › Manage."),

            // Zoom answers so to a wrong account ID, too.
            ("unsupported_grant_type" or "invalid_request" or "invalid_grant", _, _) => Refused(
                body, $"Zoom knows no account `{app.AccountId}` for the app `{app.ClientId}`: check ZOOM_ACCOUNT_ID, and that the app is of type Server-to-Server OAuth."),
            (not null, _, _) or (_, not null, _) => Refused(body, $"Zoom refused the token request: {OneSentence.Quote(body.Message ?? body.Error ?? "no reason")} ({body.Error ?? $"code {body.Code}"})."),
            _ => new(
                ApiFault.Protocol, $"`{host}` does not answer as Zoom's token endpoint (status {(int)answer.Status}).", null, Repeat.Never),
        };
    }

    private static Failure Refused(ZoomErrorBody body, string message) => new(ApiFault.Unauthorized, message, body.Error, Repeat.Never);
}
