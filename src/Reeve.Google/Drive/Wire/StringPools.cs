using System.Collections.Concurrent;

namespace Reeve.Google.Drive.Wire;

/// <summary>Lends each reader a pool of its own while it reads, so that none has to be locked. Thread-safe.</summary>
/// <remarks>There are as many as answers were ever read at once, at the most as many as requests in flight.</remarks>
internal sealed class StringPools
{
    private readonly ConcurrentBag<StringPool> _idle = [];

    /// <summary>Reads a body.</summary>
    /// <typeparam name="T">What it says.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="pool">The pool, for as long as the call lasts.</param>
    public delegate T Reader<out T>(ReadOnlySpan<byte> body, StringPool pool);

    /// <summary>Reads a body with a pool.</summary>
    /// <param name="body">The body.</param>
    /// <param name="read">Reads it.</param>
    public T Use<T>(ReadOnlySpan<byte> body, Reader<T> read)
    {
        if (!_idle.TryTake(out var pool)) pool = new();
        try
        {
            return read(body, pool);
        }
        finally
        {
            _idle.Add(pool);
        }
    }
}
