using System.Collections.Concurrent;
using Reeve.Google;
using Reeve.Google.Drive;

namespace Reeve.Engine.Crawling;

/// <summary>Who can be acted as, asked once each. Thread-safe.</summary>
internal sealed class ActorRoster(GoogleClient google, DriveAccess access)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _asked = new(StringComparer.Ordinal);

    /// <summary>Addresses, in lower case, that turned out not to be actable.</summary>
    public IReadOnlySet<string> Unusable => _asked
        .Where(pair => pair.Value is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: false } })
        .Select(pair => pair.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a token can be had for this user.</summary>
    public Task<bool> IsUsableAsync(string user, CancellationToken cancellationToken) =>
        _asked.GetOrAdd(user, key => new(() => google.CanActAsAsync(key, access, cancellationToken))).Value;
}
