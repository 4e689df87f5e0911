using System.CommandLine;

namespace Reeve.Cli.Commands.Call;

/// <summary><c>reeve call</c>: any call of an API, with the right token.</summary>
internal static class CallCommand
{
    private static readonly Option<string?> As = new("--as") { Description = "The user to act as; without it the credentials' own account.", HelpName = "USER" };
    private static readonly Option<string?> AsEach = new("--as-each")
    {
        Description = "Make the call once as each user of a file, an address a line (- for standard input); a line of JSON each.", HelpName = "FILE|-",
    };

    private static readonly Option<string[]> Scope = new("--scope")
    {
        Description = "A scope to act with, whole or without https://www.googleapis.com/auth/; may be given more than once. [default: the least that the path takes]", HelpName = "SCOPE",
    };

    /// <summary>The command.</summary>
    public static Command Make() => new("call", "Call any method of an API, with its token, its limits and its pages taken care of.") { Google(), Zoom() };

    private static Command Google()
    {
        var options = new CallOptions("/drive/v3/about");
        var command = options.AddTo(new Command("google", "Call any Google API as any user of the domain.") { As, AsEach, Scope });
        command.SetAction(async (flags, cancellationToken) =>
        {
            var session = new Session(flags);
            using var google = new GoogleCallService(session);
            var call = options.Read(session) with { Subject = session.Value(As), Scopes = Scopes.Whole(session.Value(Scope)) };
            if (session.Value(AsEach) is not { } file) return await new CallHandler(session, google, options).RunAsync(call, cancellationToken);

            if (call.Subject is not null) throw new UsageException("`--as` and `--as-each` exclude each other.");
            return await new CallAsEach(session, google, options).RunAsync(call, file, cancellationToken);
        });
        return command;
    }

    private static Command Zoom()
    {
        var options = new CallOptions("/users/me");
        var command = options.AddTo(new Command("zoom", "Call any method of Zoom's API as the account's own app."));
        command.SetAction(async (flags, cancellationToken) =>
        {
            var session = new Session(flags);
            using var zoom = new ZoomCallService(session);

            return await new CallHandler(session, zoom, options).RunAsync(options.Read(session), cancellationToken);
        });
        return command;
    }
}
