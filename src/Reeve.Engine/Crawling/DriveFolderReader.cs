using Reeve.Core.Trees;
using Reeve.Engine.Ports;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Reads a folder inside a shared drive and all below it, level by level.</summary>
internal sealed class DriveFolderReader(ActorRoster roster, DriveMembers members, ItemCollector items)
{
    /// <summary>Reads it.</summary>
    /// <param name="job">What for.</param>
    /// <param name="roots">Reads the folder again in another name.</param>
    /// <param name="root">The folder, as <paramref name="seenBy"/> sees it.</param>
    /// <param name="seenBy">Who looked it up.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SourcedTree> ReadAsync(ReadingJob job, RootReader roots, DriveFile root, string seenBy, CancellationToken cancellationToken)
    {
        var driveId = root.DriveId!;
        var askers = await DriveAsker.AllAsync(job.Target, job.Workspace, roster, cancellationToken);
        var access = await members.ReadAsync(driveId, askers, cancellationToken);
        var organizers = access is null ? [] : await members.OrganizersAsync(access, cancellationToken);
        var organizer = await roster.FirstUsableAsync(organizers, 1, cancellationToken) is [var first] ? first : null;
        var reader = job.Target.As ?? organizer ?? seenBy;

        // Who is no member of the drive, but was given the folder, finds nothing in the drive as such.
        var drive = await new DriveAsker(reader, AsAdmin: false).FindAsync(roster, driveId, cancellationToken);
        var isMember = drive is not null;
        foreach (var asker in askers.Where(_ => drive is null))
        {
            drive ??= await asker.FindAsync(roster, driveId, cancellationToken);
        }

        root = reader == seenBy ? root : await roots.ReadAsync(reader, cancellationToken);
        items.Add(root, -1);
        items.Show(0, await ReadRootGrantsAsync(root, reader, organizer, cancellationToken));
        var levels = new LevelReader(roster, items, isMember ? driveId : null, organizer);
        await levels.ReadAllAsync(job, new OpenFolder(0, root.Id, await levels.ReaderOfAsync(root, reader, cancellationToken) ?? reader), cancellationToken);
        await new DriveGrants(roster, items, reader, organizers).ReadAsync(asked => job.Report(EngineStep.ReadingAsOwners, asked), cancellationToken);
        var facts = drive?.ToFacts() ?? new DriveFacts(driveId, driveId, Restrictions.None);
        return new SourcedTree(items.Build([], facts), reader, organizers, items.ToldDirect, 0, 0);
    }

    /// <summary>The folder's own answer tells what it has directly and what comes from above it.</summary>
    private async Task<IReadOnlyList<DrivePermission>> ReadRootGrantsAsync(DriveFile root, string reader, string? organizer, CancellationToken cancellationToken)
    {
        var actor = root.CanShare != false ? reader : organizer ?? reader;
        try
        {
            return await roster.As(actor).ListPermissionsAsync(root.Id, cancellationToken).ToListAsync(cancellationToken);
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.Forbidden && refused.Reason is "insufficientFilePermissions")
        {
            throw new EngineException(EngineFault.NotAllowed,
                $"`{actor}` may not see the grants of `{root.Name}` (`{root.Id}`), for only who may share can; set `as:` to an organizer of the shared drive that it is in.", refused);
        }
    }
}
