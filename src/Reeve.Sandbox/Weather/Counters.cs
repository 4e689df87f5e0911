namespace Reeve.Sandbox.Weather;

/// <summary>How often what was called, by whom, and with which result. Safe for any thread.</summary>
internal sealed class Counters
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _routes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _subjects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, long>> _routesBySubject = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _statuses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _tokenRoutes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _tokenStatuses = new(StringComparer.Ordinal);
    private long _quotaUnits;
    private long _tokenRequests;

    /// <summary>Counts one call; a request for a token by itself.</summary>
    /// <param name="call">The call.</param>
    /// <param name="result">The HTTP status of the answer; <c>reset</c> where there was none.</param>
    public void Count(ApiCall call, string result)
    {
        lock (_gate)
        {
            if (call.GivesTokens)
            {
                _tokenRequests++;
                Add(_tokenRoutes, call.Route);
                Add(_tokenStatuses, result);

                return;
            }

            var who = call.Subject ?? "none";
            Add(_routes, call.Route);
            Add(_subjects, who);
            if (!_routesBySubject.TryGetValue(who, out var routes))
            {
                _routesBySubject[who] = routes = new SortedDictionary<string, long>(StringComparer.Ordinal);
            }

            Add(routes, call.Route);
            Add(_statuses, result);
            _quotaUnits += call.Units;
        }
    }

    /// <summary>Returns all counts as they are now.</summary>
    public CountersView Snapshot()
    {
        lock (_gate)
        {
            var bySubject = _routesBySubject.ToDictionary(pair => pair.Key, pair => (IReadOnlyDictionary<string, long>)new Dictionary<string, long>(pair.Value));

            return new CountersView(
                _routes.Values.Sum(), _tokenRequests, _quotaUnits,
                new Dictionary<string, long>(_routes), new Dictionary<string, long>(_subjects), bySubject, new Dictionary<string, long>(_statuses),
                new Dictionary<string, long>(_tokenRoutes), new Dictionary<string, long>(_tokenStatuses));
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
            _tokenRequests = 0;
            _tokenRoutes.Clear();
            _tokenStatuses.Clear();
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
/// <param name="Statuses">Calls by HTTP status; <c>reset</c> for those that got no answer, <c>failed</c> where the client went away first.</param>
/// <param name="TokenRoutes">Requests for tokens by HTTP method and route template.</param>
/// <param name="TokenStatuses">Requests for tokens by HTTP status.</param>
internal sealed record CountersView(
    long Requests, long TokenRequests, long QuotaUnits,
    IReadOnlyDictionary<string, long> Routes, IReadOnlyDictionary<string, long> Subjects,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> RoutesBySubject, IReadOnlyDictionary<string, long> Statuses,
    IReadOnlyDictionary<string, long> TokenRoutes, IReadOnlyDictionary<string, long> TokenStatuses);
