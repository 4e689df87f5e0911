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

    /// <summary>Whether files.list over all drives says that it did not search them all.</summary>
    public volatile bool IncompleteSearch;

    /// <summary>Whether the domain lets writers, who do not own a file, move it into a shared drive. Source: Drive guide "Resolve errors", <c>fileWriterTeamDriveMoveInDisabled</c>.</summary>
    public volatile bool WritersMoveIntoDrives = true;
}
