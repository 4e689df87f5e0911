namespace Reeve.Http.Pacing;

/// <summary>An allowance that refills steadily up to a most. Pure: taking returns the bucket as it is then.</summary>
/// <param name="Capacity">The most it holds, above zero; what may be taken at once after a pause.</param>
/// <param name="PerSecond">What flows in each second, above zero.</param>
/// <param name="Level">What it held at <paramref name="At"/>; below zero after taking more than it held.</param>
/// <param name="At">When that was, counted from any fixed moment.</param>
internal readonly record struct TokenBucket(double Capacity, double PerSecond, double Level, TimeSpan At)
{
    /// <summary>A full bucket.</summary>
    /// <param name="capacity">The most it holds.</param>
    /// <param name="perSecond">What flows in each second.</param>
    public static TokenBucket Full(double capacity, double perSecond) => new(capacity, perSecond, capacity, TimeSpan.Zero);

    /// <summary>A full bucket from which no minute, wherever it begins, can take more than a limit: a tenth at once, the rest as it flows.</summary>
    /// <param name="limit">The most in 60 seconds.</param>
    public static TokenBucket PerMinute(double limit) => Full(limit * 0.1, limit * 0.9 / 60);

    /// <summary>Returns how long until a cost can be taken, in whole milliseconds, rounded up; zero if it can be now.</summary>
    /// <param name="cost">What is to be taken. More than the capacity is due once the bucket is full.</param>
    /// <param name="now">The time, not before <see cref="At"/>.</param>
    public TimeSpan WaitFor(double cost, TimeSpan now)
    {
        var missing = Math.Min(cost, Capacity) - LevelAt(now);

        return missing <= 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(missing / PerSecond * 1000));
    }

    /// <summary>Returns the bucket after a cost was taken, whether or not it was due.</summary>
    /// <param name="cost">What is taken.</param>
    /// <param name="now">The time, not before <see cref="At"/>.</param>
    public TokenBucket Take(double cost, TimeSpan now) => this with { Level = LevelAt(now) - cost, At = now };

    private double LevelAt(TimeSpan now) => Math.Min(Capacity, Level + ((now - At).TotalSeconds * PerSecond));
}
