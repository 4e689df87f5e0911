namespace Reeve.Sandbox.Weather;

/// <summary>The weather as it is now; all of it may be read and set from any thread.</summary>
/// <param name="clock">The sandbox's clock, by which windows are measured.</param>
internal sealed class Conditions(TimeProvider clock)
{
    private volatile IReadOnlySet<string> _disabled = new HashSet<string>();

    public Switches Switches { get; } = new();

    public Faults Faults { get; } = new();

    public Counters Counters { get; } = new();

    public Quota Quota { get; } = new(clock);

    /// <summary>The Directory's quota, which is one of its own.</summary>
    public Quota DirectoryQuota { get; } = new(clock);

    public SharingLimit Sharing { get; } = new(clock);

    /// <summary>The services that the project has not enabled, such as <c>drive.googleapis.com</c>.</summary>
    public IReadOnlySet<string> Disabled
    {
        get => _disabled;
        set => _disabled = value;
    }
}
