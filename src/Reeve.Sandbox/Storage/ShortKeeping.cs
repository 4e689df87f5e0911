namespace Reeve.Sandbox.Storage;

/// <summary>How much of the next chunks is kept at most, so that clients meet a service that keeps less than was sent. Safe for any thread.</summary>
internal sealed class ShortKeeping
{
    private readonly Lock _gate = new();
    private long _bytes;
    private int _times;

    /// <summary>Lets the next requests that carry bytes keep at most so many of them, rounded down to whole granules.</summary>
    public void Set(long bytes, int times)
    {
        lock (_gate)
        {
            (_bytes, _times) = (bytes, times);
        }
    }

    /// <summary>Returns how many bytes of the request at hand may be kept, and counts it.</summary>
    public long Take()
    {
        lock (_gate)
        {
            if (_times == 0)
            {
                return long.MaxValue;
            }

            _times--;

            return _bytes / ContentWriter.Granule * ContentWriter.Granule;
        }
    }
}
