using System.CommandLine;
using Reeve.Cli.Commands.Asking;
using Reeve.Cli.Output;

namespace Reeve.Cli.Commands.Explain;

/// <summary><c>reeve explain</c>: who can reach an item, and through what.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> File = new("FILE|URL") { Description = "The ID or URL of a file or folder." };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("explain", "Show who can reach a file or folder, through what, what the policy says, and what would change.") { File, AskOptions.As, AskOptions.Fresh };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        var request = AskOptions.Request(session, []);
        using var google = session.OpenGoogle(Requests.Default);
        var (survey, id) = await new ProgressTalk(session.Terminal, session.Time).DuringAsync(progress =>
            session.OpenEngine(google).LocateAsync(request, session.Value(File)!, progress, cancellationToken));
        var answer = survey.Explain(id);
        ExplainView.Write(session, survey, answer);
        AskOptions.Tell(session, survey);
        return ExitCode.OfAnswer(answer.IsUnsure);
    }
}
