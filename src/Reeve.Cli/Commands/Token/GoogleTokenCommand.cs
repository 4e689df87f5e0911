using System.CommandLine;

namespace Reeve.Cli.Commands.Token;

/// <summary><c>reeve token google</c>: a token of any user of the domain.</summary>
internal static class GoogleTokenCommand
{
    private static readonly Option<string?> As = new("--as") { Description = "The user to act as; without it the credentials' own account.", HelpName = "USER" };
    private static readonly Option<string[]> Scope = new("--scope")
    {
        Description = "A scope, whole or without https://www.googleapis.com/auth/; may be given more than once. [default: the least that reads Drive's metadata]", HelpName = "SCOPE",
    };

    private static readonly Option<bool> Explain = new("--explain") { Description = "Show subject, scopes, expiry and where it came from, and not the token itself." };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("google", "Print an access token for Google's APIs.") { As, Scope, Explain };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        using var google = session.OpenGoogle(Requests.Default);
        var subject = session.Value(As);
        var found = await google.GetTokenAsync(subject, Scopes.Whole(session.Value(Scope)), cancellationToken);
        if (!session.Value(Explain))
        {
            Console.Out.WriteLine(found.Token.Reveal());
            return ExitCode.Done;
        }

        TokenView.Write(session, new("google", google.ClientEmail, google.KeyId, subject, found.Scope.Split(' '), found.Token.ExpiresAt, found.IsFromCache));
        return ExitCode.Done;
    }
}
