using System.CommandLine;
using System.Globalization;
using Reeve.Cli.Commands.Plan;
using Reeve.Cli.Output;
using Reeve.Engine;
using Reeve.Engine.Documents;
using Reeve.Engine.Journaling;
using Spectre.Console;

namespace Reeve.Cli.Commands.History;

/// <summary><c>reeve history</c>: the runs so far, or what one of them did.</summary>
internal static class HistoryCommand
{
    private static readonly Argument<string?> Run = new("RUN") { Description = "A run, to see what it did; without it all runs are listed.", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("history", "List the runs, newest first, or what one of them did.") { Run };
        command.SetAction(flags => new Session(flags) is var session && session.Value(Run) is { } run ? Tell(session, run) : List(session));
        var verify = new Command("verify", "Check that the journal is as it was written.");
        verify.SetAction(flags => Verify(new Session(flags)));
        command.Subcommands.Add(verify);
        return command;
    }

    private static int List(Session session)
    {
        var runs = ReeveEngine.History(session.State, session.Time);
        switch (session.Format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(output => RunDocument.Write(output, runs));
                break;
            case OutputFormat.Ndjson:
                foreach (var run in runs)
                {
                    Console.Out.WriteLine(RunDocument.Line(run));
                }

                break;
            case OutputFormat.Csv:
                Console.Out.WriteLine(Csv.Line("run", "kind", "state", "startedAt", "endedAt", "policy", "applied", "failed"));
                foreach (var run in runs)
                {
                    Console.Out.WriteLine(Csv.Line(
                        run.Run, run.Kind, RunDocument.NameOf(run.State), Instant(run.StartedAt), run.EndedAt is { } at ? Instant(at) : "", run.Policy,
                        run.Applied.ToString(CultureInfo.InvariantCulture), run.Failed.ToString(CultureInfo.InvariantCulture)));
                }

                break;
            default:
                WriteTable(runs, session.Terminal.Results);
                break;
        }

        return ExitCode.Done;
    }

    private static int Tell(Session session, string run)
    {
        var changes = ReeveEngine.History(session.State, session.Time, run);
        switch (session.Format)
        {
            case OutputFormat.Json or OutputFormat.Ndjson:
                JsonOutput.Write(output => RunDocument.Write(output, ReeveEngine.History(session.State, session.Time).Where(record => record.Run == run), changes));
                break;
            case OutputFormat.Csv:
                RunView.WriteCsv(changes);
                break;
            default:
                var table = new Table().Border(TableBorder.Simple);
                table.AddColumns("[bold]what[/]", "[bold]who[/]", "[bold]where[/]", "[bold]outcome[/]");
                foreach (var outcome in changes)
                {
                    var (before, after) = ChangeWords.BeforeAndAfter(outcome.Change);
                    string[] cells = [$"{before} → {after}".Trim(' ', '→'), outcome.Change.Principal?.ToString() ?? "(the item)", Printable.Path(outcome.Change.Tree + outcome.Change.Path, 40)];
                    table.AddRow([.. cells.Select(cell => Markup.Escape(Printable.Text(cell))), outcome.Kind.ToString().ToLowerInvariant()]);
                }

                session.Terminal.Results.Write(table);
                break;
        }

        return ExitCode.Done;
    }

    private static int Verify(Session session)
    {
        var (entries, broken) = ReeveEngine.VerifyHistory(session.State, session.Time);
        session.Terminal.Results.WriteLine(broken is { } first
            ? $"The journal in `{session.State.Path}` has been tampered with or damaged: entry {first} does not fit."
            : $"The journal in `{session.State.Path}` is as it was written: {entries.ToString("N0", CultureInfo.InvariantCulture)} entries.");
        return broken is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static void WriteTable(IReadOnlyList<RunRecord> runs, IAnsiConsole console)
    {
        if (runs.Count == 0)
        {
            console.WriteLine("No runs yet.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("[bold]run[/]", "[bold]kind[/]", "[bold]state[/]", "[bold]applied[/]", "[bold]failed[/]", "[bold]took[/]");
        foreach (var run in runs)
        {
            table.AddRow(
                run.Run,
                run.Reverses is { } reversed ? $"{run.Kind} of {reversed}" : run.Kind,
                $"[{(run.State == RunState.Done ? "green" : "yellow")}]{RunDocument.NameOf(run.State)}[/]",
                run.Applied.ToString("N0", CultureInfo.InvariantCulture),
                run.Failed.ToString("N0", CultureInfo.InvariantCulture),
                run.EndedAt is { } at ? $"{(at - run.StartedAt).TotalSeconds.ToString("N0", CultureInfo.InvariantCulture)} s" : "-");
        }

        console.Write(table);
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
