using System.Globalization;
using Reeve.Cli.Output;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine;
using Reeve.Google.Drive;
using Spectre.Console;

namespace Reeve.Cli.Commands.Plan;

/// <summary>A plan for people: trees, changes, problems, who gains and loses, what it costs.</summary>
/// <param name="console">Where to; its width and colours count.</param>
/// <param name="showAll">Whether to show all rows.</param>
internal sealed class PlanTables(IAnsiConsole console, bool showAll)
{
    private const int MostChanges = 24;
    private const int MostProblems = 8;
    private const int MostReach = 6;
    private const int WidthForAll = 120;

    /// <summary>Writes all of it.</summary>
    public void Write(PreparedPlan prepared)
    {
        WriteTrees(prepared);
        WriteChanges(prepared.Plan);
        WriteProblems(prepared.Plan.Problems, prepared.Plan.Trees.Length == 1);
        WriteReach(prepared.Plan.Reach);
        WriteSum(prepared);
    }

    /// <summary>Writes what cannot be put right by a run, each kind once.</summary>
    /// <param name="problems">In the order of the plan.</param>
    /// <param name="isOfOneTree">Whether it goes without saying which tree they are of.</param>
    public void WriteProblems(IReadOnlyList<Problem> problems, bool isOfOneTree = false)
    {
        if (problems.Count == 0)
        {
            return;
        }

        var table = new FittedTable(new("Problem"), new("where", Fit.Name, 32), new FittedColumn("what and how to mend it", Fit.Prose));
        var kinds = problems.GroupBy(problem => (problem.Tree, problem.Code, problem.Message)).ToList();
        foreach (var kind in kinds.Take(showAll ? int.MaxValue : MostProblems))
        {
            var more = kind.Count() > 1 ? $" (and {Counted(kind.Count() - 1, "more item")})" : "";
            table.Add(new FittedCell(kind.Key.Code, "yellow"), (isOfOneTree ? "" : kind.Key.Tree) + kind.First().Path, kind.Key.Message + more);
        }

        table.WriteTo(console);
        WriteRest(kinds.Count, MostProblems, "problem", "problems");
    }

    /// <summary>Writes who gains and who loses most: what a consent is about.</summary>
    /// <param name="reach">Most losses first.</param>
    /// <param name="title">What is counted.</param>
    public void WriteReach(IReadOnlyList<Reach> reach, string title = "Who gains and loses")
    {
        if (reach.Count == 0)
        {
            return;
        }

        var table = Table(title, "items lost", "items gained");
        foreach (var one in reach.Take(showAll ? int.MaxValue : MostReach))
        {
            table.AddRow(
                Plain(one.Principal.ToString()),
                one.Loses > 0 ? $"[red]{Number(one.Loses)}[/]" : "[dim]-[/]",
                one.Gains > 0 ? $"[green]{Number(one.Gains)}[/]" : "[dim]-[/]");
        }

        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        console.Write(table);
        WriteRest(reach.Count, MostReach, "principal", "principals");
    }

    /// <summary>Writes how many changes of which kind, and what making them takes.</summary>
    public void WriteSum(PreparedPlan prepared)
    {
        var plan = prepared.Plan;
        if (plan.Changes.IsEmpty)
        {
            console.MarkupLine(plan.IsUnsure ? "[yellow]No changes, but not all is known: see the problems.[/]" : "[green]In sync:[/] everything is as the policy says.");
            return;
        }

        var kinds = plan.Changes.GroupBy(change => change.Op).Select(kind => $"{Number(kind.Count())} {kind.Key}");
        var cost = WritingCost.Of(prepared);
        var share = cost.ShareOfDay < 0.0001 ? "under 0.01 %" : cost.ShareOfDay.ToString("P2", CultureInfo.InvariantCulture);
        console.MarkupLine($"[bold]{Counted(plan.Changes.Length, "change")}[/]: {string.Join(", ", kinds)}.");
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture,
            $"[dim]Making them: about {cost.QuotaUnits:N0} quota units more ({share} of a day's), about {cost.Duration.TotalSeconds:N0} s at {DrivePrices.WritesPerSecond} writes a second an account.[/]"));
    }

    private void WriteTrees(PreparedPlan prepared)
    {
        var table = Table("Tree", "items", "unknown", "in trash", "requests", "quota units");
        foreach (var (tree, cost) in prepared.Plan.Trees.Zip(prepared.Costs))
        {
            table.AddRow(
                Plain(tree.Name), Number(tree.Items), tree.Unknown > 0 ? $"[yellow]{Number(tree.Unknown)}[/]" : "0", Number(tree.Trashed), Number(cost.Requests), Number(cost.QuotaUnits));
        }

        foreach (var column in table.Columns.Skip(1))
        {
            column.RightAligned();
        }

        console.Write(table);
    }

    private void WriteChanges(Core.Planning.Plan plan)
    {
        if (plan.Changes.IsEmpty)
        {
            return;
        }

        // Where the room is short, in whose name is left out, and that a user is one: who and where are what a plan is judged by.
        var isWide = console.Profile.Width >= WidthForAll;
        FittedColumn[] columns = [new(""), new("who", Fit.Name), new("what", Fit.Prose, isWide ? 32 : 18), new("where", Fit.Name), new("as", Fit.Whole, 16)];
        var table = new FittedTable(isWide ? columns : columns[..^1]);
        var rows = showAll ? plan.Changes : [.. plan.Changes.Where(change => change.Counts)];
        foreach (var change in rows.Take(showAll ? int.MaxValue : MostChanges))
        {
            FittedCell[] cells =
            [
                Sign(change), Who(change, isWide), ChangeWords.Line(change),
                plan.Trees.Length > 1 ? change.Tree + change.Path : change.Path, Printable.Path(ChangeWords.LocalPart(change.Actor), 16),
            ];
            table.Add(isWide ? cells : cells[..^1]);
        }

        if (rows.Length > 0)
        {
            table.WriteTo(console);
        }

        WriteRest(rows.Length, MostChanges, "change of a grant", "changes of grants");
        foreach (var kind in plan.Changes.Where(change => !change.Counts && !showAll).GroupBy(change => (change.Tree, After: ChangeWords.Sentence(change), change.Op)))
        {
            var which = kind.Key.Op == Ops.DriveUpdate ? "the drive" : Counted(kind.Count(), "item");
            console.MarkupLine($"[yellow]~[/] {which} of [bold]{Plain(kind.Key.Tree)}[/]: {Plain(kind.Key.After)}.");
        }

        if (plan.Changes.Count(change => change is Change.OwnerTransfer) is > 0 and var transfers)
        {
            console.MarkupLine($"[yellow]![/] Google mails the new owner of each item: {Counted(transfers, "mail")}.");
        }
    }

    private void WriteRest(int count, int shown, string one, string many)
    {
        if (!showAll && count > shown)
        {
            console.MarkupLine($"[dim]… and {Number(count - shown)} more {(count - shown == 1 ? one : many)}; --verbose shows all, --format json has every detail.[/]");
            console.WriteLine();
        }
    }

    private static Table Table(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn($"[bold]{heading}[/]"));
        }

        return table;
    }

    private static FittedCell Sign(Change change) => change switch
    {
        Change.GrantCreate => new("+", "green"),
        Change.GrantDelete => new("-", "red"),
        _ => new("~", "yellow"),
    };

    private static string Who(Change change, bool isWide) => change.Principal is not { } principal ? "(the item)"
        : !isWide && principal.Kind == PrincipalKind.User ? principal.Address : principal.ToString();

    private static string Plain(string text) => Markup.Escape(Printable.Text(text));

    private static string Counted(int number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
