using Reeve.Core.Trees;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Reads direct and inherited apart where that cannot be inferred: in a folder whose own grants are unknown.</summary>
/// <remarks>Otherwise all that such a folder passes on would look as if it had been granted on each item in it.</remarks>
internal sealed class BelowUnknown(ActorRoster roster, ItemCollector items)
{
    /// <summary>Asks for each such item; what nobody may tell becomes unknown.</summary>
    /// <param name="reader">In whose name, where the item's owner cannot be acted as.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task ReadAsync(string reader, CancellationToken cancellationToken)
    {
        for (var unsure = Unsure(); unsure.Count > 0; unsure = Unsure())
        {
            var told = await Task.WhenAll(unsure.Select(index => ReadAsync(index, reader, cancellationToken)));
            foreach (var (index, permissions) in unsure.Zip(told))
            {
                if (permissions is null)
                {
                    items.Forget(index);
                }
                else
                {
                    items.Show(index, permissions);
                }
            }
        }
    }

    private List<int> Unsure() => [.. Enumerable.Range(1, items.Count - 1).Where(IsUnsure)];

    private bool IsUnsure(int index) => items.IsKnown(index) && !items.IsTold(index) && !items.IsKnown(items.ParentOf(index))
        && !items[index].IsTrashed && items[index].Kind != ItemKind.Shortcut;

    private async Task<IReadOnlyList<DrivePermission>?> ReadAsync(int index, string reader, CancellationToken cancellationToken)
    {
        var actor = await roster.UsableOwnerAsync(items[index].Owner, cancellationToken) ?? reader;
        try
        {
            return await roster.As(actor).ListPermissionsAsync(items[index].Id, cancellationToken).ToListAsync(cancellationToken);
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound or ApiFault.Forbidden)
        {
            return null;
        }
    }
}
