using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Puts what a flat list of a shared drive brought into folders. Not safe for several threads.</summary>
/// <remarks>
/// While it is listed, items come, go and move, so that a list may name an item without its folder. Such an item is asked for again, and
/// its folder; what still has no place is kept, as an item about which nothing is known.
/// </remarks>
/// <param name="roster">Asks again.</param>
/// <param name="driveId">The drive, which is its root folder as well.</param>
/// <param name="reader">In whose name.</param>
/// <param name="seesAll">Whether the reader sees all that is in the drive, so that what it does not see is gone.</param>
internal sealed class FlatList(ActorRoster roster, string driveId, string reader, bool seesAll)
{
    private readonly Dictionary<string, DriveFile> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _astray = new(StringComparer.Ordinal);

    /// <summary>How many items there are so far, the root not counted.</summary>
    public int Count => _files.Count;

    /// <summary>All items so far, in no order.</summary>
    public IEnumerable<DriveFile> Files => _files.Values;

    /// <summary>Takes an item in.</summary>
    /// <returns>False if it was there, or is the root.</returns>
    public bool Add(DriveFile file) => file.Id != driveId && _files.TryAdd(file.Id, file);

    /// <summary>Asks again for what has no place, until all have one or are known to have none.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (var lost = Lost(); lost.Count > 0; lost = Lost())
        {
            var parents = lost.Select(file => file.ParentId).OfType<string>().Where(parent => !_files.ContainsKey(parent) && _asked.Add(parent)).ToList();
            await Task.WhenAll(parents.Select(parent => FindFolderAsync(parent, cancellationToken)));

            // Where the folder did not turn up, the item itself may have moved.
            var still = lost.Where(file => file.ParentId is null || !_files.ContainsKey(file.ParentId) || parents.Count == 0).ToList();
            var unsure = still.Where(file => _asked.Add(file.Id)).ToList();
            await Task.WhenAll(unsure.Select(file => AskAgainAsync(file, cancellationToken)));
            if (parents.Count == 0 && unsure.Count == 0)
            {
                _astray.UnionWith(still.Select(file => file.Id));
            }
        }
    }

    /// <summary>All items, folders before what is in them.</summary>
    /// <returns>Each with the id of its folder; null: it has no place, and is to be shown at the top as unknown.</returns>
    public IEnumerable<(DriveFile File, string? Folder)> InOrder()
    {
        var children = Children();
        var open = new Queue<string>([driveId]);
        foreach (var file in _files.Values.Where(file => _astray.Contains(file.Id)))
        {
            yield return (file, null);
            open.Enqueue(file.Id);
        }

        while (open.TryDequeue(out var folder))
        {
            foreach (var file in children[folder].Where(file => !_astray.Contains(file.Id)))
            {
                yield return (file, folder);
                open.Enqueue(file.Id);
            }
        }
    }

    /// <summary>The topmost of what cannot be reached from the root; or items in a ring, which moving can make: those not asked for again yet, else one.</summary>
    private List<DriveFile> Lost()
    {
        var placed = InOrder().Select(place => place.File.Id).ToHashSet(StringComparer.Ordinal);
        if (placed.Count == _files.Count)
        {
            return [];
        }

        var lost = _files.Values.Where(file => !placed.Contains(file.Id)).ToList();
        var topmost = lost.Where(file => file.ParentId is null || !_files.ContainsKey(file.ParentId)).ToList();
        if (topmost.Count > 0)
        {
            return topmost;
        }

        var ring = RingAbove(lost[0]);
        var unsure = ring.Where(file => !_asked.Contains(file.Id)).ToList();
        return unsure.Count > 0 ? unsure : [ring.MinBy(file => file.Id, StringComparer.Ordinal)!];
    }

    /// <summary>The items above one that lie in each other.</summary>
    private List<DriveFile> RingAbove(DriveFile file)
    {
        var above = new List<DriveFile>();
        for (; !above.Contains(file); file = _files[file.ParentId!])
        {
            above.Add(file);
        }

        return above[above.IndexOf(file)..];
    }

    private ILookup<string, DriveFile> Children() => _files.Values.ToLookup(file => file.ParentId ?? "", StringComparer.Ordinal);

    private async Task FindFolderAsync(string id, CancellationToken cancellationToken)
    {
        if (await GetAsync(id, cancellationToken) is { IsFolder: true } folder && folder.DriveId == driveId)
        {
            lock (_files)
            {
                _files.TryAdd(folder.Id, folder);
            }
        }
    }

    private async Task AskAgainAsync(DriveFile file, CancellationToken cancellationToken)
    {
        var now = await GetAsync(file.Id, cancellationToken);
        lock (_files)
        {
            if (now is not null && now.DriveId == driveId)
            {
                _files[file.Id] = now;
            }
            else if (now is not null || seesAll)
            {
                _files.Remove(file.Id);
            }
        }
    }

    private async Task<DriveFile?> GetAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await roster.As(reader).GetFileAsync(id, cancellationToken);
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound or ApiFault.Forbidden)
        {
            return null;
        }
    }
}
