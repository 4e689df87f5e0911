using Reeve.Cli.Commands.Asking;
using Reeve.Cli.Commands.Plan;
using Reeve.Cli.Output;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;
using Reeve.Engine.Asking;
using Reeve.Engine.Documents;
using Spectre.Console;

namespace Reeve.Cli.Commands.Explain;

/// <summary>Writes who reaches an item in the format that was asked for.</summary>
internal static class ExplainView
{
    private const int MostRows = 40;

    /// <summary>Writes to standard output.</summary>
    public static void Write(Session session, Survey survey, ExplainAnswer answer)
    {
        switch (session.Format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(output => ExplainDocument.Write(output, survey, answer));
                break;
            case OutputFormat.Ndjson:
                answer.Access.ToList().ForEach(judged => Console.Out.WriteLine(ExplainDocument.Line(judged)));
                break;
            case OutputFormat.Csv:
                WriteCsv(answer);
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
    public static void WriteTables(IAnsiConsole console, bool showAll, ExplainAnswer answer)
    {
        var item = answer.Item;
        console.MarkupLine($"[bold]{AskTables.Plain(item.IsRoot ? item.Name : item.Path)}[/]{(item.Owner is { } owner ? $", owned by {AskTables.Plain(owner)}" : "")}{(item.IsTrashed ? ", [yellow]in the trash[/]" : "")}");
        if (item.Kind == ItemKind.Shortcut)
        {
            console.MarkupLine("A shortcut: it lets nobody in. Explain what it points to.");
            return;
        }

        if (!item.IsKnown)
        {
            console.MarkupLine("[yellow]Not known:[/] nobody that can be acted as may read its grants.");
            return;
        }

        WriteAccess(console, showAll, answer);
        foreach (var cut in answer.Explanation.Cuts.Where(cut => cut.Grants.Length > 0))
        {
            console.MarkupLine($"{AskTables.Plain(cut.Folder.Path)} is limited: it keeps out {string.Join(", ", cut.Grants.Select(grant => $"{AskTables.Plain(grant.Principal.ToString())} ({grant.Role.Name()})"))}.");
        }

        foreach (var kept in answer.Explanation.KeptOut.GroupBy(kept => kept.Bar))
        {
            console.MarkupLine($"[yellow]Kept out[/], whatever is granted: {string.Join(", ", kept.Select(one => $"{AskTables.Plain(one.Principal.ToString())} ({one.Role.Name()})"))}; the drive is {BarWords.Of(kept.Key)}.");
        }

        foreach (var group in answer.Explanation.UnknownGroups)
        {
            console.MarkupLine($"[yellow]Not known:[/] who is in {AskTables.Plain(group.ToString())}.");
        }

        if (answer.HasPolicy)
        {
            WriteChanges(console, answer);
        }
    }

    private static void WriteAccess(IAnsiConsole console, bool showAll, ExplainAnswer answer)
    {
        var table = answer.HasPolicy ? AskTables.Make("Who", "role", "through what", "policy") : AskTables.Make("Who", "role", "through what");
        var isWide = console.Profile.Width >= 100;
        foreach (var judged in answer.Access.Take(showAll ? int.MaxValue : MostRows))
        {
            var ways = string.Join('\n', judged.Reacher.Ways.Select(way => AskTables.Plain(WayWords.Of(way, answer.Item))));
            var who = AskTables.Plain(judged.Reacher.Principal.ToString(), isWide ? 36 : 26) + (judged.StateName is { } state ? $" [yellow]({state})[/]" : "");
            string[] cells = [who, AskTables.Role(judged.Reacher.Role), ways, Word(judged)];
            table.AddRow(cells[..table.Columns.Count]);
        }

        console.Write(table);
        AskTables.WriteRest(console, answer.Access.Length, showAll ? int.MaxValue : MostRows, "who reach it");
    }

    private static string Word(JudgedReacher judged) => judged.Allowed switch
    {
        true => $"[green]allowed[/] [dim]{Rule(judged)}[/]",
        false => $"[red]not allowed[/] [dim]{Rule(judged)}[/]",
        null => "[dim]-[/]",
    };

    private static string Rule(JudgedReacher judged) => AskTables.Plain(judged.Rule ?? "") + (judged.Line is { } line ? $", line {AskTables.Number(line)}" : "");

    private static void WriteChanges(IAnsiConsole console, ExplainAnswer answer)
    {
        if (answer.Changes.IsEmpty)
        {
            console.MarkupLine("[green]A plan would change nothing here.[/]");
            return;
        }

        foreach (var change in answer.Changes)
        {
            var (before, after) = ChangeWords.BeforeAndAfter(change);
            var what = before.Length > 0 && after.Length > 0 ? $"{before} → {after}" : before.Length > 0 ? $"{before} goes" : $"{after} comes";
            console.MarkupLine($"A plan would change {AskTables.Plain(change.Path)}: {AskTables.Plain(change.Principal?.ToString() ?? "the item")}, {AskTables.Plain(what)} [dim]({AskTables.Plain(change.Why)})[/].");
        }
    }

    private static void WriteCsv(ExplainAnswer answer)
    {
        Console.Out.WriteLine(Csv.Line("principal", "role", "kind", "item", "path", "granted", "wayRole", "allowed", "rule"));
        foreach (var judged in answer.Access)
        {
            foreach (var way in judged.Reacher.Ways)
            {
                Console.Out.WriteLine(Csv.Line(
                    judged.Reacher.Principal.ToString(), judged.Reacher.Role.Name(), KindOf(way), way.From?.Id, way.From?.Path, way.Granted.ToString(), way.Role.Name(),
                    judged.Allowed switch { true => "true", false => "false", null => "" }, judged.Rule));
            }
        }
    }

    private static string KindOf(Way way) => ReachText.Name(way.Kind);
}
