using System.CommandLine;
using Reeve.Cli.Commands.Asking;
using Reeve.Cli.Output;

namespace Reeve.Cli.Commands.Access;

/// <summary><c>reeve access</c>: what somebody can reach, and through what.</summary>
internal static class AccessCommand
{
    private static readonly Argument<string> Who = new("PRINCIPAL") { Description = "An address, user:ADDRESS, group:ADDRESS, domain:NAME or anyone." };
    private static readonly Argument<string[]> Scopes = new("TREE|FOLDER|URL") { Description = "Trees of the policy, folders and shared drives; all trees if none is named.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> User = new("--user") { Description = "Among all that this user owns.", HelpName = "USER" };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("access", "Show what a person, group or domain can reach, and through what.") { Who, Scopes, User, AskOptions.As, AskOptions.Fresh };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        var written = PrincipalForm.Read(session.Value(Who)!);
        var request = AskOptions.Request(session, session.Value(Scopes)!, session.Value(User));
        using var google = session.OpenGoogle(Requests.Default);
        var engine = session.OpenEngine(google);
        var survey = await new ProgressTalk(session.Terminal, session.Time).DuringAsync(progress => engine.AskAsync(request, progress, cancellationToken));
        var sought = written.Principal is { } principal
            ? await engine.SeekAsync(request, survey, principal, cancellationToken)
            : await engine.SeekAsync(request, survey, written.Address, null, cancellationToken);
        var answer = sought.Survey.Access(sought.Principal);
        AccessView.Write(session, sought.Survey, answer);
        AskOptions.Tell(session, sought.Survey);
        if (sought.Note is { } note)
        {
            session.Terminal.Say(note);
        }

        return ExitCode.OfAnswer(answer.IsUnsure || !sought.IsSure);
    }
}
