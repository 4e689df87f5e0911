namespace Reeve.Sandbox.State;

/// <summary>The clock that tokens, expiries and the <c>Date</c> header go by: another clock, moved by an offset.</summary>
internal sealed class SandboxClock(TimeProvider source) : TimeProvider
{
    private long _offsetTicks;

    /// <summary>How far this clock is ahead; negative for behind.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));
        set => Interlocked.Exchange(ref _offsetTicks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => source.GetUtcNow() + Offset;
}
