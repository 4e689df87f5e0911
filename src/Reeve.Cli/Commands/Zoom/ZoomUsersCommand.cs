using System.CommandLine;
using Reeve.Cli.Output;
using Reeve.Zoom.Users;

namespace Reeve.Cli.Commands.Zoom;

/// <summary><c>reeve zoom users</c>: everybody in the account.</summary>
internal static class ZoomUsersCommand
{
    private static readonly Option<ZoomUserStatus?> Status = new("--status")
    {
        Description = "Only users of this status; without it all of them.", HelpName = "active|inactive|pending",
        CustomParser = result => Enum.TryParse<ZoomUserStatus>(result.Tokens.Single().Value, ignoreCase: true, out var status) && !int.TryParse(result.Tokens.Single().Value, out _)
            ? status
            : Fail(result),
    };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("users", "List the users of a Zoom account: active, inactive and pending.") { Status };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        using var zoom = session.OpenZoom();
        var progress = new LineTalk(session.Terminal, session.Time);
        var view = new ZoomUsersView(session);
        var statuses = session.Value(Status) is { } one ? [one] : Enum.GetValues<ZoomUserStatus>();
        foreach (var status in statuses)
        {
            await foreach (var user in zoom.UsersAsync(status, cancellationToken))
            {
                view.Add(user);
                progress.Say(() => $"Reading users: {view.Count:N0} so far");
            }
        }

        view.Finish();
        return ExitCode.Done;
    }

    private static ZoomUserStatus? Fail(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"`{result.Tokens.Single().Value}` is not a status; use active, inactive or pending.");
        return null;
    }
}
