using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>How a tree looks once changes are made: what flows down is worked out anew below them. Pure.</summary>
/// <remarks>
/// Linear in the tree. Items that share their grants and their folder's share the outcome. A folder that could not be read is taken to
/// pass on what it inherits.
/// </remarks>
public static class Forecast
{
    /// <summary>Returns the tree as it is after <paramref name="changes"/>.</summary>
    /// <param name="tree">The tree before.</param>
    /// <param name="changes">Changes of this tree's items; those of items that are not in it are passed over.</param>
    public static Tree After(Tree tree, IEnumerable<Change> changes)
    {
        var direct = new Dictionary<int, List<DirectChange>>();
        foreach (var change in changes)
        {
            if (DirectChange.Of(change) is { } one && tree.TryFind(change.File, out var item))
            {
                (direct.TryGetValue(item.Index, out var list) ? list : direct[item.Index] = []).Add(one);
            }
        }

        var after = new Dictionary<int, ImmutableArray<Grant>>();
        var shared = new Dictionary<(ImmutableArray<Grant> Own, ImmutableArray<Grant> Before, ImmutableArray<Grant> After), ImmutableArray<Grant>>();
        foreach (var item in tree.Items.Where(item => item.IsKnown))
        {
            var mine = direct.GetValueOrDefault(item.Index);
            ImmutableArray<Grant> above = [], aboveAfter = [];
            if (FolderOf(item) is { } folder && after.TryGetValue(folder.Index, out var changed))
            {
                (above, aboveAfter) = (folder.Grants, changed);
            }
            else if (mine is null)
            {
                continue;
            }

            var key = (item.Grants, above, aboveAfter);
            if (mine is not null || !shared.TryGetValue(key, out var grants))
            {
                grants = Reflow(WithDirect(item.Grants, mine ?? []), above, aboveAfter);
                if (mine is null)
                {
                    shared[key] = grants;
                }
            }

            if (!grants.AsSpan().SequenceEqual(item.Grants.AsSpan()))
            {
                after[item.Index] = grants;
            }
        }

        return tree.With(after);
    }

    /// <summary>The nearest known folder from which access flows down to an item; null if none does.</summary>
    private static Item? FolderOf(Item item)
    {
        while (!item.IsRoot && !item.IsLimited)
        {
            item = item.Parent;
            if (item.IsKnown)
            {
                return item;
            }
        }

        return null;
    }

    private static ImmutableArray<Grant> WithDirect(ImmutableArray<Grant> grants, List<DirectChange> changes)
    {
        foreach (var change in changes)
        {
            var index = grants.FindIndex(grant => grant.Grantee.Id == change.Grantee.Id || grant.Grantee.Principal == change.Grantee.Principal);
            var before = index < 0 ? new Grant(change.Grantee, Role.None) : grants[index];
            var now = before with
            {
                Direct = change.After?.Role ?? Role.None,
                Findable = change.After?.Findable ?? false,
                ExpiresAt = change.After?.ExpiresAt,
            };
            grants = (index < 0, now.Effective == Role.None) switch
            {
                (true, true) => grants,
                (true, false) => grants.Add(now),
                (false, true) => grants.RemoveAt(index),
                (false, false) => grants.SetItem(index, now),
            };
        }

        return grants;
    }

    /// <summary>Takes over what differs above, and nothing else: what the service showed of the rest stays as it showed it.</summary>
    private static ImmutableArray<Grant> Reflow(ImmutableArray<Grant> own, ImmutableArray<Grant> above, ImmutableArray<Grant> aboveAfter)
    {
        var result = own.ToBuilder();
        foreach (var grantee in above.Concat(aboveAfter).Select(grant => grant.Grantee).DistinctBy(grantee => grantee.Id))
        {
            var (before, now) = (Flows(above, grantee.Id), Flows(aboveAfter, grantee.Id));
            if (before == now)
            {
                continue;
            }

            var index = result.FindIndex(grant => grant.Grantee.Id == grantee.Id);
            var grant = index < 0 ? new Grant(grantee, Role.None) : result[index];

            // What is inherited beyond what came from above is an unknown folder's own, and stays.
            grant = grant with { Inherited = grant.Inherited > before && grant.Inherited > now ? grant.Inherited : now };
            if (index < 0)
            {
                result.Add(grant);
            }
            else if (grant.Effective == Role.None)
            {
                result.RemoveAt(index);
            }
            else
            {
                result[index] = grant;
            }
        }

        return result.ToImmutable();
    }

    private static Role Flows(ImmutableArray<Grant> grants, string granteeId)
    {
        foreach (var grant in grants)
        {
            if (grant.Grantee.Id == granteeId)
            {
                return Inheritance.Flowing(grant.Effective);
            }
        }

        return Role.None;
    }

    private sealed record DirectChange(Grantee Grantee, GrantState? After)
    {
        public static DirectChange? Of(Change change) => change switch
        {
            Change.GrantCreate create => new(new Grantee(create.GranteeId, create.For), create.After),
            Change.GrantUpdate update => new(update.Grantee, update.After),
            Change.GrantDelete delete => new(delete.Grantee, null),
            _ => null,
        };
    }
}

file static class Builders
{
    public static int FindIndex(this ImmutableArray<Grant> grants, Func<Grant, bool> matches)
    {
        for (var index = 0; index < grants.Length; index++)
        {
            if (matches(grants[index]))
            {
                return index;
            }
        }

        return -1;
    }

    public static int FindIndex(this ImmutableArray<Grant>.Builder grants, Func<Grant, bool> matches)
    {
        for (var index = 0; index < grants.Count; index++)
        {
            if (matches(grants[index]))
            {
                return index;
            }
        }

        return -1;
    }
}
