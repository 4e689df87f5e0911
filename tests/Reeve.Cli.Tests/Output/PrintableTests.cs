using Reeve.Cli.Output;

namespace Reeve.Cli.Tests.Output;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("Budget 2026", "Budget 2026")]
    [InlineData("a\u001b[31mred", "a\uFFFD[31mred")]
    [InlineData("a\u202Egpj.exe", "a\uFFFDgpj.exe")]
    [InlineData("a\u0007\tb", "a\uFFFD\uFFFDb")]
    [InlineData("報告書 🦊", "報告書 🦊")]
    public void A_name_cannot_write_to_the_terminal(string name, string printed) => Printable.Text(name).ShouldBe(printed);

    [Fact]
    public void An_unpaired_surrogate_is_replaced() => Printable.Text("a\ud83db").ShouldBe("a\uFFFDb");

    [Theory]
    [InlineData("/Budget/2026.xlsx", 40, "/Budget/2026.xlsx")]
    [InlineData("finance/Budget 2026/Meeting notes/Term sheet v3.docx", 30, "finance/…s/Term sheet v3.docx")]
    [InlineData("/a very long folder name that goes on/file.txt", 20, "/a ve…es on/file.txt")]
    public void A_path_is_shortened_in_the_middle(string path, int width, string shortened)
    {
        var said = Printable.Path(path, width);

        said.Length.ShouldBeLessThanOrEqualTo(width);
        said.ShouldStartWith(shortened[..3]);
        said.ShouldEndWith(shortened[^8..]);
    }
}
