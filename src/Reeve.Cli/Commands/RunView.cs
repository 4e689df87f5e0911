using System.Globalization;
using Reeve.Cli.Commands.Plan;
using Reeve.Cli.Output;
using Reeve.Core.Evaluation;
using Reeve.Engine;
using Reeve.Engine.Applying;
using Reeve.Engine.Documents;
using Reeve.Engine.Journaling;
using Spectre.Console;

namespace Reeve.Cli.Commands;

/// <summary>Writes how a run ended, in the format that was asked for.</summary>
internal static class RunView
{
    private const int MostLeft = 12;

    /// <summary>Writes to standard output.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="session">The format, and where to.</param>
    /// <param name="told">Problems that whoever agreed to the run has been shown: a table repeats only those for which the run is not done.</param>
    public static void Write(RunResult result, Session session, IReadOnlyCollection<Problem>? told = null)
    {
        if (result.Refusal is { } refusal && session.Format != OutputFormat.Table)
        {
            // The forms for scripts say only that it was refused. One line, however long.
            Console.Error.WriteLine(Printable.Text(refusal));
        }

        if (result.Note is { } note && session.Format != OutputFormat.Table)
        {
            session.Terminal.Say(note);
        }

        switch (session.Format)
        {
            case OutputFormat.Json or OutputFormat.Ndjson:
                JsonOutput.Write(output => RunDocument.Write(output, result));
                break;
            case OutputFormat.Csv:
                WriteCsv(result.Outcomes);
                break;
            case OutputFormat.Table when result.Note is { } nothingToDo:
                session.Terminal.Results.MarkupLine(Plain(nothingToDo));
                break;
            default:
                WriteTable(result, session.Terminal.Results, session.IsVerbose, told ?? []);
                break;
        }
    }

    /// <summary>Writes outcomes to standard output as comma-separated lines.</summary>
    public static void WriteCsv(IEnumerable<Outcome> outcomes)
    {
        Console.Out.WriteLine(Csv.Line("change", "op", "file", "path", "principal", "outcome", "code", "message"));
        foreach (var outcome in outcomes)
        {
            Console.Out.WriteLine(Csv.Line(
                outcome.Change.Id.ToString(CultureInfo.InvariantCulture), outcome.Change.Op, outcome.Change.File, outcome.Change.Path,
                outcome.Change.Principal?.ToString(), outcome.Kind.ToString().ToLowerInvariant(), outcome.Code, outcome.Message));
        }
    }

    private static void WriteTable(RunResult result, IAnsiConsole console, bool showAll, IReadOnlyCollection<Problem> told)
    {
        var left = result.Left.ToList();
        if (left.Count > 0)
        {
            var table = new FittedTable(new("left"), new("who", Fit.Name, 36), new("where", Fit.Name, 36), new FittedColumn("why", Fit.Prose));
            foreach (var outcome in left.Take(showAll ? int.MaxValue : MostLeft))
            {
                table.Add(new FittedCell(outcome.Code, "yellow"), outcome.Change.Principal?.ToString() ?? "(item)", outcome.Change.Path, outcome.Message);
            }

            table.WriteTo(console);
            if (!showAll && left.Count > MostLeft)
            {
                console.MarkupLine($"[dim]… and {left.Count - MostLeft} more; --verbose shows all.[/]");
            }
        }

        new PlanTables(console, showAll).WriteProblems([.. result.Problems.Where(problem => ProblemCodes.MakesUnsure(problem.Code) || !told.Contains(problem))]);
        if (result.Refusal is { } refusal)
        {
            console.MarkupLine($"[red]Refused, nothing was written.[/] {Plain(refusal)}");
            return;
        }

        var colour = result.State == RunState.Done ? "green" : "yellow";
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture,
            $"[{colour}]Run {result.Run} is {RunDocument.NameOf(result.State)}:[/] {result.Count(OutcomeKind.Applied):N0} applied, {result.Count(OutcomeKind.Skipped):N0} skipped, {result.Count(OutcomeKind.Unfixable):N0} unfixable, {result.Count(OutcomeKind.Failed):N0} failed; {result.Requests:N0} requests, {result.QuotaUnits:N0} quota units, slowed down {result.Throttled:N0} times."));
        if (result.Kind == "apply" && result.Count(OutcomeKind.Applied) > 0)
        {
            console.MarkupLine($"[dim]If that was a mistake: reeve undo {result.Run}[/]");
        }
    }

    private static string Plain(string text) => Markup.Escape(Printable.Text(text));
}
