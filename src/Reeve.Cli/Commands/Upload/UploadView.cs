using System.Globalization;
using System.Text.Json;
using Reeve.Cli.Output;
using Reeve.Google.Storage;
using Spectre.Console;

namespace Reeve.Cli.Commands.Upload;

/// <summary>Writes where the objects are: without a format one URL a line, wherever it goes.</summary>
internal static class UploadView
{
    private static readonly string[] Columns = ["file", "bucket", "object", "generation", "size", "crc32c", "url"];

    /// <summary>Writes what was stored, or was there, in the order of the arguments.</summary>
    /// <param name="outcomes">All outcomes.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="format">The format that was asked for; null for none.</param>
    /// <param name="results">Standard output, for people.</param>
    public static void Write(IReadOnlyList<UploadOutcome> outcomes, string bucket, OutputFormat? format, IAnsiConsole results)
    {
        var there = outcomes.Where(outcome => outcome.Url is not null).ToList();
        switch (format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(isIndented: true, json =>
                {
                    json.WriteStartArray();
                    there.ForEach(outcome => WriteOne(json, outcome, bucket));
                    json.WriteEndArray();
                });
                break;
            case OutputFormat.Ndjson:
                there.ForEach(outcome => JsonOutput.Write(isIndented: false, json => WriteOne(json, outcome, bucket)));
                break;
            case OutputFormat.Csv:
                Console.Out.WriteLine(Csv.Line(Columns));
                there.ForEach(outcome => Console.Out.WriteLine(Csv.Line(Fields(outcome, bucket))));
                break;
            case OutputFormat.Table:
                var table = new Table().Border(TableBorder.Simple).AddColumns("file", "object", "size", "crc32c", "url");
                table.Columns[2].RightAligned();
                there.ForEach(outcome => table.AddRow(
                    [.. new[] { outcome.Item.File, outcome.Item.Name, outcome.Stored?.Size.ToString("N0", CultureInfo.InvariantCulture), outcome.Stored?.Crc32c, outcome.Url }.Select(Plain)]));
                results.Write(table);
                break;
            default:
                there.ForEach(outcome => Console.Out.WriteLine(outcome.Url));
                break;
        }
    }

    /// <summary>What is to be said of the URLs; null if nothing is.</summary>
    /// <param name="outcomes">All outcomes.</param>
    public static string? Note(IReadOnlyList<UploadOutcome> outcomes)
    {
        var all = outcomes.Count(outcome => outcome.Url is not null);
        var (signedIn, unknown) = (outcomes.Count(outcome => outcome.Reach == ObjectReach.SignedIn), outcomes.Count(outcome => outcome.Reach == ObjectReach.Unknown));
        const string Opens = "it opens for whoever is signed in and may read it; for a link that opens for everybody who has it, use `--signed 1h`.";

        return (signedIn, unknown) switch
        {
            (0, 0) => null,
            ( > 0, _) when all == 1 => $"The object is not public: {Opens}",
            (0, > 0) => "Whether the URL opens for everybody could not be found out: it is the one for people who are signed in.",
            _ => string.Create(CultureInfo.InvariantCulture, $"{signedIn + unknown:N0} of {all:N0} objects are not public: their URLs open for whoever is signed in and may read them; for links that open for everybody who has them, use `--signed 1h`."),
        };
    }

    /// <summary>What was there already may not be read by whoever may only create, so of that generation, size and checksum are null.</summary>
    private static void WriteOne(Utf8JsonWriter json, UploadOutcome outcome, string bucket)
    {
        json.WriteStartObject();
        json.WriteString("file", outcome.Item.File);
        json.WriteString("bucket", bucket);
        json.WriteString("object", outcome.Item.Name);
        json.WriteString("generation", outcome.Stored?.Generation.ToString(CultureInfo.InvariantCulture)); // A text, as Google writes it: it names, and counts nothing.
        json.WritePropertyName("size");
        if (outcome.Stored is { } stored) json.WriteNumberValue(stored.Size);
        else json.WriteNullValue();
        json.WriteString("crc32c", outcome.Stored?.Crc32c);
        json.WriteString("url", outcome.Url);
        json.WriteEndObject();
    }

    private static IEnumerable<string?> Fields(UploadOutcome outcome, string bucket) =>
    [
        outcome.Item.File, bucket, outcome.Item.Name, outcome.Stored?.Generation.ToString(CultureInfo.InvariantCulture),
        outcome.Stored?.Size.ToString(CultureInfo.InvariantCulture), outcome.Stored?.Crc32c, outcome.Url,
    ];

    private static string Plain(string? text) => text is null ? "[dim]-[/]" : Markup.Escape(Printable.Text(text).ReplaceLineEndings(" "));
}
