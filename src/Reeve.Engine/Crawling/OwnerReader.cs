using Reeve.Core.Trees;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Reads the grants that the reader of a tree may not see, in the name of each item's owner.</summary>
/// <remarks>
/// Grants can be read only by who may share. What nobody that can be acted as may read stays unknown.
/// For each fifty folders of an owner the cheaper way is taken: one list of what is theirs there, or one get an item.
/// </remarks>
internal sealed class OwnerReader(ActorRoster roster, ItemCollector items, int pageSize)
{
    private const int ParentsPerQuery = 50;

    /// <summary>Reads what is missing so far.</summary>
    /// <param name="advanced">Told the number of items read, each time some have been.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task ReadAsync(Action<int> advanced, CancellationToken cancellationToken)
    {
        var ofOwner = Enumerable.Range(0, items.Count)
            .Where(index => items[index].Owner is not null)
            .ToLookup(index => items[index].Owner!, StringComparer.Ordinal);

        await Task.WhenAll(ofOwner
            .Where(own => own.Any(IsMissing))
            .OrderBy(own => own.Key, StringComparer.Ordinal)
            .Select(own => ReadOwnAsync(own.Key, own, advanced, cancellationToken)));
    }

    /// <summary>Trash is counted and not judged, shortcuts have no grants: neither is worth a call.</summary>
    private bool IsMissing(int index) => !items.IsKnown(index) && !items.IsForgotten(index) && !items[index].IsTrashed && items[index].Kind != ItemKind.Shortcut;

    private async Task ReadOwnAsync(string owner, IEnumerable<int> own, Action<int> advanced, CancellationToken cancellationToken)
    {
        if (await roster.UsableOwnerAsync(owner, cancellationToken) is null)
        {
            return;
        }

        var drive = roster.As(owner);
        var folders = own.GroupBy(items.ParentOf).Where(folder => folder.Any(IsMissing)).OrderByDescending(folder => folder.Count(IsMissing)).ThenBy(folder => folder.Key);
        var seesFolders = true;
        foreach (var some in folders.Chunk(ParentsPerQuery))
        {
            var missing = some.SelectMany(folder => folder).Where(IsMissing).ToList();
            var pages = (some.Sum(folder => folder.Count()) + pageSize - 1) / pageSize;
            if (seesFolders && pages * DrivePrices.List < missing.Count * DrivePrices.Get)
            {
                seesFolders = await ListAsync(drive, owner, some.Select(folder => folder.Key), missing, cancellationToken);
            }

            // An owner who cannot see the folder does not find the item in it, but still has it.
            await Task.WhenAll(missing.Where(IsMissing).Select(index => GetAsync(drive, index, cancellationToken)));
            advanced(missing.Count);
        }
    }

    /// <summary>Lists what an owner has in some folders.</summary>
    /// <returns>Whether it was answered. If not, the owner most likely sees other folders of the tree no more than these, and asking costs as much.</returns>
    private async Task<bool> ListAsync(DriveApi drive, string owner, IEnumerable<int> folders, List<int> missing, CancellationToken cancellationToken)
    {
        var wanted = missing.ToDictionary(index => items[index].Id, StringComparer.Ordinal);
        var q = $"({LevelReader.InAnyOf(folders.Select(index => items[index].Id))}) and {DriveQuery.Quote(owner)} in owners";
        try
        {
            await foreach (var page in drive.ListFilesAsync(q, DriveFields.Crawl, cancellationToken))
            {
                foreach (var file in page.Files)
                {
                    if (file.Permissions is { } permissions && wanted.TryGetValue(file.Id, out var index))
                    {
                        Show(index, permissions);
                    }
                }
            }

            return true;
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound or ApiFault.Forbidden)
        {
            // The owner cannot see one of the folders; each item is asked for by itself.
            return false;
        }
    }

    private async Task GetAsync(DriveApi drive, int index, CancellationToken cancellationToken)
    {
        try
        {
            if ((await drive.GetFileAsync(items[index].Id, cancellationToken)).Permissions is { } permissions)
            {
                Show(index, permissions);
            }
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound or ApiFault.Forbidden)
        {
            // It stays unknown, is counted and shown.
        }
    }

    private void Show(int index, IReadOnlyList<DrivePermission> permissions)
    {
        lock (items)
        {
            items.Show(index, permissions);
        }
    }
}
