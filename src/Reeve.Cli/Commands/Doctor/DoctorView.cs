using System.Text.Json;
using System.Text.Json.Nodes;
using Reeve.Cli.Output;
using Spectre.Console;

namespace Reeve.Cli.Commands.Doctor;

/// <summary>Writes what was found.</summary>
internal static class DoctorView
{
    /// <summary>Writes to standard output, in the format that was asked for.</summary>
    public static void Write(IReadOnlyList<Check> checks, Session session)
    {
        switch (session.Format)
        {
            case OutputFormat.Table:
                WriteTable(checks, session.Terminal.Results);
                break;
            case OutputFormat.Csv:
                Console.Out.WriteLine(Csv.Line("name", "state", "what", "how", "mend", "link"));
                foreach (var check in checks)
                {
                    Console.Out.WriteLine(Csv.Line(check.Name, Word(check.State), check.What, check.How, check.Mend, check.Link));
                }

                break;
            case OutputFormat.Ndjson:
                foreach (var check in checks)
                {
                    JsonView.WriteLine(Element(Form(check)));
                }

                break;
            default:
                JsonView.Write(session, Element(new() { ["reeve"] = "doctor/1", ["checks"] = new JsonArray([.. checks.Select(Form)]) }));
                break;
        }
    }

    /// <summary>For people: a line a check, and under what is wrong how it is known and what to do.</summary>
    /// <param name="checks">What was found.</param>
    /// <param name="console">Where to; its width and colours count.</param>
    public static void WriteTable(IReadOnlyList<Check> checks, IAnsiConsole console)
    {
        var nameWidth = checks.Select(check => check.Name.Length).Append("how it knows".Length).Max();
        foreach (var check in checks)
        {
            var grid = new Grid().AddColumn(new GridColumn().Width(1)).AddColumn(new GridColumn().Width(nameWidth)).AddColumn(new GridColumn());
            grid.AddRow(Sign(check.State), Plain(check.Name), Plain(check.What));
            if (check.State is not CheckState.Ok && check.How is { } how)
            {
                grid.AddRow("", "[dim]how it knows[/]", $"[dim]{Plain(how)}[/]");
            }

            if (check.State is not CheckState.Ok && check.Mend is { } mend)
            {
                grid.AddRow("", "[bold]mend[/]", $"[bold]{Plain(mend)}[/]");
            }

            console.Write(grid);
            if (check.Link is { } link)
            {
                // One line, however long: a broken link cannot be opened.
                console.Profile.Out.Writer.WriteLine(link);
            }
        }

        var (faults, warnings) = (checks.Count(check => check.State == CheckState.Fault), checks.Count(check => check.State == CheckState.Warning));
        var untried = checks.Count(check => check.State == CheckState.Skipped);
        console.MarkupLine((faults, warnings) switch
        {
            (0, 0) when untried > 0 => "[yellow]What was tried is well; not all was tried.[/]",
            (0, 0) => "[green]Nothing is wrong.[/]",
            (0, _) => $"[yellow]It works; {Count(warnings, "thing")} should be looked after.[/]",
            _ => $"[red]{Count(faults, "fault")}[/]{(warnings == 0 ? "" : $" and {Count(warnings, "warning")}")}.",
        });
    }

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";

    private static string Sign(CheckState state) => state switch
    {
        CheckState.Ok => "[green]✓[/]",
        CheckState.Warning => "[yellow]![/]",
        CheckState.Fault => "[red]✗[/]",
        _ => "[dim]-[/]",
    };

    private static string Word(CheckState state) => state switch
    {
        CheckState.Ok => "ok",
        CheckState.Warning => "warning",
        CheckState.Fault => "fault",
        _ => "skipped",
    };

    private static JsonObject Form(Check check) => new()
    {
        ["name"] = check.Name,
        ["state"] = Word(check.State),
        ["what"] = check.What,
        ["how"] = check.How,
        ["mend"] = check.Mend,
        ["link"] = check.Link,
    };

    private static JsonElement Element(JsonObject form) => JsonElement.Parse(form.ToJsonString());

    private static string Plain(string text) => Markup.Escape(Printable.Text(text));
}
