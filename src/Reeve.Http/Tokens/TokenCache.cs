using System.Collections.Concurrent;

namespace Reeve.Http.Tokens;

/// <summary>Tokens by what they are for, each fetched by one caller while others wait. Thread-safe.</summary>
/// <param name="time">The clock.</param>
/// <param name="file">Where they outlive the process; null for nowhere.</param>
public sealed class TokenCache(TimeProvider time, TokenFile? file) : IDisposable
{
    private static readonly TimeSpan _writeInterval = TimeSpan.FromSeconds(5); // Thousands of users must not mean thousands of writes.
    private static readonly TimeSpan _refusalLifetime = TimeSpan.FromHours(1); // As long as a token: what was mended is soon noticed.

    private readonly ConcurrentDictionary<TokenKey, TokenSlot> _slots = new();
    private readonly ConcurrentDictionary<TokenKey, DateTimeOffset> _refusals = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _writing = new();
    private readonly Lazy<TokenFileContent> _stored = new(() => file?.Read(time.GetUtcNow()) ?? TokenFileContent.Empty);

    private DateTimeOffset _writtenAt = DateTimeOffset.MinValue;
    private bool _unwritten;

    /// <summary>Returns a token, from memory, from the file, or fetched.</summary>
    /// <param name="key">What it is for.</param>
    /// <param name="fetch">Gets a new one. Runs at most once at a time for a key, and on behalf of all who wait.</param>
    /// <param name="cancellationToken">Stops this caller's wait, not the fetch.</param>
    public async ValueTask<AccessToken> GetAsync(
        TokenKey key, Func<CancellationToken, Task<AccessToken>> fetch, CancellationToken cancellationToken)
    {
        var slot = SlotOf(key);
        var before = slot.Current;
        var token = await slot.GetAsync(time.GetUtcNow(), () => fetch(_closing.Token), cancellationToken);
        if (!ReferenceEquals(token, before)) Save();

        return token;
    }

    /// <summary>Returns the token that is kept, which may be past its time; null for none. Fetches nothing.</summary>
    /// <param name="key">What it is for.</param>
    public AccessToken? Find(TokenKey key) => SlotOf(key).Current;

    /// <summary>Forgets a token that was refused, unless it has been replaced meanwhile.</summary>
    /// <param name="key">What it was for.</param>
    /// <param name="token">The refused token.</param>
    public void Reject(TokenKey key, AccessToken token)
    {
        if (_slots.TryGetValue(key, out var slot)) slot.Reject(token);
    }

    /// <summary>Takes note that asking for this is useless for the next hour.</summary>
    /// <param name="key">What was asked for.</param>
    public void MarkRefused(TokenKey key)
    {
        _refusals[key] = time.GetUtcNow() + _refusalLifetime;
        Save();
    }

    /// <summary>Tells whether this was marked as refused, here or by an earlier process, less than an hour ago.</summary>
    /// <param name="key">What would be asked for.</param>
    public bool WasRefused(TokenKey key) =>
        (_refusals.TryGetValue(key, out var until) || _stored.Value.Refusals.TryGetValue(key.Digest(), out until))
        && until > time.GetUtcNow();

    /// <summary>Writes what is not yet in the file and stops fetches under way.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        lock (_writing)
        {
            if (_unwritten) Write();
        }

        _closing.Dispose();
    }

    private TokenSlot SlotOf(TokenKey key) =>
        _slots.GetOrAdd(key, static (added, stored) => new(stored.Value.Tokens.GetValueOrDefault(added.Digest())), _stored);

    private void Save()
    {
        if (file is null) return;

        lock (_writing)
        {
            _unwritten = true;
            if (time.GetUtcNow() - _writtenAt >= _writeInterval) Write();
        }
    }

    private void Write()
    {
        _unwritten = false;
        _writtenAt = time.GetUtcNow();
        var tokens = _slots
            .Where(pair => pair.Value.Current is not null)
            .ToDictionary(pair => pair.Key.Digest(), pair => pair.Value.Current!);

        file?.Add(new(tokens, _refusals.ToDictionary(pair => pair.Key.Digest(), pair => pair.Value)), _writtenAt);
    }
}
