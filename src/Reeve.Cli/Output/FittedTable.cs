using Spectre.Console;

namespace Reeve.Cli.Output;

/// <summary>A table whose columns share the width there is: what is short is shown whole, names are cut, and only prose goes over several lines.</summary>
/// <param name="columns">From left to right.</param>
internal sealed class FittedTable(params IReadOnlyList<FittedColumn> columns)
{
    private readonly List<FittedCell[]> _rows = [];

    /// <summary>Adds a row: a cell for each column.</summary>
    public void Add(params FittedCell[] cells) => _rows.Add(cells);

    /// <summary>Writes it, as wide as it has to be and no wider than the console.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        var widths = Widths(columns, [.. columns.Select((column, index) => _rows.Select(row => LongestLine(row[index].Text)).Append(column.Heading.Length).Max())], console.Profile.Width);
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (column, width) in columns.Zip(widths))
        {
            var made = new TableColumn($"[bold]{Markup.Escape(column.Heading)}[/]").Width(width);
            made.NoWrap = column.Fit != Fit.Prose;
            table.AddColumn(column.Fit == Fit.Number ? made.RightAligned() : made);
        }

        foreach (var row in _rows)
        {
            table.AddRow([.. row.Select((cell, index) => cell.Marked(columns[index].Fit == Fit.Name ? Printable.Path(cell.Text, widths[index]) : Printable.Text(cell.Text)))]);
        }

        console.Write(table);
    }

    /// <summary>Deals out the width: first to what is shown whole, then evenly, and what one does not need goes to the others.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="wanted">How wide each would like to be.</param>
    /// <param name="width">What there is for all, borders included.</param>
    internal static int[] Widths(IReadOnlyList<FittedColumn> columns, int[] wanted, int width)
    {
        var widths = wanted.Zip(columns, (wish, column) => Math.Min(wish, column.Most)).ToArray();
        var borders = (3 * columns.Count) + 1; // A blank on either side of each cell, and a line's width around all.
        var left = width - borders - widths.Where((_, index) => !columns[index].Gives).Sum();
        var giving = Enumerable.Range(0, columns.Count).Where(index => columns[index].Gives).OrderBy(index => widths[index]).ToList();
        for (var place = 0; place < giving.Count; place++)
        {
            var index = giving[place];
            widths[index] = Math.Max(Math.Min(widths[index], left / (giving.Count - place)), FittedColumn.Least);
            left -= widths[index];
        }

        return widths;
    }

    private static int LongestLine(string text) => text.Split('\n').Max(line => line.Length);
}

/// <summary>A column of a <see cref="FittedTable"/>.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Fit">What becomes of cells that are too long.</param>
/// <param name="Most">The most characters it takes, however much room there is.</param>
internal sealed record FittedColumn(string Heading, Fit Fit = Fit.Whole, int Most = int.MaxValue)
{
    /// <summary>The fewest characters that a column is left with, however narrow the console is.</summary>
    public const int Least = 8;

    /// <summary>Whether it gives way where there is too little room.</summary>
    public bool Gives => Fit is Fit.Name or Fit.Prose;
}

/// <summary>What becomes of cells that are too long.</summary>
internal enum Fit
{
    /// <summary>They are shown whole.</summary>
    Whole,

    /// <summary>The same, aligned to the right.</summary>
    Number,

    /// <summary>The middle is left out.</summary>
    Name,

    /// <summary>They go over several lines.</summary>
    Prose,
}

/// <summary>A cell: text from wherever, made safe where it is written.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">A style such as <c>yellow</c>; empty for none.</param>
internal readonly record struct FittedCell(string Text, string Style = "")
{
    public static implicit operator FittedCell(string text) => new(text);

    /// <summary>A shortened text in this cell's style.</summary>
    public string Marked(string text) => Style.Length == 0 ? Markup.Escape(text) : $"[{Style}]{Markup.Escape(text)}[/]";
}
