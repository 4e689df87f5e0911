using System.CommandLine;
using Reeve.Cli.Commands.Plan;
using Reeve.Cli.Output;
using Reeve.Core.Planning;

namespace Reeve.Cli.Commands.Undo;

/// <summary><c>reeve undo</c>: reverses a run.</summary>
internal static class UndoCommand
{
    private const int ItemsPerActor = 4;

    private static readonly Argument<string> Run = new("RUN") { Description = "The run, as `reeve history` names it." };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("undo", "Reverse a run, each item only where it still is as the run left it.") { Run, Yes };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        Consent.Require(session.Value(Yes), "undo");
        using var google = session.OpenGoogle(Requests.Default);
        var engine = session.OpenEngine(google);
        var run = session.Value(Run)!;
        var changes = engine.PreviewUndo(run);
        if (!session.Value(Yes) && changes.Count > 0 && !await AskAsync(session, run, changes, cancellationToken))
        {
            session.Terminal.Say("Nothing was written.");
            return ExitCode.Done;
        }

        var result = await new ProgressTalk(session.Terminal, session.Time).DuringAsync(progress => engine.UndoAsync(run, ItemsPerActor, progress, cancellationToken));
        RunView.Write(result, session);
        return ExitCode.Of(result, isStrict: false);
    }

    private static Task<bool> AskAsync(Session session, string run, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        new PlanTables(session.Terminal.Talk, session.IsVerbose).WriteReach(Reach.OfDirect(changes), "Who gains and loses, not counting what lies below");
        return Consent.AskAsync(session.Terminal, $"Reverse the {changes.Count} changes of run {run}?", cancellationToken);
    }
}
