using System.Collections.Concurrent;
using Reeve.Core.Policies;
using Reeve.Google;
using Reeve.Google.Drive;

namespace Reeve.Engine.Crawling;

/// <summary>Who can be acted as, asked once each, and Drive as they see it. Thread-safe.</summary>
/// <param name="google">The way to Google.</param>
/// <param name="access">What for.</param>
/// <param name="workspace">Who is inside: nobody else can be acted as.</param>
internal sealed class ActorRoster(GoogleClient google, DriveAccess access, Workspace workspace)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _asked = new(StringComparer.Ordinal);

    /// <summary>Addresses, in lower case, that turned out not to be actable.</summary>
    public IReadOnlySet<string> Unusable => _asked
        .Where(pair => pair.Value is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: false } })
        .Select(pair => pair.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Says that a user cannot be acted as, so that it need not be tried.</summary>
    public void Withhold(string user) => _asked[user] = new(Task.FromResult(false));

    /// <summary>Drive as one user sees it. Makes no call.</summary>
    public DriveApi As(string user) => google.DriveAs(user, access);

    /// <summary>An item's owner in lower case, if that one is inside and can be acted as; else null.</summary>
    /// <param name="owner">The owner as the service tells it; null if it tells none.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async Task<string?> UsableOwnerAsync(string? owner, CancellationToken cancellationToken) =>
        owner?.ToLowerInvariant() is { } address && workspace.IsInside(address) && await IsUsableAsync(address, cancellationToken) ? address : null;

    /// <summary>Whether a token can be had for this user.</summary>
    public Task<bool> IsUsableAsync(string user, CancellationToken cancellationToken) =>
        _asked.GetOrAdd(user, key => new(() => google.CanActAsAsync(key, access, cancellationToken))).Value;

    /// <summary>Asks once more about all who could be acted as, and says whether one of them cannot be any more. Costs no call for those whose tokens still work.</summary>
    public async Task<bool> HasLostAsync(CancellationToken cancellationToken)
    {
        var lost = false;
        foreach (var user in _asked.Keys.Except(Unusable))
        {
            if (!await google.CanActAsAsync(user, access, cancellationToken))
            {
                Withhold(user);
                lost = true;
            }
        }

        return lost;
    }

    /// <summary>The first of some users, at most so many, who can be acted as, in their order.</summary>
    public async Task<IReadOnlyList<string>> FirstUsableAsync(IEnumerable<string> users, int most, CancellationToken cancellationToken)
    {
        var usable = new List<string>();
        foreach (var user in users)
        {
            if (usable.Count == most)
            {
                break;
            }

            if (await IsUsableAsync(user, cancellationToken))
            {
                usable.Add(user);
            }
        }

        return usable;
    }
}
