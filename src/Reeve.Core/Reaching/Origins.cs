using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>Where a grant comes from.</summary>
/// <param name="From">The item itself or a folder above it; null: above what could be read.</param>
/// <param name="Role">What it allows on the item below: an owner is a writer of what others put in the folder.</param>
/// <param name="Findable">Whether search finds the item for whom it names, as far as this place is what does it.</param>
/// <param name="ExpiresAt">When it ends by itself; null if it lasts, or is not told.</param>
internal readonly record struct Origin(Item? From, Role Role, bool Findable, DateTimeOffset? ExpiresAt);

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
            yield return new Origin(item, grant.Direct, IsFindableFrom(item, grant), grant.ExpiresAt);
        }

        // A limited folder that lets a grant pass, as it does with organizers, shows it as inherited; of the grants above only those that are as high pass with it.
        var least = Role.Reader;
        for (var (below, seen) = (item, grant); seen.Inherited is var inherited && inherited != Role.None;)
        {
            least = below.IsLimited && inherited > least ? inherited : least;
            if (below.IsRoot || !below.Parent.TryFind(grant.Grantee.Id, out var above))
            {
                yield return new Origin(null, inherited, seen.Findable, null);
                yield break;
            }

            if (above.IsDirect && Inheritance.Flowing(above.Direct) >= least)
            {
                yield return new Origin(below.Parent, Inheritance.Flowing(above.Direct), IsFindableFrom(below.Parent, above), above.ExpiresAt);
            }

            (below, seen) = (below.Parent, above);
        }
    }

    /// <summary>Whether it is here that search was let find it: what the folder above shows as findable too is told of that folder.</summary>
    private static bool IsFindableFrom(Item item, Grant grant) =>
        grant.Findable && (item.IsRoot || item.IsLimited || !item.Parent.TryFind(grant.Grantee.Id, out var above) || !above.Findable);
}
