using System.Globalization;
using Reeve.Cli.Commands.Asking;
using Reeve.Cli.Output;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;
using Reeve.Engine.Asking;
using Reeve.Engine.Documents;
using Spectre.Console;

namespace Reeve.Cli.Commands.Audit;

/// <summary>Writes an audit in the format that was asked for.</summary>
internal static class AuditView
{
    private const int MostRows = 24;
    private const int MostTotals = 6;
    private const int MostOutsiders = 3;

    /// <summary>Writes to standard output.</summary>
    public static void Write(Session session, Survey survey, Core.Reaching.Audit audit)
    {
        switch (session.Format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(output => AuditDocument.Write(output, survey, audit));
                break;
            case OutputFormat.Ndjson:
                audit.Exposures.ToList().ForEach(exposure => Console.Out.WriteLine(AuditDocument.Line(exposure)));
                break;
            case OutputFormat.Csv:
                Console.Out.WriteLine(Csv.Line("tree", "file", "path", "principal", "role", "kind", "direct", "via", "items", "owner", "expires", "until", "outsiders"));
                audit.Exposures.ToList().ForEach(exposure => Console.Out.WriteLine(Row(exposure)));
                break;
            default:
                WriteTables(session.Terminal.Results, session.IsVerbose, audit);
                break;
        }
    }

    /// <summary>Writes tables for people.</summary>
    /// <param name="console">Where to; its width and colours count.</param>
    /// <param name="showAll">Whether to show all rows.</param>
    /// <param name="audit">The audit.</param>
    public static void WriteTables(IAnsiConsole console, bool showAll, Core.Reaching.Audit audit)
    {
        WriteKinds(console, audit);
        WriteExposures(console, showAll, audit);
        WriteTotals(console, "Outside domain", audit.Summary.ByDomain, showAll);
        WriteTotals(console, "Owner", audit.Summary.ByOwner, showAll);
        if (audit.Trees.Length > 1)
        {
            WriteTotals(console, "Tree", audit.Summary.ByTree, showAll);
        }

        WriteKeptOut(console, audit);
        foreach (var group in audit.UnknownGroups)
        {
            console.MarkupLine($"[yellow]Not known:[/] who is in {AskTables.Plain(group.ToString())}.");
        }

        if (audit.Unknown.Length > 0)
        {
            console.MarkupLine($"[yellow]Not known:[/] what is granted on or in {AskTables.Counted(audit.Unknown.Length, "item")}, such as {AskTables.Plain(audit.Unknown[0].Tree + audit.Unknown[0].Item.Path)}.");
        }

        var summary = audit.Summary;
        console.MarkupLine(audit.Exposures.IsEmpty && !audit.IsUnsure
            ? $"[green]Nothing exposed[/] among {AskTables.Counted(summary.Items, "item")}."
            : $"[bold]{AskTables.Counted(audit.Exposures.Length, "exposure")}[/]; outsiders reach {AskTables.Number(summary.Exposed)} of {AskTables.Counted(summary.Items, "item")}.");
    }

    private static void WriteKinds(IAnsiConsole console, Core.Reaching.Audit audit)
    {
        if (audit.Summary.ByKind.IsEmpty)
        {
            return;
        }

        var table = AskTables.Make("Kind", "exposures", "items", "what it is");
        foreach (var total in audit.Summary.ByKind)
        {
            var kind = ExposureKinds.All.First(kind => kind.Name() == total.Name);
            table.AddRow($"[{Colour(kind)}]{total.Name}[/]", AskTables.Number(total.Exposures), AskTables.Number(total.Items), $"[dim]{KindWords.Of(kind)}[/]");
        }

        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        console.Write(table);
    }

