using System.Collections.Concurrent;
using Reeve.Core.Trees;
using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>Whether the folders above an item are still where the plan saw them; each folder is read once a run. Thread-safe.</summary>
internal sealed class Ancestry(IItemReader reader)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ItemState?>>> _folders = new(StringComparer.Ordinal);

    /// <summary>Whether each folder from the item's own up to the root is in the folder it was in, and none is in the trash.</summary>
    /// <param name="item">The item, as it was read.</param>
    /// <param name="actor">In whose name folders are read that nobody has read yet; where that one sees nothing, as an owner from there upwards.</param>
    /// <param name="heir">Who may own folders above by now: to whom this run hands items over, or who writes the item.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<bool> StandsAsync(Item item, string actor, string heir, CancellationToken cancellationToken)
    {
        for (var below = item; !below.IsRoot; below = below.Parent)
        {
            var folder = below.Parent;
            var now = await _folders.GetOrAdd(folder.Id, _ => new(() => ReadAsync(folder, actor, heir, cancellationToken))).Value;
            if (now is null or { IsTrashed: true } || (!folder.IsRoot && now.ParentId is { } parent && parent != folder.Parent.Id))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<ItemState?> ReadAsync(Item folder, string actor, string heir, CancellationToken cancellationToken)
    {
        foreach (var user in OwnersFrom(folder).Prepend(actor).Append(heir).Distinct(StringComparer.Ordinal))
        {
            try
            {
                return await reader.ReadAsync(folder.Id, new Acting(user), Interest.None, cancellationToken);
            }
            catch (ApiException refused) when (refused.Fault is ApiFault.NotFound || user != actor)
            {
                // Not there, in a folder with limited access that keeps this one out, or handed over.
            }
        }

        return null;
    }

    private static IEnumerable<string> OwnersFrom(Item folder)
    {
        for (var item = folder; ; item = item.Parent)
        {
            if (item.Owner is { } owner)
            {
                yield return owner;
            }

            if (item.IsRoot)
            {
                yield break;
            }
        }
    }
}
