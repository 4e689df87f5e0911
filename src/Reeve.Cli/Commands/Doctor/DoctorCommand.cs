using System.CommandLine;

namespace Reeve.Cli.Commands.Doctor;

/// <summary><c>reeve doctor</c>: what is wrong with key, clock, delegation or API, how that is known, and the mend.</summary>
internal static class DoctorCommand
{
    private static readonly Option<string[]> As = new("--as")
    {
        Description = "A user to try delegation with; may be given more than once. [default: the policy's admin and readers]", HelpName = "USER",
    };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("doctor", "Find out why something is not allowed: key, clock, delegation of each scope, APIs, an administrator's rights, Zoom.") { As };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        var zoom = Session.HasZoom;
        var checks = new List<Check>();
        if (session.CredentialsFile is not null || !zoom)
        {
            await foreach (var check in new GoogleChecks(session, DoctorSubjects.Read(session, session.Value(As))).RunAsync(cancellationToken))
            {
                checks.Add(check);
            }
        }

        if (zoom)
        {
            await foreach (var check in new ZoomChecks(session).RunAsync(cancellationToken))
            {
                checks.Add(check);
            }
        }

        DoctorView.Write(checks, session);
        return ExitCode.Of(checks);
    }
}
