using System.Net.Http.Headers;
using Reeve.Http.Retrying;

namespace Reeve.Http.Tests.Retrying;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("7", null, 7)]
    [InlineData("0", null, 0)]
    [InlineData("Fri, 20 Nov 2026 10:00:09 GMT", null, 9)]
    [InlineData("Fri, 20 Nov 2026 09:59:00 GMT", null, 0)]
    [InlineData("Fri, 20 Nov 2026 11:00:05 GMT", "2026-11-20T11:00:00Z", 5)]
    [InlineData("2026-11-20T10:00:09Z", null, 9)]
    [InlineData("2026-11-20T12:00:09+02:00", null, 9)]
    [InlineData("2026-11-21T00:00:00Z", "2026-11-20T23:59:30Z", 30)]
    public void Seconds_and_dates_are_understood(string value, string? serverTime, double seconds)
    {
        DateTimeOffset? server = serverTime is null ? null : DateTimeOffset.Parse(serverTime, null);

        RetryAfter.Wait(Headers(value), server, _now).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void Without_one_there_is_no_wait() => RetryAfter.Wait(Headers(null), null, _now).ShouldBeNull();

    [Fact]
    public void One_that_cannot_be_read_counts_as_none() => RetryAfter.Wait(Headers("soon"), null, _now).ShouldBeNull();

    private static HttpResponseHeaders Headers(string? retryAfter)
    {
        using var response = new HttpResponseMessage();
        if (retryAfter is not null) response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);

        return response.Headers;
    }
}
