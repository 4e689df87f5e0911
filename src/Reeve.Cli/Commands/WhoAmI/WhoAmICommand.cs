using System.CommandLine;
using System.Text.Json;
using Reeve.Cli.Output;
using Reeve.Google.Drive;
using Spectre.Console;

namespace Reeve.Cli.Commands.WhoAmI;

/// <summary><c>reeve whoami</c>: the Drive "about" of a user.</summary>
internal static class WhoAmICommand
{
    private const string Fields = "user,storageQuota,canCreateDrives";

    private static readonly Option<string?> As = new("--as") { Description = "The user to act as; without it the service account itself.", HelpName = "USER" };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("whoami", "Show the Drive \"about\" of a user, as Google tells it.") { As };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        using var google = session.OpenGoogle(Requests.Default);
        var about = await google.DriveAs(session.Value(As), DriveAccess.ReadMetadata).GetAboutAsync(Fields, cancellationToken);
        switch (session.Format)
        {
            case OutputFormat.Table:
                var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
                Rows("", about).ToList().ForEach(row => table.AddRow(Markup.Escape(row.Name), Markup.Escape(Printable.Text(row.Value))));
                session.Terminal.Results.Write(table);
                break;
            case OutputFormat.Csv:
                var rows = Rows("", about).ToList();
                Console.Out.WriteLine(Csv.Line(rows.Select(row => row.Name)));
                Console.Out.WriteLine(Csv.Line(rows.Select(row => row.Value)));
                break;
            default:
                using (var output = Console.OpenStandardOutput())
                using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = session.Format == OutputFormat.Json, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                {
                    about.WriteTo(json);
                }

                Console.Out.WriteLine();
                break;
        }

        return ExitCode.Done;
    }

    private static IEnumerable<(string Name, string Value)> Rows(string prefix, JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? json.EnumerateObject().SelectMany(property => Rows(prefix.Length == 0 ? property.Name : $"{prefix}.{property.Name}", property.Value))
        : [(prefix, json.ToString())];
}
