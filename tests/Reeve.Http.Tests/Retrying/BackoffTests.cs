using Reeve.Http.Retrying;

namespace Reeve.Http.Tests.Retrying;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 1.0, 1)]
    [InlineData(2, 1.0, 2)]
    [InlineData(3, 1.0, 4)]
    [InlineData(3, 0.5, 2)]
    [InlineData(3, 0.0, 0)]
    [InlineData(5, 1.0, 16)]
    [InlineData(6, 1.0, 32)]
    [InlineData(7, 1.0, 32)]
    [InlineData(7, 0.25, 8)]
    [InlineData(1000, 1.0, 32)]
    public void The_longest_wait_doubles_up_to_the_ceiling(int failures, double chance, double seconds) =>
        Backoff.After(failures, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(32), chance).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Before_the_first_failure_there_is_nothing_to_wait_for() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Backoff.After(0, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(32), 0));
}
