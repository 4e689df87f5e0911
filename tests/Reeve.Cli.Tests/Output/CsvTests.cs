using Reeve.Cli.Output;

namespace Reeve.Cli.Tests.Output;

public sealed class CsvTests
{
    [Fact]
    public void Fields_with_commas_quotes_and_line_ends_are_quoted() =>
        Csv.Line("plain", "a,b", "say \"hi\"", "two\nlines", null).ShouldBe("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",");

    [Theory]
    [InlineData("a\u001b]0;owned\u0007b", "a�]0;owned�b")]
    [InlineData("\u009bm", "�m")]
    [InlineData("one\ttwo", "one\ttwo")]
    public void A_name_cannot_write_to_a_terminal(string name, string field) => Csv.Line(name).ShouldBe(field);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void A_name_cannot_be_a_formula(string name) => Csv.Line(name).ShouldBe("'" + name);
}
