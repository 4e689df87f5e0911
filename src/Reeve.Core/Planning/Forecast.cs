using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>How a tree looks once changes are made: what flows down is worked out anew below them. Pure; linear in the tree.</summary>
public static class Forecast
{
    /// <summary>Returns the tree as it is after <paramref name="changes"/>.</summary>
    /// <param name="tree">The tree before.</param>
    /// <param name="changes">Changes of this tree's items; those of items that are not in it are passed over.</param>
    public static Tree After(Tree tree, IEnumerable<Change> changes)
    {
        var byItem = changes.ToLookup(change => change.File, StringComparer.Ordinal);
        var projection = new Projection(tree);
        foreach (var item in tree.Items)
        {
            var own = byItem[item.Id].ToList();
            foreach (var change in own)
            {
                SetFacts(projection, item, change);
            }

            if (item.IsKnown)
            {
                projection.Set(item, own.Aggregate(projection.Arriving(item), With));
            }
        }

        return projection.ToTree();
    }

    private static void SetFacts(Projection projection, Item item, Change change)
    {
        var facts = projection.FactsOf(item);
        switch (change)
        {
            case Change.FileUpdate update:
                projection.Set(item, facts with
                {
                    IsLimited = update.After.Limited ?? facts.IsLimited,
                    WritersCanShare = update.After.Resharing ?? facts.WritersCanShare,
                    ReadersCanDownload = update.After.Download ?? facts.ReadersCanDownload,
                });
                break;
            case Change.OwnerTransfer transfer:
                projection.Set(item, facts with { Owner = transfer.To.Principal.Address });
                break;
            case Change.DriveUpdate update when projection.Drive is { } drive:
                var has = drive.Restrictions;
                projection.Drive = drive with
                {
                    Restrictions = new Restrictions(
                        update.After.Resharing ?? has.Resharing, update.After.Download ?? has.Download, update.After.MembersOnly ?? has.MembersOnly, update.After.InternalOnly ?? has.InternalOnly),
                };
                break;
        }
    }

    private static ImmutableArray<Grant> With(ImmutableArray<Grant> grants, Change change) => change switch
    {
        Change.GrantCreate create => grants.WithDirect(new Grantee(create.GranteeId, create.For), create.After),
        Change.GrantUpdate update => grants.WithDirect(update.Grantee, update.After),
        Change.GrantDelete delete => grants.WithDirect(delete.Grantee, null),
        Change.OwnerTransfer transfer => grants.WithDirect(transfer.To, new GrantState(Role.Owner)).WithDirect(transfer.From, transfer.Keeps),
        _ => grants,
    };
}
