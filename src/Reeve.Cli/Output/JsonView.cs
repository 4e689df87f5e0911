using System.Text.Json;
using Spectre.Console;

namespace Reeve.Cli.Output;

/// <summary>Writes what a service said, whatever it is, in each of the formats.</summary>
internal static class JsonView
{
    private const int MaxColumns = 8; // More than that is not read on a terminal, however wide.

    /// <summary>Writes one answer.</summary>
    public static void Write(Session session, JsonElement answer)
    {
        switch (session.Format)
        {
            case OutputFormat.Json:
                Write(answer, isIndented: true);
                break;
            case OutputFormat.Ndjson:
                WriteLine(answer);
                break;
            case OutputFormat.Table when answer.ValueKind == JsonValueKind.Object:
                WritePairs(session.Terminal, answer);
                break;
            default:
                WriteList(session, answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray()] : [answer]);
                break;
        }
    }

    /// <summary>Writes a list.</summary>
    public static void WriteList(Session session, IReadOnlyList<JsonElement> items)
    {
        switch (session.Format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(isIndented: true, json => WriteArray(json, items));
                break;
            case OutputFormat.Ndjson:
                foreach (var item in items) WriteLine(item);
                break;
            case OutputFormat.Csv:
                WriteCsv(items);
                break;
            default:
                WriteTable(session.Terminal, items);
                break;
        }
    }

    /// <summary>Writes one value on one line.</summary>
    public static void WriteLine(JsonElement value) => Write(value, isIndented: false);

    private static void Write(JsonElement value, bool isIndented) => JsonOutput.Write(isIndented, value.WriteTo);

    private static void WriteArray(Utf8JsonWriter json, IReadOnlyList<JsonElement> items)
    {
        json.WriteStartArray();
        foreach (var item in items) item.WriteTo(json);
        json.WriteEndArray();
    }

    private static void WriteCsv(IReadOnlyList<JsonElement> items)
    {
        var rows = items.Select(Row).ToList();
        var columns = Columns(rows);
        Console.Out.WriteLine(Csv.Line(columns));
        foreach (var row in rows) Console.Out.WriteLine(Csv.Line(columns.Select(column => row.GetValueOrDefault(column))));
    }

    private static void WriteTable(Terminal terminal, IReadOnlyList<JsonElement> items)
    {
        var rows = items.Select(Row).ToList();
        var all = Columns(rows);
        var columns = all.Take(MaxColumns).ToList();
        if (columns.Count > 0)
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns([.. columns.Select(Plain)]);
            rows.ForEach(row => table.AddRow([.. columns.Select(column => Plain(row.GetValueOrDefault(column)))]));
            terminal.Results.Write(table);
        }

        terminal.Results.MarkupLine($"[dim]{items.Count:N0} {(items.Count == 1 ? "item" : "items")}.[/]");
        if (all.Count > columns.Count) terminal.Say($"{all.Count - columns.Count} more columns are in the other formats: `--format json` or `csv`.");
    }

    private static void WritePairs(Terminal terminal, JsonElement answer)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        foreach (var (name, value) in Row(answer)) table.AddRow(Plain(name), Plain(value));
        terminal.Results.Write(table);
    }

    /// <summary>In the order of their first coming.</summary>
    private static List<string> Columns(List<Dictionary<string, string?>> rows) => [.. rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal)];

    private static Dictionary<string, string?> Row(JsonElement item)
    {
        var row = new Dictionary<string, string?>(StringComparer.Ordinal);
        Add(row, "", item);

        return row;
    }

    private static void Add(Dictionary<string, string?> row, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject()) Add(row, name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Value);
        }
        else
        {
            row[name.Length == 0 ? "value" : name] = value.ToString();
        }
    }

    private static string Plain(string? text) => text is null ? "[dim]-[/]" : Markup.Escape(Printable.Text(text));
}
