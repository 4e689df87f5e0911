namespace Reeve.Cli.Output;

/// <summary>Says how far a job is, a line every few seconds on standard error: where there is no end to fill a bar up to.</summary>
internal sealed class LineTalk(Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private long _last = time.GetTimestamp();

    /// <summary>Says it, unless something was said a moment ago. Thread-safe.</summary>
    /// <param name="text">Makes the line; not asked for one that is not said.</param>
    public void Say(Func<string> text)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_last) < Interval)
            {
                return;
            }

            _last = time.GetTimestamp();
            terminal.Say(text());
        }
    }
}