    private static void WriteExposures(IAnsiConsole console, bool showAll, Core.Reaching.Audit audit)
    {
        if (audit.Exposures.IsEmpty)
        {
            return;
        }

        var rows = audit.Exposures.Take(showAll ? int.MaxValue : MostRows).ToList();
        var who = Math.Min(console.Profile.Width >= 100 ? 36 : 26, rows.Max(row => row.Principal?.ToString().Length ?? 1));
        var where = console.Profile.Width - who - rows.Max(row => row.Kind.Name().Length) - rows.Max(row => row.Role.Name().Length) - 5 - 14;
        var table = AskTables.Make("Kind", "who", "role", "where", "items");
        foreach (var exposure in rows)
        {
            var path = audit.Trees.Length > 1 ? exposure.Tree + exposure.Item.Path : exposure.Item.Path;
            table.AddRow(
                $"[{Colour(exposure.Kind)}]{exposure.Kind.Name()}[/]",
                AskTables.Plain(exposure.Principal?.ToString() ?? "-", who) + Outsiders(exposure, who, showAll),
                exposure.Principal is null ? "[dim]-[/]" : AskTables.Role(exposure.Role),
                AskTables.Plain(path, where) + (exposure.IsDirect ? "" : " [dim](from above)[/]"),
                AskTables.Number(exposure.Items));
        }

        table.Columns[^1].RightAligned();
        console.Write(table);
        AskTables.WriteRest(console, audit.Exposures.Length, showAll ? int.MaxValue : MostRows, "exposures");
    }

    /// <summary>Who of a group is outside, a line each, so that one sees whom it is about.</summary>
    private static string Outsiders(Exposure exposure, int width, bool showAll)
    {
        var shown = exposure.Outsiders.Take(showAll ? int.MaxValue : MostOutsiders).Select(outsider => $"\n[dim]{AskTables.Plain("with " + outsider.Address, width)}[/]");
        var rest = exposure.Outsiders.Length - MostOutsiders;
        return string.Concat(shown) + (rest > 0 && !showAll ? $"\n[dim]and {AskTables.Number(rest)} more[/]" : "");
    }

    /// <summary>Says what stands in the lists and lets nobody in now.</summary>
    private static void WriteKeptOut(IAnsiConsole console, Core.Reaching.Audit audit)
    {
        foreach (var kept in audit.KeptOut.GroupBy(kept => (kept.Tree, Bar: kept.KeptOutBy!.Value)))
        {
            var first = kept.First();
            console.MarkupLine($"[dim]Not counted:[/] {AskTables.Counted(kept.Count(), "grant")} in {AskTables.Plain(kept.Key.Tree)} that would come into force again, such as {AskTables.Plain(first.Principal!.ToString())} on {AskTables.Plain(first.Item.Path)}; the drive is {BarWords.Of(kept.Key.Bar)}.");
        }
    }

    private static void WriteTotals(IAnsiConsole console, string title, IReadOnlyList<AuditTotal> totals, bool showAll)
    {
        if (totals.Count == 0)
        {
            return;
        }

        var table = AskTables.Make(title, "exposures", "items");
        foreach (var total in totals.Take(showAll ? int.MaxValue : MostTotals))
        {
            table.AddRow(AskTables.Plain(total.Name), AskTables.Number(total.Exposures), AskTables.Number(total.Items));
        }

        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        console.Write(table);
        AskTables.WriteRest(console, totals.Count, showAll ? int.MaxValue : MostTotals, "of these");
    }

    private static string Row(Exposure exposure) => Csv.Line(
        exposure.Tree, exposure.Item.Id, exposure.Item.Path, exposure.Principal?.ToString(), exposure.Principal is null ? "" : exposure.Role.Name(), exposure.Kind.Name(),
        exposure.IsDirect ? "true" : "false", exposure.Via, exposure.Items.ToString(CultureInfo.InvariantCulture), exposure.Item.Owner,
        exposure.ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), exposure.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string.Join("; ", exposure.Outsiders.Select(outsider => outsider.ToString())));

    private static string Colour(ExposureKind kind) => kind switch
    {
        <= ExposureKind.External => "red",
        <= ExposureKind.DriveWithoutOrganizer => "yellow",
        _ => "blue",
    };
}
