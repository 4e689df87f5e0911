using Reeve.Engine.Documents;

namespace Reeve.Engine.Tests.Documents;

/// <summary>Lines and columns as an editor counts them; the mistake is always the mode <c>exakt</c>.</summary>
public sealed class DiagnosticPositionTests
{
    private const string Text = "version: 1\nworkspace: { domains: [corp.example], admin: a@corp.example }\ntrees:\n  finance:\n    root: 1A\n    mode: exakt\n    access: []\n";

    [Fact]
    public void Lines_and_columns_are_counted_from_one() => Places(Text).ShouldBe(["6:11"]);

    [Fact]
    public void A_byte_order_mark_is_no_column()
    {
        Places("\uFEFF" + Text).ShouldBe(["6:11"]);
        Places("\uFEFFversio: 1").ShouldContain("1:1");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Other_line_ends_are_line_ends(string lineEnd) => Places(Text.Replace("\n", lineEnd, StringComparison.Ordinal)).ShouldBe(["6:11"]);

    [Theory]
    [InlineData('\u0085')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    public void What_no_editor_takes_for_a_line_end_is_none(char separator) =>
        Places(Text.Replace("trees:", $"trees: # a{separator}#b", StringComparison.Ordinal)).ShouldBe(["6:11"]);

    [Theory]
    [InlineData("ü", 25)]
    [InlineData("🏰", 25)]
    [InlineData("e\u0301", 26)]
    [InlineData("日本", 26)]
    [InlineData("\t", 25)]
    public void Characters_are_counted_not_bytes_or_units(string before, int column)
    {
        var text = $"version: 1\nworkspace: {{ domains: [corp.example], admin: a@corp.example }}\ntrees:\n  a: {{ root: \"{before}\", mode: exakt, access: [] }}\n";

        Places(text).ShouldBe(["4:14", $"4:{column}"]);
    }

    [Fact]
    public void Tabs_between_key_and_value_are_one_column_each() =>
        Places(Text.Replace("mode: exakt", "mode:\t\texakt", StringComparison.Ordinal)).ShouldBe(["6:12"]);

    [Fact]
    public void A_tab_as_indentation_is_named_where_it_stands() =>
        Places(Text.Replace("    mode", "  \tmode", StringComparison.Ordinal)).ShouldBe(["6:3"]);

    [Fact]
    public void Text_after_multi_line_values_keeps_its_line() =>
        Places(Text.Replace("root: 1A", "root:\n      'a\n\n      b'", StringComparison.Ordinal)).ShouldBe(["6:7", "9:11"]);

    [Fact]
    public void Quoted_values_and_keys_start_at_the_quote() =>
        Places(Text.Replace("mode: exakt", "'mode' : \"exakt\"\n    \"nope\": 1", StringComparison.Ordinal)).ShouldBe(["6:14", "7:5"]);

    [Fact]
    public void An_error_at_the_end_without_a_line_end_lies_inside_the_file() => Places("version: [1").ShouldBe(["1:12"]);

    private static string[] Places(string text) =>
        [.. PolicyReader.Read(text, "reeve.yaml").Diagnostics.Select(diagnostic => $"{diagnostic.Span.Line}:{diagnostic.Span.Column}")];
}
