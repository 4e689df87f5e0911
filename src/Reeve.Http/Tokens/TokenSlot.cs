namespace Reeve.Http.Tokens;

/// <summary>One token and the fetch of its successor, of which there is at most one at a time. Thread-safe.</summary>
/// <param name="stored">What an earlier process left, or null.</param>
internal sealed class TokenSlot(AccessToken? stored)
{
    private readonly Lock _gate = new();
    private AccessToken? _current = stored;
    private Task<AccessToken>? _fetch;

    /// <summary>The newest token, which may be past its time; null for none.</summary>
    public AccessToken? Current => Volatile.Read(ref _current);

    /// <summary>Returns the token, waiting for a new one only where the old one is of no more use, or to be the one who fetches it.</summary>
    /// <param name="now">The time.</param>
    /// <param name="fetch">Gets a new one.</param>
    /// <param name="cancellationToken">Stops the wait, not the fetch.</param>
    public ValueTask<AccessToken> GetAsync(DateTimeOffset now, Func<Task<AccessToken>> fetch, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var usable = _current is not null && _current.IsUsable(now) ? _current : null;
            if (usable is not null && (!usable.IsDue(now) || _fetch is not null)) return new(usable);

            _fetch ??= Task.Run(() => FetchAsync(fetch), CancellationToken.None);

            return new(WaitAsync(_fetch, usable, cancellationToken));
        }
    }

    /// <summary>Forgets a refused token, unless it has been replaced meanwhile.</summary>
    /// <param name="token">The refused token.</param>
    public void Reject(AccessToken token)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_current, token)) _current = null;
        }
    }

    private static async Task<AccessToken> WaitAsync(Task<AccessToken> fetch, AccessToken? spare, CancellationToken cancellationToken)
    {
        try
        {
            return await fetch.WaitAsync(cancellationToken);
        }
        catch (Failures.ApiException failure) when (spare is not null && failure.Fault is not Failures.ApiFault.Forbidden)
        {
            return spare; // The old one still has minutes to go; the next caller tries again. Who is refused has none: they may have been suspended.
        }
    }

    private async Task<AccessToken> FetchAsync(Func<Task<AccessToken>> fetch)
    {
        try
        {
            var token = await fetch();
            Volatile.Write(ref _current, token);

            return token;
        }
        finally
        {
            lock (_gate) _fetch = null;
        }
    }
}
