using Microsoft.Extensions.Time.Testing;

namespace Reeve.Http.Tests;

/// <summary>A clock on which every wait is over at once, having taken its full time. Waits of ten minutes or more are time-outs and never end.</summary>
internal sealed class ImpatientTime : FakeTimeProvider
{
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(10);
    private readonly List<TimeSpan> _waits = [];

    /// <summary>What was waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_waits) return [.. _waits];
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime <= TimeSpan.Zero || dueTime >= _timeout) return timer;

        lock (_waits) _waits.Add(dueTime);
        ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));

        return timer;
    }
}
