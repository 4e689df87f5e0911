using System.CommandLine;
using Reeve.Cli.Output;
using Reeve.Google.Drive;

namespace Reeve.Cli.Commands.WhoAmI;

/// <summary><c>reeve whoami</c>: the Drive "about" of a user.</summary>
internal static class WhoAmICommand
{
    private const string Fields = "user,storageQuota,canCreateDrives";

    private static readonly Option<string?> As = new("--as") { Description = "The user to act as; without it the service account itself.", HelpName = "USER" };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("whoami", "Show the Drive \"about\" of a user, as Google tells it.") { As };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        using var google = session.OpenGoogle(Requests.Default);
        var about = await google.DriveAs(session.Value(As), DriveAccess.ReadMetadata).GetAboutAsync(Fields, cancellationToken);
        JsonView.Write(session, about);
        return ExitCode.Done;
    }
}
