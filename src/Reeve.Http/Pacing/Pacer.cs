using System.Collections.Concurrent;

namespace Reeve.Http.Pacing;

/// <summary>Lets calls pass no faster than the limits allow. Thread-safe.</summary>
/// <remarks>
/// A call takes from all its buckets at the same moment, or from none: taking from one early and waiting for another would let
/// calls pile up and pass together. One call per lane asks at a time, the others stand in line behind it, so an actor who has
/// to wait holds up nobody else.
/// </remarks>
/// <param name="limits">What the service allows.</param>
/// <param name="time">The clock.</param>
internal sealed class Pacer(PacingLimits limits, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Actor, bool IsWrite), SemaphoreSlim> _lanes = new();
    private readonly Dictionary<string, ActorBuckets> _actors = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private TokenBucket _project = TokenBucket.PerMinute(limits.ProjectPerMinute);

    /// <summary>Waits until a call may be made, and counts it as made.</summary>
    /// <param name="actor">In whose name.</param>
    /// <param name="units">What it costs by the service's table.</param>
    /// <param name="isWrite">It changes something.</param>
    /// <param name="cancellationToken">Stops the wait; nothing is counted then.</param>
    public async ValueTask WaitAsync(string actor, int units, bool isWrite, CancellationToken cancellationToken)
    {
        var cost = limits.Model == QuotaModel.Units ? units : 1;
        var lane = _lanes.GetOrAdd((actor, isWrite), static _ => new(1, 1));

        await lane.WaitAsync(cancellationToken);
        try
        {
            while (TryTake(actor, cost, isWrite) is { } wait) await Task.Delay(wait, time, cancellationToken);
        }
        finally
        {
            lane.Release();
        }
    }

    /// <summary>Takes and returns null, or returns how long to wait before asking again.</summary>
    private TimeSpan? TryTake(string actor, double cost, bool isWrite)
    {
        lock (_gate)
        {
            if (!_actors.TryGetValue(actor, out var buckets))
            {
                buckets = new(TokenBucket.PerMinute(limits.ActorPerMinute), TokenBucket.Full(limits.WriteBurst, limits.WritesPerSecond));
                _actors.Add(actor, buckets);
            }

            var now = time.GetElapsedTime(_start);
            var wait = Longer(_project.WaitFor(cost, now), buckets.Calls.WaitFor(cost, now));
            if (isWrite) wait = Longer(wait, buckets.Writes.WaitFor(1, now));
            if (wait > TimeSpan.Zero) return wait;

            _project = _project.Take(cost, now);
            buckets.Calls = buckets.Calls.Take(cost, now);
            if (isWrite) buckets.Writes = buckets.Writes.Take(1, now);

            return null;
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed class ActorBuckets(TokenBucket calls, TokenBucket writes)
    {
        public TokenBucket Calls { get; set; } = calls;

        public TokenBucket Writes { get; set; } = writes;
    }
}
