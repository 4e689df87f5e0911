namespace Reeve.Http;

/// <summary>The time one attempt has, counted anew whenever something moves: a long body is no reason to give up, a silent one is.</summary>
public sealed class AttemptTimeout : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _limit;

    internal AttemptTimeout(TimeSpan limit, TimeProvider time)
    {
        _limit = limit;
        _source = new(limit, time);
    }

    internal CancellationToken Token => _source.Token;

    /// <summary>Some of a body was sent or received. Thread-safe, and cheap enough for every block.</summary>
    public void Moved() => _source.CancelAfter(_limit);

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
