using System.Security.Cryptography;

namespace Reeve.Sandbox.Storage;

/// <summary>A resumable upload: what was agreed on at its start, and how far it has come.</summary>
/// <remarks>
/// One request at a time works on it; a newer one ends the older, whose sender has most likely given it up.
/// Source: Cloud Storage, "Resumable uploads".
/// </remarks>
internal sealed class UploadSession(WriteRequest write, ContentWriter writer, DateTimeOffset startedAt) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private CancellationTokenSource? _current;
    private long _received;
    private int _requests;

    /// <summary>The secret in the session's address: who has it may send.</summary>
    public string Id { get; } = "ABg" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(60)).Replace('+', '-').Replace('/', '_');

    public string Bucket => Write.Bucket;

    public WriteRequest Write { get; } = write;

    public ContentWriter Writer { get; } = writer;

    /// <summary>The size in bytes; null until a request has said it, and then fixed.</summary>
    public long? Total { get; private set; }

    /// <summary>The object, once the upload is finished.</summary>
    public StoredObject? Made { get; set; }

    /// <summary>True if it was cancelled, or came to content that is not what was announced.</summary>
    public bool IsOver { get; set; }

    public bool IsExpired(DateTimeOffset now) => now - startedAt > Lifetime;

    /// <summary>Takes the size that a request names; throws the refusal if another one was named before.</summary>
    public void FixTotal(long? total)
    {
        if (total is { } now && Total is { } before && now != before)
        {
            throw StorageRefusal.OtherTotal(before, now);
        }

        Total ??= total;
    }

    public void CountReceived(long bytes) => Interlocked.Add(ref _received, bytes);

    /// <summary>Ends the request that works on the session, and returns the turn of the one that called, to be disposed of at its end.</summary>
    public async Task<Turn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        var mine = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_gate)
        {
            _current?.Cancel();
            _current = mine;
        }

        try
        {
            await _turn.WaitAsync(mine.Token);
        }
        catch
        {
            End(mine);
            throw;
        }

        return new Turn(this, mine);
    }

    public UploadView View(DateTimeOffset now)
    {
        var state = Made is not null ? "finished" : IsOver ? "cancelled" : IsExpired(now) ? "expired" : "open";

        return new UploadView(Write.Name, state, Writer.Persisted, Interlocked.Read(ref _received), Volatile.Read(ref _requests), Total);
    }

    public void Dispose()
    {
        Writer.Dispose();
        _turn.Dispose();
    }

    private void End(CancellationTokenSource source)
    {
        lock (_gate)
        {
            if (_current == source)
            {
                _current = null;
            }

            source.Dispose();
        }
    }

    /// <summary>The right to work on the session, until it is disposed of or <see cref="Stop"/> is cancelled.</summary>
    internal sealed class Turn(UploadSession session, CancellationTokenSource source) : IDisposable
    {
        public CancellationToken Stop { get; } = source.Token;

        public void Dispose()
        {
            session.Writer.Rest();
            session.End(source);
            session._turn.Release();
        }
    }
}
