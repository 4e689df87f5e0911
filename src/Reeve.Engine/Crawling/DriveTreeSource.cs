using Reeve.Core.Policies;
using Reeve.Engine.Ports;
using Reeve.Google;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Reads trees of My Drive.</summary>
internal sealed class DriveTreeSource(GoogleClient google, ActorRoster roster, GrantMapper mapper) : ITreeSource
{
    // Source: Drive API v3, files.list, "pageSize": 1,000 is the most.
    private const int LargestPossiblePage = 1000;

    /// <inheritdoc/>
    public async Task<SourcedTree> ReadAsync(TreeTarget tree, Workspace workspace, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var before = google.Usage;
        var reader = tree.As ?? await OwnerOfRootAsync(tree, workspace, cancellationToken);
        var root = await ReadRootAsync(tree, reader, cancellationToken);
        var items = new ItemCollector(mapper);
        items.Add(root, -1);
        await ReadRootGrantsAsync(items, root, reader, cancellationToken);
        var ownersAbove = items.Inherits(0) ? await OwnersAboveAsync(root, reader, cancellationToken) : [];

        var levels = new LevelReader(roster, items);
        IReadOnlyList<OpenFolder> level = [new OpenFolder(0, root.Id, await levels.ReaderOfAsync(root, reader, cancellationToken) ?? reader)];
        while (level.Count > 0)
        {
            level = await levels.ReadAsync(level, cancellationToken);
            progress?.Report(new EngineProgress(EngineStep.Reading, tree.Name, items.Count, null));
        }

        await ReadAsOwnersAsync(items, levels, tree.Name, progress, cancellationToken);
        await new BelowUnknown(roster, items).ReadAsync(reader, cancellationToken);
        var built = items.Build(ownersAbove);
        var after = google.Usage;
        return new SourcedTree(built, reader, [], items.ToldDirect, after.Requests - before.Requests, after.QuotaUnits - before.QuotaUnits);
    }

    private async Task<string> OwnerOfRootAsync(TreeTarget tree, Workspace workspace, CancellationToken cancellationToken)
    {
        var admin = workspace.Admin ?? throw new InvalidOperationException("The policy names nobody who can read the tree.");
        try
        {
            var root = await roster.As(admin).GetFileAsync(tree.Root.Text, cancellationToken);
            RefuseUnlessFolder(tree, root);
            return root.OwnerEmail is { } owner && workspace.IsInside(owner)
                ? owner.ToLowerInvariant()
                : throw new EngineException(EngineFault.NotAllowed,
                    $"The root of the tree `{tree.Name}` belongs to `{root.OwnerEmail}`, outside the workspace; add `as: <user>`, one who may share it, to the tree.");
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound)
        {
            throw new EngineException(EngineFault.NotAllowed,
                $"`{admin}` (`workspace.admin`) does not see the root `{tree.Root.Text}` of the tree `{tree.Name}`; check the ID, or add `as: <user>`, one who may share it, to the tree.", refused);
        }
    }

    private async Task<DriveFile> ReadRootAsync(TreeTarget tree, string reader, CancellationToken cancellationToken)
    {
        try
        {
            var root = await roster.As(reader).GetFileAsync(tree.Root.Text, cancellationToken);
            RefuseUnlessFolder(tree, root);
            return root;
        }
        catch (ApiException refused) when (refused.Reason is "notFound" or "insufficientFilePermissions")
        {
            throw new EngineException(EngineFault.NotAllowed,
                $"`{reader}` does not see the root `{tree.Root.Text}` of the tree `{tree.Name}`; check the ID, or set `as:` to a user who may share that folder.", refused);
        }
    }

    private static void RefuseUnlessFolder(TreeTarget tree, DriveFile root)
    {
        if (!root.IsFolder)
        {
            throw new EngineException(EngineFault.Usage, $"The root `{tree.Root.Text}` of the tree `{tree.Name}` is `{root.Name}`, not a folder; a tree starts at a folder.");
        }

        if (root.DriveId is not null)
        {
            throw new EngineException(EngineFault.Usage, $"The root `{tree.Root.Text}` of the tree `{tree.Name}` lies in a shared drive, which this version of Reeve does not manage yet; leave the tree out.");
        }
    }

    /// <summary>Nothing above the root is in the tree, so there nothing can be inferred: the service has to tell direct from inherited.</summary>
    private async Task ReadRootGrantsAsync(ItemCollector items, DriveFile root, string reader, CancellationToken cancellationToken)
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

    private async Task ReadAsOwnersAsync(
        ItemCollector items, LevelReader levels, string name, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var pageSize = levels.LargestPage is > 0 and < LargestPossiblePage && items.Count > levels.LargestPage ? Math.Max(levels.LargestPage, 100) : LargestPossiblePage;
        var done = 0;
        await new OwnerReader(roster, items, pageSize).ReadAsync(
            read => progress?.Report(new EngineProgress(EngineStep.ReadingAsOwners, name, Interlocked.Add(ref done, read), null)), cancellationToken);
    }
}
