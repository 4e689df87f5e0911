namespace Reeve.Sandbox.Weather;

/// <summary>What can be changed about a running sandbox; each value may be read and set from any thread.</summary>
internal sealed class Switches
{
    private long _latencyTicks;

    /// <summary>How long every call waits before it is handled; the control API does not wait.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latencyTicks));
        set => Interlocked.Exchange(ref _latencyTicks, value.Ticks);
    }

    /// <summary>The most files on a page that shows permissions; 0 for no limit but the usual one.</summary>
    public volatile int PermissionsPageSize;

    /// <summary>Whether files.list and files.get tell direct permissions from inherited ones. Public sources disagree; off by default.</summary>
    public volatile bool DetailsInFiles;
}
