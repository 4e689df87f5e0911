using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>For each item and each of its grants, at which item that grant begins, in one pass over a tree.</summary>
/// <remarks>
/// A grant begins where it is direct, or where the nearest known folder above does not have it. What a person owns in a folder of theirs
/// begins with the folder. Items in one folder that begin nothing share one entry, so that what grows is the number of different grants,
/// not of items times grants.
/// </remarks>
internal sealed class GrantSources
{
    private readonly Dictionary<(Entry? Above, ImmutableArray<Grant> Grants), Entry> _shared = [];

    /// <summary>Goes through a tree. Linear in its items.</summary>
    public GrantSources(Tree tree)
    {
        var entries = new Entry?[tree.Count];
        foreach (var item in tree.Items)
        {
            var above = item.IsRoot ? null : entries[item.Parent.Index];
            entries[item.Index] = item.IsKnown && item.Kind != ItemKind.Shortcut ? EntryOf(item, above) : above;
            if (Counts(item))
            {
                entries[item.Index]!.Items++;
            }
        }
    }

    /// <summary>All entries, in the order of the first item of each.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>Whether an item is counted: not a shortcut, not in the trash, not unknown.</summary>
    public static bool Counts(Item item) => item is { IsKnown: true, IsTrashed: false } && item.Kind != ItemKind.Shortcut;

    /// <summary>Whether something is not known: what is granted on an item, or all that is in a shared drive.</summary>
    public static bool IsUnknown(Item item) =>
        item is { IsKnown: false, IsTrashed: false } && item.Kind != ItemKind.Shortcut || (item.IsRoot && item.Tree.Drive is { IsUnread: true });

    private Entry EntryOf(Item item, Entry? above)
    {
        if (_shared.TryGetValue((above, item.Grants), out var known))
        {
            return known;
        }

        var (from, begins) = (new int[item.Grants.Length], false);
        for (var place = 0; place < from.Length; place++)
        {
            from[place] = Source(item.Grants[place], above) ?? item.Index;
            begins |= from[place] == item.Index;
        }

        var entry = new Entry(item.Grants, from);
        Entries.Add(entry);
        if (!begins)
        {
            _shared.Add((above, item.Grants), entry);
        }

        return entry;
    }

    private static int? Source(Grant grant, Entry? above)
    {
        var place = above?.PlaceOf(grant.Grantee.Id) ?? -1;
        return place < 0 ? null
            : grant.Direct == Role.Owner ? above!.Grants[place].Direct == Role.Owner ? above.From[place] : null
            : grant.IsDirect ? null
            : above!.From[place];
    }

    /// <summary>The grants of some items, and where each begins.</summary>
    /// <param name="grants">The grants, sorted by the id of the grantee.</param>
    /// <param name="from">By the place of the grant: the index of the item where it begins.</param>
    internal sealed class Entry(ImmutableArray<Grant> grants, int[] from)
    {
        public ImmutableArray<Grant> Grants => grants;

        public int[] From => from;

        /// <summary>How many items have it.</summary>
        public int Items { get; set; }

        public int PlaceOf(string granteeId)
        {
            var (low, high) = (0, grants.Length - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var order = string.CompareOrdinal(grants[middle].Grantee.Id, granteeId);
                if (order == 0)
                {
                    return middle;
                }

                (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
            }

            return -1;
        }
    }
}
