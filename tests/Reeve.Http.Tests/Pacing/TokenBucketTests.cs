using Reeve.Http.Pacing;

namespace Reeve.Http.Tests.Pacing;

public sealed class TokenBucketTests
{
    [Theory]
    [InlineData(10, 3, 10, 1, 0, 334)]
    [InlineData(10, 3, 9, 1, 0, 0)]
    [InlineData(10, 3, 10, 1, 1, 0)]
    [InlineData(10, 3, 13, 1, 0, 1334)]
    [InlineData(100, 10, 0, 100, 0, 0)]
    [InlineData(100, 10, 50, 100, 0, 5000)]
    [InlineData(100, 10, 50, 100, 3, 2000)]
    public void The_wait_is_what_is_missing_at_the_rate(
        double capacity, double perSecond, double taken, double cost, double afterSeconds, double waitMs)
    {
        var bucket = TokenBucket.Full(capacity, perSecond).Take(taken, TimeSpan.Zero);

        bucket.WaitFor(cost, TimeSpan.FromSeconds(afterSeconds)).ShouldBe(TimeSpan.FromMilliseconds(waitMs));
    }

    [Fact]
    public void It_never_holds_more_than_its_capacity()
    {
        var bucket = TokenBucket.Full(10, 1).Take(5, TimeSpan.Zero).Take(10, TimeSpan.FromHours(1));

        bucket.WaitFor(1, TimeSpan.FromHours(1)).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_cost_above_the_capacity_is_due_once_it_is_full()
    {
        var bucket = TokenBucket.Full(10, 1);

        bucket.WaitFor(25, TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
        bucket.Take(25, TimeSpan.Zero).WaitFor(1, TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(16));
    }

    [Theory]
    [InlineData(1_000_000, 100)]
    [InlineData(325_000, 50)]
    [InlineData(12_000, 1)]
    public void No_minute_takes_more_than_the_limit_and_the_busiest_takes_nearly_all(double limit, double cost)
    {
        var bucket = TokenBucket.PerMinute(limit);
        var now = TimeSpan.Zero;
        var taken = new Queue<TimeSpan>();
        var busiest = 0.0;
        while (now < TimeSpan.FromMinutes(3))
        {
            now += bucket.WaitFor(cost, now);
            bucket = bucket.Take(cost, now);
            taken.Enqueue(now);
            while (now - taken.Peek() >= TimeSpan.FromMinutes(1)) taken.Dequeue();
            busiest = Math.Max(busiest, taken.Count * cost);
        }

        busiest.ShouldBeInRange(limit * 0.95, limit);
    }
}
