using Reeve.Core.Policies;
using Reeve.Engine.People;
using Reeve.Engine.Ports;
using Reeve.Google;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Reads trees of Drive: folders of My Drive, whole shared drives, and folders inside one.</summary>
internal sealed class DriveTreeSource(GoogleClient google, ActorRoster roster, GrantMapper mapper, Organization organization) : ITreeSource
{
    /// <inheritdoc/>
    public async Task<SourcedTree> ReadAsync(TreeTarget target, Workspace workspace, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var before = google.Usage;
        var job = new ReadingJob(target, workspace, progress);
        var read = await ReadByUsableAsync(job, cancellationToken);
        var after = google.Usage;
        return read with { Requests = after.Requests - before.Requests, QuotaUnits = after.QuotaUnits - before.QuotaUnits };
    }

    /// <summary>A token that was kept outlives its user's suspension until it is refused; then somebody else reads.</summary>
    private async Task<SourcedTree> ReadByUsableAsync(ReadingJob job, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return job.Target.Root is TreeRoot.Drive drive
                    ? await WholeDrive(job).ReadAsync(job, drive.IdOrName, cancellationToken)
                    : await ReadFolderAsync(job, cancellationToken);
            }
            catch (ApiException refused) when (refused.Fault is ApiFault.Forbidden)
            {
                if (!await roster.HasLostAsync(cancellationToken))
                {
                    throw;
                }
            }
        }
    }

    private async Task<SourcedTree> ReadFolderAsync(ReadingJob job, CancellationToken cancellationToken)
    {
        var roots = new RootReader(roster, job);
        var (root, seenBy) = await roots.ReadAsync(cancellationToken);
        if (root.DriveId is null)
        {
            var reader = job.Target.As ?? roots.OwnerOf(root);
            return await new MyDriveReader(roster, new ItemCollector(mapper))
                .ReadAsync(job, reader == seenBy ? root : await roots.ReadAsync(reader, cancellationToken), reader, cancellationToken);
        }

        return root.Id == root.DriveId
            ? await WholeDrive(job).ReadAsync(job, root.Id, cancellationToken)
            : await new DriveFolderReader(roster, Members(job), new ItemCollector(mapper)).ReadAsync(job, roots, root, seenBy, cancellationToken);
    }

    private SharedDriveReader WholeDrive(ReadingJob job) => new(roster, Members(job), new ItemCollector(mapper));

    private DriveMembers Members(ReadingJob job) => new(roster, organization, job.Workspace);
}
