using System.CommandLine;

namespace Reeve.Cli.Commands.Token;

/// <summary><c>reeve token zoom</c>: a token of the account's own app.</summary>
internal static class ZoomTokenCommand
{
    private static readonly Option<bool> Explain = new("--explain") { Description = "Show scopes, expiry and where it came from, and not the token itself." };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("zoom", "Print an access token for Zoom's API.") { Explain };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        using var zoom = session.OpenZoom();
        var found = await zoom.GetTokenAsync(cancellationToken);
        if (!session.Value(Explain))
        {
            Console.Out.WriteLine(found.Token.Reveal());
            return ExitCode.Done;
        }

        // A JWT has no scopes: its app may do all that the account may.
        var scopes = found.Token.Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        TokenView.Write(session, new("zoom", zoom.Credential.ToString(), null, null, scopes, found.Token.ExpiresAt, found.IsFromCache));
        return ExitCode.Done;
    }
}
