using System.Collections.Immutable;
using Reeve.Engine.Ports;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Reads a whole shared drive.</summary>
/// <remarks>Unlike one of My Drive, a list of a shared drive holds all that is in it, at whatever depth. Source: Drive API v3, guide "Search for content in shared drives".</remarks>
internal sealed class SharedDriveReader(ActorRoster roster, DriveMembers members, ItemCollector items)
{
    /// <summary>Reads it.</summary>
    /// <param name="job">What for.</param>
    /// <param name="idOrName">The drive's id, or a name that only it bears.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SourcedTree> ReadAsync(ReadingJob job, string idOrName, CancellationToken cancellationToken)
    {
        var askers = await DriveAsker.AllAsync(job.Target, job.Workspace, roster, cancellationToken);
        var drive = await new DriveFinder(roster).FindAsync(job.Target, idOrName, askers, cancellationToken);
        var access = await members.ReadAsync(drive.Id, askers, cancellationToken) ?? throw new EngineException(EngineFault.NotAllowed,
            $"Nobody named sees who is a member of the shared drive `{drive.Name}` (tree `{job.Target.Name}`), which takes an administrator or one of its organizers; set `workspace.admin` or `as:` to one.");
        var organizers = await members.OrganizersAsync(access, cancellationToken);
        if (await ReaderAsync(job, access, organizers, cancellationToken) is not { } reader)
        {
            return await MembersOnlyAsync(job, drive, access, organizers, cancellationToken);
        }

        var mayShare = organizers.Contains(reader, StringComparer.Ordinal) || await IsOrganizerAsync(drive, reader, cancellationToken);
        organizers = mayShare && !organizers.Contains(reader, StringComparer.Ordinal) ? organizers.Insert(0, reader) : organizers;
        items.Add(RootOf(drive, mayShare), -1);
        items.Show(0, access);
        await ListAsync(job, drive, reader, organizers, cancellationToken);
        await new DriveGrants(roster, items, reader, organizers).ReadAsync(asked => job.Report(EngineStep.ReadingAsOwners, asked), cancellationToken);
        return new SourcedTree(items.Build([], drive.ToFacts()), reader, organizers, items.ToldDirect, 0, 0);
    }

    private static DriveFile RootOf(SharedDrive drive, bool canShare) => new()
    {
        Id = drive.Id,
        DriveId = drive.Id,
        Name = drive.Name,
        MimeType = DriveFile.FolderMimeType,
        CanShare = canShare,
        CanListChildren = true,
    };

    /// <summary>An organizer sees all; where none can be acted as, whoever has most does; null if there is nobody.</summary>
    private async Task<string?> ReaderAsync(ReadingJob job, IReadOnlyList<DrivePermission> access, ImmutableArray<string> organizers, CancellationToken cancellationToken) =>
        job.Target.As
            ?? (await roster.FirstUsableAsync(organizers.Concat(members.ByRole(access)).Distinct(StringComparer.Ordinal), 1, cancellationToken) is [var reader, ..] ? reader : null);

    /// <summary>An administrator sees who is a member, and may change that, but nothing of what is in the drive. Source: Drive API v3, permissions.list, "useDomainAdminAccess".</summary>
    /// <remarks>Where a group is a member of which nobody tells who is in it, one of those can read the drive, and has only to be named.</remarks>
    private async Task<SourcedTree> MembersOnlyAsync(
        ReadingJob job, SharedDrive drive, IReadOnlyList<DrivePermission> access, ImmutableArray<string> organizers, CancellationToken cancellationToken)
    {
        if (job.Workspace.Admin is not { } admin || !await members.TellsAllAsync(access, cancellationToken))
        {
            throw new EngineException(EngineFault.NotAllowed,
                $"No member of the shared drive `{drive.Name}` (tree `{job.Target.Name}`) can be acted as, so nobody can read it; {Mend(access)}.");
        }

        items.Add(RootOf(drive, canShare: false), -1);
        items.Show(0, access);
        return new SourcedTree(items.Build([], drive.ToFacts() with { IsUnread = true }), admin, organizers, items.ToldDirect, 0, 0);
    }

    /// <summary>Members that are groups have somebody in them, whom the Directory did not tell.</summary>
    private static string Mend(IReadOnlyList<DrivePermission> access) => access.Any(member => member is { Type: "group", Deleted: false })
        ? "set `as:` to a user who is in one of its groups, best one that is an organizer"
        : "make a user of the workspace an organizer of it";

    /// <summary>Who is an organizer through a group that the Directory does not tell shows by what they may do.</summary>
    private async Task<bool> IsOrganizerAsync(SharedDrive drive, string reader, CancellationToken cancellationToken)
    {
        try
        {
            return (await roster.As(reader).GetDriveAsync(drive.Id, cancellationToken)).Capabilities?.CanManageMembers == true;
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound)
        {
            throw NotAMember(drive, reader, refused);
        }
    }

    private async Task ListAsync(ReadingJob job, SharedDrive drive, string reader, ImmutableArray<string> organizers, CancellationToken cancellationToken)
    {
        var list = new FlatList(roster, drive.Id, reader, seesAll: organizers.Contains(reader, StringComparer.Ordinal));
        await FillAsync(list, job, drive, reader, cancellationToken);

        // A folder that somebody limited hides from other members what is in it, but never from an organizer.
        var hidden = list.Files.Where(file => file is { IsFolder: true, CanListChildren: false }).Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count > 0 && (await roster.FirstUsableAsync(organizers.Where(organizer => organizer != reader), 1, cancellationToken)) is [var organizer])
        {
            hidden.Clear();
            await FillAsync(list, job, drive, organizer, cancellationToken);
        }

        await list.SettleAsync(cancellationToken);
        Place(list, drive, hidden);
    }

    private async Task FillAsync(FlatList list, ReadingJob job, SharedDrive drive, string reader, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var page in roster.As(reader).ListDriveFilesAsync(drive.Id, null, DriveFields.Crawl, cancellationToken))
            {
                foreach (var file in page.Files)
                {
                    list.Add(file);
                }

                job.Report(EngineStep.Reading, list.Count);
            }
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound)
        {
            throw NotAMember(drive, reader, refused);
        }
    }

    private void Place(FlatList list, SharedDrive drive, HashSet<string> hidden)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal) { [drive.Id] = 0 };
        foreach (var (file, folder) in list.InOrder())
        {
            var index = items.Add(file, folder is null ? 0 : places[folder]);
            places[file.Id] = index;
            if (folder is null || hidden.Contains(file.Id))
            {
                items.Forget(index);
            }
        }
    }

    private static EngineException NotAMember(SharedDrive drive, string reader, ApiException refused) => new(EngineFault.NotAllowed,
        $"`{reader}` is not a member of the shared drive `{drive.Name}`; set `as:` to one of its organizers.", refused);
}
