using Reeve.Cli.Output;
using Spectre.Console.Testing;

namespace Reeve.Cli.Tests.Output;

public sealed class FittedTableTests
{
    private const string Long = "user:a.contractor.with.a.long.address@gmail.com";

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(140)]
    public void A_row_of_names_is_one_line_whatever_the_width(int width)
    {
        using var console = new TestConsole().Width(width);
        var table = new FittedTable(new("who", Fit.Name), new("role"), new FittedColumn("where", Fit.Name));
        table.Add(Long, "fileOrganizer", "/A folder/with a name/that is longer than anybody/needs/for what is in it.xlsx");

        table.WriteTo(console);

        var lines = console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Trim().Length > 0).ToList();
        lines.Count.ShouldBe(3);
        lines.ShouldAllBe(line => line.Length <= width);
        lines[^1].ShouldContain("fileOrganizer");
        lines[^1].ShouldContain("gmail.com");
        lines[^1].ShouldContain("in it.xlsx");
    }

    [Fact]
    public void What_fits_is_not_cut()
    {
        using var console = new TestConsole().Width(80);
        var table = new FittedTable(new("who", Fit.Name), new FittedColumn("where", Fit.Name));
        table.Add(Long, "/Plan.xlsx");

        table.WriteTo(console);

        console.Output.ShouldContain(Long);
        console.Output.ShouldContain("/Plan.xlsx");
    }

    [Fact]
    public void What_one_column_does_not_need_goes_to_the_others() =>
        FittedTable.Widths([new("", Fit.Whole), new("", Fit.Name), new("", Fit.Name), new FittedColumn("", Fit.Prose)], [5, 10, 40, 300], 100).ShouldBe([5, 10, 36, 36]);

    [Fact]
    public void Prose_goes_over_several_lines_and_loses_no_word()
    {
        using var console = new TestConsole().Width(50);
        var table = new FittedTable(new("code"), new FittedColumn("what", Fit.Prose));
        table.Add("unknown", "nobody whom Reeve may act as can read the grants of this item");

        table.WriteTo(console);

        string.Join(' ', console.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ShouldEndWith("unknown nobody whom Reeve may act as can read the grants of this item");
    }

    [Fact]
    public void Blanks_at_the_ends_of_lines_are_left_out()
    {
        var text = new StringWriter();
        using var tidy = new TidyWriter(text);

        tidy.Write("a  b  \n   \n  c");
        tidy.Write("  ");
        tidy.Write("d\n");

        text.ToString().ShouldBe("a  b\n\n  c  d\n");
    }
}
