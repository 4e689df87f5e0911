using System.Runtime.CompilerServices;
using Reeve.Http.Failures;
using Reeve.Http.Tokens;
using Reeve.Zoom;
using Reeve.Zoom.Users;

namespace Reeve.Cli.Commands.Doctor;

/// <summary>Zoom, from the credentials to the scope that <c>zoom users</c> needs.</summary>
internal sealed class ZoomChecks(Session session)
{
    /// <summary>Yields what each step has found.</summary>
    public async IAsyncEnumerable<Check> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ZoomClient? zoom = null;
        Check? broken = null;
        try
        {
            zoom = session.OpenZoom();
        }
        catch (Exception failure) when (ExitCode.Of(failure) is { } code)
        {
            broken = new Check("Zoom credentials", CheckState.Fault, failure.Message, "the environment's ZOOM_ variables", "Set all of one kind; docs/zoom.md tells where they come from.") { Code = code };
        }

        if (broken is not null)
        {
            yield return broken;
            yield break;
        }

        using var client = zoom!;
        yield return new("Zoom credentials", CheckState.Ok, client.Credential.ToString(), "the environment's ZOOM_ variables");
        var (token, refused) = await TokenAsync(client, cancellationToken);
        yield return refused ?? new("Zoom token", CheckState.Ok, client.Credential is ZoomCredential.Jwt ? "signed here" : "granted", "a new one was asked for");
        if (token is not null)
        {
            yield return await UsersAsync(client, token, cancellationToken);
        }
    }

    private static async Task<(AccessToken? Token, Check? Refused)> TokenAsync(ZoomClient zoom, CancellationToken cancellationToken)
    {
        try
        {
            return (await zoom.RenewTokenAsync(cancellationToken), null);
        }
        catch (ApiException failure)
        {
            return (null, new Check("Zoom token", CheckState.Fault, failure.Message, "a new one was asked for", "marketplace.zoom.us › Manage › your app shows account ID, client ID and secret.") { Code = ExitCode.Of(failure) ?? ExitCode.Failed });
        }
    }

    private static async Task<Check> UsersAsync(ZoomClient zoom, AccessToken token, CancellationToken cancellationToken)
    {
        var how = token.Scope is null ? "the first page of users was asked for" : $"the first page of users was asked for; the token's scopes are {token.Scope}";
        try
        {
            await foreach (var user in zoom.UsersAsync(ZoomUserStatus.Active, cancellationToken))
            {
                return new("Zoom API", CheckState.Ok, "users can be listed", how);
            }

            return new("Zoom API", CheckState.Ok, "users can be listed; there are none", how);
        }
        catch (ApiException failure)
        {
            return new Check("Zoom API", CheckState.Fault, failure.Message, how, "marketplace.zoom.us › Manage › your app › Scopes.") { Code = ExitCode.Of(failure) ?? ExitCode.Failed };
        }
    }
}
