using System.CommandLine;
using Reeve.Cli.Commands.Asking;
using Reeve.Cli.Output;

namespace Reeve.Cli.Commands.Audit;

/// <summary><c>reeve audit</c>: what lets outsiders in, and what nobody looks after.</summary>
internal static class AuditCommand
{
    private static readonly Argument<string[]> Scopes = new("TREE|FOLDER|URL") { Description = "Trees of the policy, folders and shared drives; all trees if none is named.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> User = new("--user") { Description = "All that this user owns.", HelpName = "USER" };
    private static readonly Option<string?> Html = new("--html") { Description = "Write a report to a file too: one page that needs no network.", HelpName = "FILE" };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("audit", "Show exposures, worst first: links, outsiders, owners who are gone. Ends with 1 if not all could be read.") { Scopes, User, Html, AskOptions.As, AskOptions.Fresh };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        WholeFile.Try("--html", session.Value(Html));
        var request = AskOptions.Request(session, session.Value(Scopes)!, session.Value(User));
        using var google = session.OpenGoogle(Requests.Default);
        var survey = await new ProgressTalk(session.Terminal, session.Time).DuringAsync(progress => session.OpenEngine(google).AskAsync(request, progress, cancellationToken));
        var audit = survey.Audit();
        if (session.Value(Html) is { } file)
        {
            WholeFile.Write(file, ReportPage.Make(survey, audit));
            session.Terminal.Say($"The report is in `{file}`.");
        }

        AuditView.Write(session, survey, audit);
        AskOptions.Tell(session, survey);
        return ExitCode.OfAnswer(audit.IsUnsure);
    }
}
