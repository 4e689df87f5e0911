namespace Reeve.Sandbox.Control;

/// <summary>Counts permission writes that were under way at the same time on one item, or on an item and a folder above it.</summary>
/// <remarks>
/// Google does not support concurrent permission operations on one file; whose write survives is then chance.
/// Source: Drive guide "Share files, folders and drives". Safe for any thread.
/// </remarks>
internal sealed class Overlaps
{
    private const int MaxSamples = 100;

    private readonly Lock _gate = new();
    private readonly List<Flight> _inFlight = [];
    private readonly List<OverlapSample> _samples = [];
    private long _count;

    /// <summary>Notes the start of a write; disposing the result is its end.</summary>
    /// <param name="fileId">The item written to.</param>
    /// <param name="above">The ids of all folders above it.</param>
    /// <param name="operation">What is being done, for the samples.</param>
    public IDisposable Begin(string fileId, IReadOnlyList<string> above, string operation)
    {
        var flight = new Flight(this, fileId, above, operation);
        lock (_gate)
        {
            foreach (var other in _inFlight.Where(other => other.FileId == fileId || other.Above.Contains(fileId) || above.Contains(other.FileId)))
            {
                _count++;
                if (_samples.Count < MaxSamples)
                {
                    _samples.Add(new OverlapSample(other.FileId, other.Operation, fileId, operation));
                }
            }

            _inFlight.Add(flight);
        }

        return flight;
    }

    /// <summary>Returns how many pairs overlapped, and the first hundred of them.</summary>
    public OverlapsView Snapshot()
    {
        lock (_gate)
        {
            return new OverlapsView(_count, [.. _samples]);
        }
    }

    /// <summary>Starts counting anew; writes under way still count against later ones.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _count = 0;
            _samples.Clear();
        }
    }

    private sealed class Flight(Overlaps overlaps, string fileId, IReadOnlyList<string> above, string operation) : IDisposable
    {
        public string FileId { get; } = fileId;

        public IReadOnlyList<string> Above { get; } = above;

        public string Operation { get; } = operation;

        public void Dispose()
        {
            lock (overlaps._gate)
            {
                overlaps._inFlight.Remove(this);
            }
        }
    }
}

/// <summary>Two writes that overlapped: the one under way, and the one that came.</summary>
internal sealed record OverlapSample(string FirstFileId, string First, string SecondFileId, string Second);

/// <summary>All overlaps so far.</summary>
/// <param name="Count">Pairs of writes.</param>
/// <param name="Samples">The first of them, at most 100.</param>
internal sealed record OverlapsView(long Count, IReadOnlyList<OverlapSample> Samples);
