namespace Reeve.Google.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void House_stands() => 1.ShouldBe(1);
}
