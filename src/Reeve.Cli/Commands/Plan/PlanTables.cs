using System.Globalization;
using Reeve.Cli.Output;
using Reeve.Core.Planning;
using Reeve.Engine;
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
    private const int WritesPerSecond = 3;
    private const int UnitsPerDay = 400_000_000;
    private const int UnitsPerChange = 60;

    /// <summary>Writes all of it.</summary>
    public void Write(PreparedPlan prepared)
    {
        WriteTrees(prepared);
        WriteChanges(prepared.Plan);
        WriteProblems(prepared.Plan);
        WriteReach(prepared.Plan);
        WriteSum(prepared.Plan);
    }

    /// <summary>Writes who gains and who loses most: what a consent is about.</summary>
    public void WriteReach(Core.Planning.Plan plan)
    {
        if (plan.Reach.IsEmpty)
        {
            return;
        }

        var table = Table("Who gains and loses", "items lost", "items gained");
        foreach (var reach in plan.Reach.Take(showAll ? int.MaxValue : MostReach))
        {
            table.AddRow(
                Plain(reach.Principal.ToString()),
                reach.Loses > 0 ? $"[red]{Number(reach.Loses)}[/]" : "[dim]-[/]",
                reach.Gains > 0 ? $"[green]{Number(reach.Gains)}[/]" : "[dim]-[/]");
        }

        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        console.Write(table);
        WriteRest(plan.Reach.Length, MostReach, "principals");
    }

    /// <summary>Writes how many changes of which kind, and what making them takes.</summary>
    public void WriteSum(Core.Planning.Plan plan)
    {
        if (plan.Changes.IsEmpty)
        {
            console.MarkupLine(plan.IsUnsure ? "[yellow]No changes, but not all is known: see the problems.[/]" : "[green]In sync:[/] everything is as the policy says.");
            return;
        }

        var kinds = plan.Changes.GroupBy(change => change.Op).Select(kind => $"{Number(kind.Count())} {kind.Key}");
        var busiest = plan.Changes.GroupBy(change => change.Actor).Max(actor => actor.Count());
        var units = plan.Changes.Length * UnitsPerChange;
        console.MarkupLine($"[bold]{Number(plan.Changes.Length)} changes[/]: {string.Join(", ", kinds)}.");
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture,
            $"[dim]Making them: about {units:N0} quota units ({(double)units / UnitsPerDay:P4} of a day's), {Math.Ceiling((double)busiest / WritesPerSecond):N0} s at {WritesPerSecond} writes a second an account.[/]"));
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

        var width = Math.Max(18, console.Profile.Width - 78);
        var table = Table("", "who", "from", "to", "where", "as");
        foreach (var change in plan.Changes.Take(showAll ? int.MaxValue : MostChanges))
        {
            var (before, after) = ChangeWords.BeforeAndAfter(change);
            table.AddRow(
                Sign(change), Plain(Printable.Path(change.Principal?.ToString() ?? "(item)", 32)), Plain(before), Plain(after),
                Plain(Printable.Path(plan.Trees.Length > 1 ? change.Tree + change.Path : change.Path, width)), $"[dim]{Plain(LocalPart(change.Actor))}[/]");
        }

        console.Write(table);
        WriteRest(plan.Changes.Length, MostChanges, "changes");
    }

    private void WriteProblems(Core.Planning.Plan plan)
    {
        if (plan.Problems.IsEmpty)
        {
            return;
        }

        var table = Table("Problem", "where", "what and how to mend it");
        foreach (var problem in plan.Problems.Take(showAll ? int.MaxValue : MostProblems))
        {
            table.AddRow($"[yellow]{Plain(problem.Code)}[/]", Plain(Printable.Path(problem.Path, 28)), Plain(problem.Message));
        }

        console.Write(table);
        WriteRest(plan.Problems.Length, MostProblems, "problems");
    }

    private void WriteRest(int count, int shown, string what)
    {
        if (!showAll && count > shown)
        {
            console.MarkupLine($"[dim]… and {Number(count - shown)} more {what}; --verbose shows all, --format json has every detail.[/]");
        }

        console.WriteLine();
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

    private static string Sign(Change change) => change switch
    {
        Change.GrantCreate => "[green]+[/]",
        Change.GrantDelete => "[red]-[/]",
        _ => "[yellow]~[/]",
    };

    private static string LocalPart(string address) => address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? address[..at] : address;

    private static string Plain(string text) => Markup.Escape(Printable.Text(text));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
