using Reeve.Core.Trees;
using Reeve.Engine.Crawling;
using Reeve.Google.Drive;

namespace Reeve.Engine.Asking;

/// <summary>Reads all that one user owns, as one tree below that user's My Drive.</summary>
/// <remarks>What lies in somebody else's folder, or in none, is put at the top: where it lies is not the user's to see, and what it inherits from there shows as coming from above.</remarks>
internal sealed class OwnedReader(DriveApi drive, GrantMapper mapper)
{
    /// <summary>Reads.</summary>
    /// <param name="user">The user, for progress.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The tree, and whether the service told direct from inherited everywhere.</returns>
    public async Task<(Tree Tree, bool ToldDirect)> ReadAsync(string user, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var root = await drive.GetFileAsync("root", cancellationToken);
        var below = new Dictionary<string, List<DriveFile>>(StringComparer.Ordinal);
        var owned = new Dictionary<string, DriveFile>(StringComparer.Ordinal) { [root.Id] = root };
        await foreach (var page in drive.ListFilesAsync("'me' in owners", DriveFields.Crawl, cancellationToken))
        {
            foreach (var file in page.Files)
            {
                owned.TryAdd(file.Id, file);
            }

            progress?.Report(new EngineProgress(EngineStep.Reading, user, owned.Count, null));
        }

        foreach (var file in owned.Values.Where(file => file.Id != root.Id))
        {
            var folder = file.ParentId is { } parent && owned.TryGetValue(parent, out var own) && own.IsFolder ? parent : root.Id;
            if (!below.TryGetValue(folder, out var files))
            {
                below.Add(folder, files = []);
            }

            files.Add(file);
        }

        var items = new ItemCollector(mapper);
        var open = new Queue<(DriveFile File, int Parent)>([(root, -1)]);
        while (open.TryDequeue(out var next))
        {
            var index = items.Add(next.File, next.Parent);
            if (index == 0 && !items.IsKnown(0) && root.OwnerPermissionId is { } owner)
            {
                // Nobody may share the top of a My Drive, so its grants are not told: there is but the owner's.
                items.Show(0, [new DrivePermission { Id = owner, Type = "user", Role = "owner", EmailAddress = root.OwnerEmail }]);
            }

            foreach (var file in below.GetValueOrDefault(next.File.Id) ?? [])
            {
                open.Enqueue((file, index));
            }
        }

        return (items.Build([]), items.ToldDirect);
    }
}
