using Reeve.Core.Policies;

namespace Reeve.Core.Tests.Policies;

public sealed class NearestTests
{
    private static readonly string[] _keys = ["root", "as", "mode", "access", "resharing"];

    [Theory]
    [InlineData("acess", "access")]
    [InlineData("Access", "access")]
    [InlineData("re-sharing", "resharing")]
    [InlineData("rooot", "root")]
    public void A_slip_is_recognised(string written, string meant) => Nearest.To(written, _keys).ShouldBe(meant);

    [Theory]
    [InlineData("owner")]
    [InlineData("")]
    public void What_is_far_from_all_is_nothing(string written) => Nearest.To(written, _keys).ShouldBeNull();

    [Fact]
    public void Of_two_that_are_equally_near_the_first_is_meant() => Nearest.To("bat", ["cat", "hat"]).ShouldBe("cat");
}
