namespace Reeve.Engine.Applying;

/// <summary>At most one write in flight on an item, and none while an ancestor's is in flight. Thread-safe, first come first served.</summary>
/// <remarks>
/// Concurrent permission writes on one file, or on a folder and something below it, may undo each other.
/// Source: Drive API v3, guide "Share files, folders, and drives", "Concurrent permissions operations on the same file are not supported".
/// Linear in what is in flight or waits, a few an actor.
/// </remarks>
internal sealed class TreeGate : IWriteGate
{
    private readonly Lock _lock = new();
    private readonly List<WritePlace> _inFlight = [];
    private readonly LinkedList<Waiting> _waiting = [];

    /// <inheritdoc/>
    public async Task<IDisposable> EnterAsync(WritePlace place, CancellationToken cancellationToken)
    {
        Waiting waiting;
        lock (_lock)
        {
            if (!_inFlight.Exists(other => AreOneLine(other, place)) && !_waiting.Any(other => AreOneLine(other.Place, place)))
            {
                _inFlight.Add(place);
                return new Pass(this, place);
            }

            waiting = new Waiting(place);
            _waiting.AddLast(waiting);
        }

        await using var stop = cancellationToken.Register(() => GiveUp(waiting, cancellationToken));
        await waiting.Turn.Task;
        return new Pass(this, place);
    }

    private static bool AreOneLine(WritePlace one, WritePlace other) =>
        one.File == other.File || one.Above.Contains(other.File) || other.Above.Contains(one.File);

    private void GiveUp(Waiting waiting, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting.Remove(waiting))
            {
                waiting.Turn.SetCanceled(cancellationToken);
                LetThrough();
            }
        }
    }

    private void Leave(WritePlace place)
    {
        lock (_lock)
        {
            _inFlight.Remove(place);
            LetThrough();
        }
    }

    /// <summary>Nobody overtakes one that waits in the same line, so that a root's turn comes too.</summary>
    private void LetThrough()
    {
        var passed = new List<WritePlace>();
        for (var node = _waiting.First; node is not null;)
        {
            var (current, place) = (node, node.Value.Place);
            node = node.Next;
            if (_inFlight.Exists(other => AreOneLine(other, place)) || passed.Exists(other => AreOneLine(other, place)))
            {
                passed.Add(place);
                continue;
            }

            _waiting.Remove(current);
            _inFlight.Add(place);
            current.Value.Turn.SetResult();
        }
    }

    private sealed class Waiting(WritePlace place)
    {
        public WritePlace Place => place;

        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Pass(TreeGate gate, WritePlace place) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                gate.Leave(place);
            }
        }
    }
}
