namespace Reeve.Sandbox.Control;

/// <summary>How often what was called, by whom, and with which result. Safe for any thread.</summary>
internal sealed class Counters
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _routes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _subjects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, long>> _routesBySubject = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _statuses = new(StringComparer.Ordinal);
    private long _quotaUnits;
    private long _tokenRequests;

    /// <summary>Counts one call of an API.</summary>
    /// <param name="route">HTTP method and route template.</param>
    /// <param name="subject">The address in whose name it was made; null if no valid token came with it.</param>
    /// <param name="status">The HTTP status of the answer.</param>
    /// <param name="units">What it costs in quota units.</param>
    public void Count(string route, string? subject, int status, int units)
    {
        lock (_gate)
        {
            var who = subject ?? "none";
            Add(_routes, route);
            Add(_subjects, who);
            if (!_routesBySubject.TryGetValue(who, out var routes))
            {
                _routesBySubject[who] = routes = new SortedDictionary<string, long>(StringComparer.Ordinal);
            }

            Add(routes, route);
            Add(_statuses, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            _quotaUnits += units;
        }
    }

    /// <summary>Counts one request for a token, answered or refused.</summary>
    public void CountToken() => Interlocked.Increment(ref _tokenRequests);

    /// <summary>Returns all counts as they are now.</summary>
    public CountersView Snapshot()
    {
        lock (_gate)
        {
            var bySubject = _routesBySubject.ToDictionary(pair => pair.Key, pair => (IReadOnlyDictionary<string, long>)new Dictionary<string, long>(pair.Value));

            return new CountersView(
                _routes.Values.Sum(), Interlocked.Read(ref _tokenRequests), _quotaUnits,
                new Dictionary<string, long>(_routes), new Dictionary<string, long>(_subjects), bySubject, new Dictionary<string, long>(_statuses));
        }
    }

    /// <summary>Sets every count to zero.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _routes.Clear();
            _subjects.Clear();
            _routesBySubject.Clear();
            _statuses.Clear();
            _quotaUnits = 0;
            Interlocked.Exchange(ref _tokenRequests, 0);
        }
    }

    private static void Add(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}

/// <summary>The counts at one moment; in JSON with the same names in camel case.</summary>
/// <param name="Requests">Calls of the emulated APIs, refused ones too, token requests not.</param>
/// <param name="TokenRequests">Requests for tokens.</param>
/// <param name="QuotaUnits">What the requests cost by Google's table.</param>
/// <param name="Routes">Calls by HTTP method and route template.</param>
/// <param name="Subjects">Calls by the address in whose name they were made; <c>none</c> without a valid token.</param>
/// <param name="RoutesBySubject">The same, by both.</param>
/// <param name="Statuses">Calls by HTTP status.</param>
internal sealed record CountersView(
    long Requests, long TokenRequests, long QuotaUnits,
    IReadOnlyDictionary<string, long> Routes, IReadOnlyDictionary<string, long> Subjects,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> RoutesBySubject, IReadOnlyDictionary<string, long> Statuses);
