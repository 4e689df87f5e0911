namespace Reeve.Sandbox.Weather;

/// <summary>How often one user may share before Drive lets them wait; off until it is set. Safe for any thread.</summary>
/// <remarks>Source: Drive guide "Resolve errors", <c>sharingRateLimitExceeded</c>: a limit per user that lasts from minutes to a day.</remarks>
/// <param name="clock">The sandbox's clock.</param>
internal sealed class SharingLimit(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset StartedAt)> _users = new(StringComparer.Ordinal);
    private int? _limit;
    private TimeSpan? _window;

    /// <summary>Sets how often each user may share, and begins anew.</summary>
    /// <param name="limit">How often; null for no limit.</param>
    /// <param name="window">After how long from their first a user may begin anew; null for never.</param>
    public void Set(int? limit, TimeSpan? window)
    {
        lock (_gate)
        {
            (_limit, _window) = (limit, window);
            _users.Clear();
        }
    }

    /// <summary>Begins anew with the same limit.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _users.Clear();
        }
    }

    /// <summary>Counts one more time that a user shares; false if they may not.</summary>
    public bool TryShare(string user)
    {
        lock (_gate)
        {
            if (_limit is not { } limit)
            {
                return true;
            }

            var now = clock.GetUtcNow();
            var (count, startedAt) = _users.GetValueOrDefault(user, (0, now));
            if (now - startedAt >= _window)
            {
                (count, startedAt) = (0, now);
            }

            if (count >= limit)
            {
                return false;
            }

            _users[user] = (count + 1, startedAt);

            return true;
        }
    }
}
