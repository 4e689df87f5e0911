using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>Where a grant comes from.</summary>
/// <param name="From">The item itself or a folder above it; null: above what could be read.</param>
/// <param name="Role">What it allows on the item below: an owner is a writer of what others put in the folder.</param>
/// <param name="ExpiresAt">When it ends by itself; null if it lasts, or is not told.</param>
internal readonly record struct Origin(Item? From, Role Role, DateTimeOffset? ExpiresAt);

/// <summary>Follows grants up to where they were given.</summary>
internal static class Origins
{
    /// <summary>All places that give a grant, nearest first. Linear in the depth.</summary>
    /// <param name="item">Where it is seen.</param>
    /// <param name="grant">One of its grants.</param>
    public static IEnumerable<Origin> Of(Item item, Grant grant)
    {
        if (grant.IsDirect)
        {
            yield return new Origin(item, grant.Direct, grant.ExpiresAt);
        }

        // A limited folder that lets a grant pass, as it does with organizers, shows it as inherited; of the grants above only those that are as high pass with it.
        var least = Role.Reader;
        for (var (below, seen) = (item, grant); seen.Inherited != Role.None;)
        {
            least = below.IsLimited && seen.Inherited > least ? seen.Inherited : least;
            if (below.IsRoot || !below.Parent.TryFind(grant.Grantee.Id, out var above))
            {
                yield return new Origin(null, seen.Inherited, null);
                yield break;
            }

            if (above.IsDirect && Inheritance.Flowing(above.Direct) >= least)
            {
                yield return new Origin(below.Parent, Inheritance.Flowing(above.Direct), above.ExpiresAt);
            }

            (below, seen) = (below.Parent, above);
        }
    }
}
