using System.Collections.Immutable;
using Reeve.Core.Trees;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Reads the grants of what is in a shared drive, in as few calls as possible.</summary>
/// <remarks>
/// Lists of such items bring no grants, and a call for each costs as much as a page of a thousand. So only those are asked for that have
/// grants of their own, and limited folders; all others have what their folder passes on. Where a folder's grants may not be read, one item
/// in it tells what that is. Source: Drive API v3, resource "files", "permissions" and "hasAugmentedPermissions".
/// </remarks>
/// <param name="roster">Asks in anybody's name.</param>
/// <param name="items">The items, all of the drive's that are to be known; those of the root are known.</param>
/// <param name="reader">In whose name they were listed.</param>
/// <param name="organizers">Organizers inside, who may read the grants of all.</param>
internal sealed class DriveGrants(ActorRoster roster, ItemCollector items, string reader, ImmutableArray<string> organizers)
{
    private const int MostAtOnce = 32; // The calls themselves are bounded by the client; this bounds what waits for it.
    private const int MostActors = 8;
    private const int AsksPerActor = 25; // Each actor costs a token, which is not worth it for a few calls.

    private readonly HashSet<int> _asked = [];
    private readonly HashSet<int> _witnessed = [];
    private readonly Dictionary<int, ImmutableArray<Grant>> _toldBelow = [];
    private readonly Dictionary<(int Folder, bool IsLimited), ImmutableArray<Grant>> _passedOn = [];

    /// <summary>Reads them; what nobody may tell stays unknown.</summary>
    /// <param name="advanced">Told the number of items asked for so far, each time one has been.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ReadAsync(Action<int> advanced, CancellationToken cancellationToken)
    {
        var asks = Enumerable.Range(1, items.Count - 1).Where(index => !items.IsKnown(index) && IsOwn(index) && IsWorthAsking(index)).ToList();
        var actors = await ActorsAsync(asks.Count, cancellationToken);
        do
        {
            await AskAsync(asks, actors, advanced, cancellationToken);
            asks = FillDown(actors.Count > 0);
        }
        while (asks.Count > 0);
    }

    /// <summary>Whether only the item itself can tell what it has.</summary>
    private bool IsOwn(int index) => items.MayHaveOwn(index) || items[index].IsLimited;

    /// <summary>Trash is counted and not judged, shortcuts have no grants of their own: neither is worth a call.</summary>
    private bool IsWorthAsking(int index) => !items[index].IsTrashed && items[index].Kind != ItemKind.Shortcut && !items.IsForgotten(index);

    private async Task<IReadOnlyList<string>> ActorsAsync(int asks, CancellationToken cancellationToken)
    {
        var most = Math.Clamp(asks / AsksPerActor, 1, MostActors);
        var isFirst = organizers.Contains(reader, StringComparer.Ordinal);
        return await roster.FirstUsableAsync(isFirst ? organizers.OrderByDescending(organizer => organizer == reader) : organizers, most, cancellationToken);
    }

    private async Task AskAsync(List<int> asks, IReadOnlyList<string> actors, Action<int> advanced, CancellationToken cancellationToken)
    {
        var told = new IReadOnlyList<DrivePermission>?[asks.Count];
        var done = _asked.Count;
        var options = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, asks.Count, options, async (ask, stop) =>
        {
            told[ask] = await AskAsync(asks[ask], actors.Count > 0 ? actors[ask % actors.Count] : null, stop);
            advanced(Interlocked.Increment(ref done));
        });

        foreach (var (index, permissions) in asks.Zip(told))
        {
            _asked.Add(index);
            if (permissions is not null)
            {
                items.Show(index, permissions);
            }
        }
    }

    /// <summary>Asks an organizer, and the reader if there is none or that one lost the right meanwhile.</summary>
    private async Task<IReadOnlyList<DrivePermission>?> AskAsync(int index, string? organizer, CancellationToken cancellationToken)
    {
        var readerMay = items[index].ReaderCanShare ? reader : null;
        foreach (var actor in new[] { organizer, readerMay }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            try
            {
                return await roster.As(actor).ListPermissionsAsync(items[index].Id, cancellationToken).ToListAsync(cancellationToken);
            }
            catch (ApiException refused) when (refused.Fault is ApiFault.NotFound or ApiFault.Forbidden)
            {
                // Perhaps the other one may.
            }
        }

        return null;
    }

    /// <summary>Says what each item inherits, folders first.</summary>
    /// <param name="hasOrganizer">Whether somebody may read the grants of all.</param>
    /// <returns>For each folder whose grants are not known, one item in it that could tell what it passes on.</returns>
    private List<int> FillDown(bool hasOrganizer)
    {
        var witnesses = new Dictionary<int, int>();
        for (var index = 1; index < items.Count; index++)
        {
            var folder = items.ParentOf(index);
            if (items.IsKnown(index))
            {
                LearnFrom(index, folder);
            }
            else if (!IsOwn(index) && !items.IsForgotten(index))
            {
                if (FromAbove(folder, items[index].IsLimited) is { IsDefault: false } inherited)
                {
                    items.Inherit(index, inherited);
                }
                else if (IsWorthAsking(index) && !_asked.Contains(index) && (hasOrganizer || items[index].ReaderCanShare))
                {
                    witnesses.TryAdd(folder, index);
                }
            }
        }

        // One a folder is enough: who is refused there would be refused for all in it.
        return [.. witnesses.Where(pair => _witnessed.Add(pair.Key)).Select(pair => pair.Value)];
    }

    /// <summary>What is inherited on an item is what its folder passes on, whatever else there is on it.</summary>
    private void LearnFrom(int index, int folder)
    {
        if (!items.IsKnown(folder) && _asked.Contains(index) && items.IsTold(index) && !items[index].IsLimited)
        {
            _toldBelow.TryAdd(folder, [.. items.GrantsOf(index).Where(grant => grant.Inherited != Role.None).Select(grant => new Grant(grant.Grantee, Role.None, grant.Inherited, grant.Findable))]);
        }
    }

    /// <summary>What reaches an item from its folder: at a limited one what organizers have, else all; default if it is not known.</summary>
    private ImmutableArray<Grant> FromAbove(int folder, bool isLimited)
    {
        if (_passedOn.TryGetValue((folder, isLimited), out var passedOn))
        {
            return passedOn;
        }

        var above = items.IsKnown(folder) ? items.GrantsOf(folder) : _toldBelow.GetValueOrDefault(folder);
        return above.IsDefault ? default : _passedOn[(folder, isLimited)] =
        [
            .. above.Where(grant => !isLimited || grant.Effective == Role.Organizer).Select(grant => new Grant(grant.Grantee, Role.None, Inheritance.Flowing(grant.Effective), grant.Findable)),
        ];
    }
}
