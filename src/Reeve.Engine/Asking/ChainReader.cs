using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;
using Reeve.Engine.Crawling;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Asking;

/// <summary>Reads one item of My Drive and the folders above it, as far up as they can be seen: all it takes to say who reaches the item.</summary>
internal sealed class ChainReader(ActorRoster roster, Workspace workspace, GrantMapper mapper)
{
    private const int MostAsked = 3;

    /// <summary>The item and the folders above it, the topmost first.</summary>
    /// <param name="file">The item.</param>
    /// <param name="reader">Who sees it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ImmutableArray<DriveFile>> UpFromAsync(DriveFile file, string reader, CancellationToken cancellationToken)
    {
        var chain = new List<DriveFile> { await AsOwnerAsync(file, cancellationToken) };
        while (chain[^1].ParentId is { } parent && chain.TrueForAll(below => below.Id != parent)
            && await SeeAsync(parent, [reader, chain[^1].OwnerEmail is { } owner && workspace.IsInside(owner) ? owner : null, .. Inheriting(chain[^1])], cancellationToken) is { } above)
        {
            chain.Add(await AsOwnerAsync(above, cancellationToken));
        }

        chain.Reverse();
        return [.. chain];
    }

    /// <summary>The same item with its grants, where its owner alone sees them.</summary>
    private async Task<DriveFile> AsOwnerAsync(DriveFile file, CancellationToken cancellationToken) =>
        file.Permissions is null && await roster.UsableOwnerAsync(file.OwnerEmail, cancellationToken) is { } owner
            ? await SeeAsync(file.Id, [owner], cancellationToken) ?? file
            : file;

    /// <summary>Who has something from above sees the folder above; a few will do.</summary>
    private IEnumerable<string> Inheriting(DriveFile file) => (file.Permissions ?? [])
        .Where(permission => permission is { Type: "user", View: null, Deleted: false } && permission.Details?.Any(detail => detail.Inherited) == true)
        .Select(permission => permission.EmailAddress?.ToLowerInvariant()).OfType<string>()
        .Where(workspace.IsInside).Order(StringComparer.Ordinal).Take(MostAsked);

    /// <summary>The tree of a chain, each item in the one before it.</summary>
    public async Task<(Tree Tree, bool ToldDirect)> ReadAsync(ImmutableArray<DriveFile> chain, string reader, CancellationToken cancellationToken)
    {
        var items = new ItemCollector(mapper);
        foreach (var file in chain)
        {
            var index = items.Add(file, items.Count - 1);
            if (!items.IsKnown(index) || !items.IsTold(index))
            {
                await ShowAsync(items, index, file, reader, cancellationToken);
            }
        }

        return (items.Build([]), items.ToldDirect);
    }

    /// <summary>The file as the first of some users who sees it; null if none does.</summary>
    public async Task<DriveFile?> SeeAsync(string id, IEnumerable<string?> users, CancellationToken cancellationToken)
    {
        var all = users.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var user in all)
        {
            if (all.Count > 1 && !await roster.IsUsableAsync(user, cancellationToken))
            {
                continue;
            }

            try
            {
                return await roster.As(user).GetFileAsync(id, cancellationToken);
            }
            catch (ApiException refused) when (refused.Fault == ApiFault.NotFound)
            {
                // The next one may see it.
            }
        }

        return null;
    }

    private async Task ShowAsync(ItemCollector items, int index, DriveFile file, string reader, CancellationToken cancellationToken)
    {
        foreach (var actor in new[] { await roster.UsableOwnerAsync(file.OwnerEmail, cancellationToken), reader }.OfType<string>())
        {
            try
            {
                items.Show(index, await roster.As(actor).ListPermissionsAsync(file.Id, cancellationToken).ToListAsync(cancellationToken));
                return;
            }
            catch (ApiException refused) when (refused.Fault is ApiFault.NotFound or ApiFault.Forbidden)
            {
                // Nobody but who may share it may read its grants; it stays unknown if none of these may.
            }
        }
    }
}
