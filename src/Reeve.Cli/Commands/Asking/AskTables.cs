using System.Globalization;
using Reeve.Cli.Output;
using Reeve.Core.Trees;
using Spectre.Console;

namespace Reeve.Cli.Commands.Asking;

/// <summary>What the tables of answers have in common.</summary>
internal static class AskTables
{
    /// <summary>A table with bold headings.</summary>
    public static Table Make(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn($"[bold]{heading}[/]"));
        }

        return table;
    }

    /// <summary>Text from outside, made safe.</summary>
    public static string Plain(string text) => Markup.Escape(Printable.Text(text));

    /// <summary>Text from outside, made safe and cut to a width.</summary>
    public static string Plain(string text, int width) => Markup.Escape(Printable.Path(text, Math.Max(8, width)));

    /// <summary>A role; the more it allows the louder.</summary>
    public static string Role(Role role) => role >= Core.Trees.Role.Writer ? $"[bold]{role.Name()}[/]" : role.Name();

    /// <summary>A number.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of things.</summary>
    public static string Counted(long number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    /// <summary>Says how many rows were left out.</summary>
    public static void WriteRest(IAnsiConsole console, int count, int shown, string what)
    {
        if (count > shown)
        {
            console.MarkupLine($"[dim]… and {Number(count - shown)} more {what}; --verbose shows all, --format json has every detail.[/]");
        }
    }
}
