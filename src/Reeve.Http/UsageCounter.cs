namespace Reeve.Http;

/// <summary>Counts what is sent. Thread-safe.</summary>
internal sealed class UsageCounter
{
    private long _requests;
    private long _units;
    private long _throttled;

    /// <summary>The counts so far.</summary>
    public HttpUsage Current => new(Interlocked.Read(ref _requests), Interlocked.Read(ref _units), Interlocked.Read(ref _throttled));

    /// <summary>An attempt is about to be sent.</summary>
    /// <param name="units">What it costs.</param>
    public void CountRequest(int units)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _units, units);
    }

    /// <summary>An answer said "too fast".</summary>
    public void CountThrottled() => Interlocked.Increment(ref _throttled);
}
