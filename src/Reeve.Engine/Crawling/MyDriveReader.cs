using Reeve.Engine.Ports;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Reads a folder of My Drive and all below it.</summary>
internal sealed class MyDriveReader(ActorRoster roster, ItemCollector items)
{
    // Source: Drive API v3, files.list, "pageSize": 1,000 is the most.
    private const int LargestPossiblePage = 1000;

    /// <summary>Reads it.</summary>
    /// <param name="job">What for.</param>
    /// <param name="root">The folder, as <paramref name="reader"/> sees it.</param>
    /// <param name="reader">In whose name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SourcedTree> ReadAsync(ReadingJob job, DriveFile root, string reader, CancellationToken cancellationToken)
    {
        items.Add(root, -1);
        await ReadRootGrantsAsync(root, reader, cancellationToken);
        var ownersAbove = items.Inherits(0) ? await OwnersAboveAsync(root, reader, cancellationToken) : [];

        var levels = new LevelReader(roster, items);
        await levels.ReadAllAsync(job, new OpenFolder(0, root.Id, await levels.ReaderOfAsync(root, reader, cancellationToken) ?? reader), cancellationToken);
        await ReadAsOwnersAsync(levels, job, cancellationToken);
        await new BelowUnknown(roster, items).ReadAsync(reader, cancellationToken);
        return new SourcedTree(items.Build(ownersAbove), reader, [], items.ToldDirect, 0, 0);
    }

    /// <summary>Nothing above the root is in the tree, so there nothing can be inferred: the service has to tell direct from inherited.</summary>
    private async Task ReadRootGrantsAsync(DriveFile root, string reader, CancellationToken cancellationToken)
    {
        if (items.IsKnown(0) && items.IsTold(0))
        {
            return;
        }

        var actor = items.IsKnown(0) ? reader : await roster.UsableOwnerAsync(root.OwnerEmail, cancellationToken) ?? reader;
        try
        {
            items.Show(0, await roster.As(actor).ListPermissionsAsync(root.Id, cancellationToken).ToListAsync(cancellationToken));
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.Forbidden && refused.Reason is "insufficientFilePermissions")
        {
            throw new EngineException(EngineFault.NotAllowed,
                $"`{actor}` may not see the grants of `{root.Name}` (`{root.Id}`), for only who may share can; set `as:` to its owner or to an editor who may share it.", refused);
        }
    }

    /// <summary>Who owns a folder above is a writer below, which is neither drift nor a problem.</summary>
    private async Task<List<string>> OwnersAboveAsync(DriveFile root, string reader, CancellationToken cancellationToken)
    {
        var owners = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { root.Id };
        try
        {
            for (var above = root; !root.InheritedPermissionsDisabled && above.ParentId is { } parent && seen.Add(parent);)
            {
                above = await roster.As(reader).GetFileAsync(parent, cancellationToken);
                owners.Add(above.OwnerEmail?.ToLowerInvariant() ?? "");
            }
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound or ApiFault.Forbidden)
        {
            // Further up the reader sees nothing.
        }

        return owners;
    }

    private async Task ReadAsOwnersAsync(LevelReader levels, ReadingJob job, CancellationToken cancellationToken)
    {
        var pageSize = levels.LargestPage is > 0 and < LargestPossiblePage && items.Count > levels.LargestPage ? Math.Max(levels.LargestPage, 100) : LargestPossiblePage;
        var done = 0;
        await new OwnerReader(roster, items, pageSize).ReadAsync(
            read => job.Report(EngineStep.ReadingAsOwners, Interlocked.Add(ref done, read)), cancellationToken);
    }
}
