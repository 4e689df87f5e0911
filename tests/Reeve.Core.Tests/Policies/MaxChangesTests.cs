using Reeve.Core.Policies;

namespace Reeve.Core.Tests.Policies;

public sealed class MaxChangesTests
{
    [Theory]
    [InlineData("0", "0", 1000, 0)]
    [InlineData("25", "25", 10, 25)]
    [InlineData("10%", "10%", 1000, 100)]
    [InlineData("10%", "10%", 9, 0)]
    [InlineData("12.5 %", "12.5%", 80, 10)]
    [InlineData("0%", "0%", 1000, 0)]
    [InlineData("100%", "100%", int.MaxValue, int.MaxValue)]
    public void A_number_or_a_share_is_read_and_allows_so_many(string text, string written, int items, int most)
    {
        MaxChanges.TryParse(text, out var maxChanges).ShouldBeTrue();

        maxChanges.ToString().ShouldBe(written);
        maxChanges.Among(items).ShouldBe(most);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("-1")]
    [InlineData("-1%")]
    [InlineData("101%")]
    [InlineData("1.5")]
    [InlineData("1,5%")]
    [InlineData("ten")]
    [InlineData("99999999999")]
    public void Anything_else_is_refused(string text) => MaxChanges.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(0, 50)]
    [InlineData(499, 50)]
    [InlineData(510, 51)]
    [InlineData(5000, 500)]
    public void Unsaid_it_is_a_tenth_but_never_under_fifty(int items, int most) => MaxChanges.Default.Among(items).ShouldBe(most);
}
