using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>A folder to be listed, and in whose name.</summary>
/// <param name="Index">Its index in the collector.</param>
/// <param name="Id">Its file id.</param>
/// <param name="Reader">The user who lists it.</param>
internal readonly record struct OpenFolder(int Index, string Id, string Reader);

/// <summary>Lists a tree level by level, many folders in one query.</summary>
/// <remarks>
/// A flat list of My Drive is not documented to be complete, and what it lacks would look compliant; a folder's children are.
/// Fifty parents in one query are known to be taken (rclone, backend/drive).
/// </remarks>
/// <param name="roster">Lists in anybody's name.</param>
/// <param name="items">Takes in what is found.</param>
/// <param name="driveId">The shared drive to search in, whose member each reader has to be; null: wherever the reader sees the folders.</param>
/// <param name="substitute">In a shared drive, who lists what a reader may not, for what is in it belongs to nobody; null: nobody can.</param>
internal sealed class LevelReader(ActorRoster roster, ItemCollector items, string? driveId = null, string? substitute = null)
{
    private const int ParentsPerQuery = 50;

    /// <summary>The most files that one page has brought: what the service gives, not what was asked.</summary>
    public int LargestPage { get; private set; }

    /// <summary>Lists a folder and all below it, and takes in what they hold.</summary>
    public async Task ReadAllAsync(ReadingJob job, OpenFolder top, CancellationToken cancellationToken)
    {
        IReadOnlyList<OpenFolder> level = [top];
        while (level.Count > 0)
        {
            level = await ReadAsync(level, cancellationToken);
            job.Report(EngineStep.Reading, items.Count);
        }
    }

    /// <summary>Lists all folders of one level.</summary>
    /// <returns>The folders of the next level.</returns>
    private async Task<IReadOnlyList<OpenFolder>> ReadAsync(IReadOnlyList<OpenFolder> level, CancellationToken cancellationToken)
    {
        var queries = level.GroupBy(folder => folder.Reader, StringComparer.Ordinal).SelectMany(group => group.Chunk(ParentsPerQuery));
        var lists = queries.Select(folders => ListAsync(folders, cancellationToken)).ToList();

        var next = new List<OpenFolder>();
        foreach (var list in lists)
        {
            var listed = await list;
            LargestPage = Math.Max(LargestPage, listed.LargestPage);
            listed.Unread.ForEach(folder => items.Forget(folder.Index));
            foreach (var (file, folder) in listed.Files)
            {
                var index = items.Add(file, folder.Index);
                if (index < 0 || !file.IsFolder)
                {
                    continue;
                }

                if (await ReaderOfAsync(file, folder.Reader, cancellationToken) is { } reader)
                {
                    next.Add(new OpenFolder(index, file.Id, reader));
                }
                else
                {
                    items.Forget(index);
                }
            }
        }

        return next;
    }

    /// <summary>A folder that somebody limited may hide what is in it from the reader; its owner, or an organizer of the shared drive, always sees it.</summary>
    public async Task<string?> ReaderOfAsync(DriveFile folder, string reader, CancellationToken cancellationToken) =>
        folder.CanListChildren != false ? reader
        : folder.DriveId is null ? await roster.UsableOwnerAsync(folder.OwnerEmail, cancellationToken)
        : substitute;

    private async Task<Listed> ListAsync(OpenFolder[] folders, CancellationToken cancellationToken)
    {
        var byId = folders.ToDictionary(folder => folder.Id, StringComparer.Ordinal);
        var listed = new Listed();
        try
        {
            await foreach (var page in Pages(roster.As(folders[0].Reader), InAnyOf(byId.Keys), cancellationToken))
            {
                listed.LargestPage = Math.Max(listed.LargestPage, page.Files.Count);
                foreach (var file in page.Files)
                {
                    if (file.ParentId is { } parent && byId.TryGetValue(parent, out var folder))
                    {
                        listed.Files.Add((file, folder));
                    }
                    else if (folders.Length == 1)
                    {
                        listed.Files.Add((file, folders[0]));
                    }
                    else
                    {
                        return await ListOneByOneAsync(folders, cancellationToken);
                    }
                }
            }
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound && folders.Length > 1)
        {
            // One of them is not to be seen, and the answer does not tell which.
            return await ListOneByOneAsync(folders, cancellationToken);
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound && folders[0].Index > 0)
        {
            listed.Unread.Add(folders[0]);
        }

        return listed;
    }

    private IAsyncEnumerable<DriveFilePage> Pages(DriveApi drive, string q, CancellationToken cancellationToken) => driveId is null
        ? drive.ListFilesAsync(q, DriveFields.Crawl, cancellationToken)
        : drive.ListDriveFilesAsync(driveId, q, DriveFields.Crawl, cancellationToken);

    private async Task<Listed> ListOneByOneAsync(OpenFolder[] folders, CancellationToken cancellationToken)
    {
        var all = new Listed();
        foreach (var folder in folders)
        {
            var one = await ListAsync([folder], cancellationToken);
            all.Files.AddRange(one.Files);
            all.Unread.AddRange(one.Unread);
        }

        return all;
    }

    /// <summary>The search for all children of some folders.</summary>
    public static string InAnyOf(IEnumerable<string> folderIds) => string.Join(" or ", folderIds.Select(id => $"{DriveQuery.Quote(id)} in parents"));

    /// <summary>What one query brought: files with their folders, and folders that could not be listed.</summary>
    private sealed class Listed
    {
        public List<(DriveFile File, OpenFolder Folder)> Files { get; } = [];

        public List<OpenFolder> Unread { get; } = [];

        public int LargestPage { get; set; }
    }
}
