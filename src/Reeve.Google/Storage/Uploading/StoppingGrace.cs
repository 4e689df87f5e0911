namespace Reeve.Google.Storage.Uploading;

/// <summary>Some seconds more for what has been sent and not been answered: whoever may only create could not ask for it later.</summary>
internal sealed class StoppingGrace : IDisposable
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _stopping;
    private readonly ITimer _timer;

    /// <summary>Begins to watch for a stop.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="stopping">The stop, after which the seconds are counted.</param>
    public StoppingGrace(TimeProvider time, CancellationToken stopping)
    {
        _source = new();
        _timer = time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), _source, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _stopping = stopping.Register(static timer => ((ITimer)timer!).Change(_grace, Timeout.InfiniteTimeSpan), _timer);
    }

    /// <summary>Cancelled when the seconds are over.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _timer.Dispose();
        _source.Dispose();
    }
}
