using Reeve.Http.Failures;
using Reeve.Http.Retrying;

namespace Reeve.Http.Tests.Retrying;

public sealed class RetryRulesTests
{
    [Theory]
    [InlineData(Repeat.Never, true, false)]
    [InlineData(Repeat.WhenSafe, false, false)]
    [InlineData(Repeat.WhenSafe, true, true)]
    [InlineData(Repeat.Always, false, true)]
    [InlineData(Repeat.Always, true, true)]
    public void What_the_failure_permits_and_what_the_call_bears_decide(Repeat repeat, bool safe, bool expected) =>
        RetryRules.ShouldRepeat(Failure(ApiFault.Transient, repeat), safe, 1).ShouldBe(expected);

    [Theory]
    [InlineData(ApiFault.Transient, 7, true)]
    [InlineData(ApiFault.Transient, 8, false)]
    [InlineData(ApiFault.RateLimited, 7, true)]
    [InlineData(ApiFault.Unreachable, 3, true)]
    [InlineData(ApiFault.Unreachable, 4, false)]
    [InlineData(ApiFault.Protocol, 2, true)]
    [InlineData(ApiFault.Protocol, 3, false)]
    public void Attempts_come_to_an_end(ApiFault fault, int attempts, bool expected) =>
        RetryRules.ShouldRepeat(Failure(fault, Repeat.Always), true, attempts).ShouldBe(expected);

    [Theory]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void Asked_to_wait_for_more_than_two_minutes_the_caller_is_told(int seconds, bool expected) =>
        RetryRules.ShouldRepeat(Failure(ApiFault.RateLimited, Repeat.Always, seconds), true, 1).ShouldBe(expected);

    [Theory]
    [InlineData(ApiFault.RateLimited, null, 3, 4)]
    [InlineData(ApiFault.RateLimited, 3, 3, 4)]
    [InlineData(ApiFault.RateLimited, 10, 3, 10)]
    [InlineData(ApiFault.SharingLimited, null, 1, 4)]
    [InlineData(ApiFault.SharingLimited, null, 3, 16)]
    public void The_wait_is_the_longer_of_ours_and_theirs(ApiFault fault, int? retryAfter, int attempts, double seconds) =>
        RetryRules.WaitAfter(Failure(fault, Repeat.Always, retryAfter), attempts, 1).ShouldBe(TimeSpan.FromSeconds(seconds));

    private static ApiException Failure(ApiFault fault, Repeat repeat, int? retryAfter = null) =>
        new(fault, "It failed.") { Repeat = repeat, RetryAfter = retryAfter is null ? null : TimeSpan.FromSeconds(retryAfter.Value) };
}
