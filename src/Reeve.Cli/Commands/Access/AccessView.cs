using System.Globalization;
using Reeve.Cli.Commands.Asking;
using Reeve.Cli.Output;
using Reeve.Core.Trees;
using Reeve.Engine.Asking;
using Reeve.Engine.Documents;
using Spectre.Console;

namespace Reeve.Cli.Commands.Access;

/// <summary>Writes what somebody reaches in the format that was asked for.</summary>
internal static class AccessView
{
    private const int MostRows = 30;

    /// <summary>Writes to standard output.</summary>
    public static void Write(Session session, Survey survey, AccessAnswer answer)
    {
        switch (session.Format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(output => AccessDocument.Write(output, survey, answer));
                break;
            case OutputFormat.Ndjson:
                answer.Reaches.ToList().ForEach(pair => Console.Out.WriteLine(AccessDocument.Line(pair.Tree, pair.Holding)));
                break;
            case OutputFormat.Csv:
                Console.Out.WriteLine(Csv.Line("tree", "file", "path", "role", "items", "owned", "via"));
                foreach (var (tree, holding) in answer.Reaches)
                {
                    Console.Out.WriteLine(Csv.Line(
                        tree, holding.Item.Id, holding.Item.Path, holding.Role.Name(), holding.Items.ToString(CultureInfo.InvariantCulture), holding.Owned.ToString(CultureInfo.InvariantCulture), string.Join("; ", holding.Ways.Select(way => WayWords.Of(way, holding.Item)))));
                }

                break;
            default:
                WriteTables(session.Terminal.Results, session.IsVerbose, answer);
                break;
        }
    }

    /// <summary>Writes tables for people.</summary>
    /// <param name="console">Where to; its width and colours count.</param>
    /// <param name="showAll">Whether to show all rows.</param>
    /// <param name="answer">The answer.</param>
    public static void WriteTables(IAnsiConsole console, bool showAll, AccessAnswer answer)
    {
        var reaches = answer.Reaches.ToList();
        var who = AskTables.Plain(answer.Principal.ToString());
        if (answer.StateName is { } state)
        {
            console.MarkupLine($"[yellow]{who} is {state}:[/] nobody can sign in with that account; this is what its grants would give.");
        }

        if (reaches.Count > 0)
        {
            var table = AskTables.Make("From", "role", "items", "through what");
            var (isMany, where) = (answer.Trees.Length > 1, Math.Max(16, (console.Profile.Width / 2) - 12));
            foreach (var (tree, holding) in reaches.Take(showAll ? int.MaxValue : MostRows))
            {
                table.AddRow(
                    AskTables.Plain(isMany ? tree + holding.Item.Path : holding.Item.Path, where), AskTables.Role(holding.Role),
                    AskTables.Number(holding.Items) + (holding.Owned > 0 && holding.Owned < holding.Items ? $"\n[dim]{AskTables.Number(holding.Owned)} owned[/]" : ""),
                    string.Join('\n', holding.Ways.Select(way => AskTables.Plain(WayWords.Of(way, holding.Item)))));
            }

            table.Columns[2].RightAligned();
            console.Write(table);
            AskTables.WriteRest(console, reaches.Count, showAll ? int.MaxValue : MostRows, "entries");
        }

        foreach (var tree in answer.Trees)
        {
            foreach (var cut in tree.Holdings.CutOffs)
            {
                console.MarkupLine($"Not {AskTables.Plain(cut.Item.Path)}{(cut.Item.IsLimited ? ", which is limited" : "")}: {AskTables.Counted(cut.Items, "item")}.");
            }
        }

        foreach (var (tree, bar, items) in answer.KeptOut)
        {
            console.MarkupLine($"[yellow]Kept out[/] of {AskTables.Counted(items, "item")} in {AskTables.Plain(tree)}, whatever is granted there: the drive is {BarWords.Of(bar)}.");
        }

        foreach (var group in answer.UnknownGroups)
        {
            console.MarkupLine($"[yellow]Not known:[/] who is in {AskTables.Plain(group.ToString())}; if {who} is, there is more.");
        }

        if (answer.UnknownItems > 0)
        {
            console.MarkupLine($"[yellow]Not known:[/] what is granted on or in {AskTables.Counted(answer.UnknownItems, "item")}.");
        }

        console.MarkupLine($"[bold]{who}[/] reaches {(answer.Items == 0 ? "nothing here" : AskTables.Counted(answer.Items, "item"))}.");
    }
}
