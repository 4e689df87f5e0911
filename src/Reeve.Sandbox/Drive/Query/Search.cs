using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Query;

/// <summary>Finds the items of one page of files.list, as the caller sees the workspace.</summary>
/// <remarks>
/// Without a bound by folders, only what was given to the caller or their groups is searched, and the shared drives asked for; what a
/// domain or a link grant merely lets them open is not. Within a folder that they may list, they find all that they may open.
/// Source: Drive guide "Search for files and folders".
/// </remarks>
internal sealed class Search(Company company, Caller caller, Corpus corpus, Expression? query)
{
    /// <summary>Returns a page in the sandbox's own order, and where the next one begins; null if it was the last.</summary>
    public (List<Item> Items, PageToken? Next) Page(PageToken cursor, int size)
    {
        var found = new List<Item>(Math.Min(size, 128));
        var last = cursor;
        var (groups, isBound) = Groups();
        for (var group = cursor.Group; group < groups.Count; group++)
        {
            var items = groups[group];
            var start = Items.IndexAfter(items, group == cursor.Group ? cursor.Position : 0);
            for (var index = start; index < items.Count; index++)
            {
                if (!Matches(items[index], isBound))
                {
                    continue;
                }

                if (found.Count == size)
                {
                    return (found, last);
                }

                found.Add(items[index]);
                last = new PageToken(group, items[index].Sequence);
            }
        }

        return (found, null);
    }

    /// <summary>Returns a page in a wanted order; all that matches is sorted for each page.</summary>
    public (List<Item> Items, PageToken? Next) SortedPage(Comparison<Item> order, PageToken cursor, int size)
    {
        var (groups, isBound) = Groups();
        var all = groups.SelectMany(group => group).Where(item => Matches(item, isBound)).ToList();
        all.Sort((one, other) => order(one, other) is var result && result != 0 ? result : one.Sequence.CompareTo(other.Sequence));
        var from = (int)Math.Min(cursor.Position, all.Count);
        var count = Math.Min(size, all.Count - from);

        return (all.GetRange(from, count), from + count < all.Count ? new PageToken(0, from + count) : null);
    }

    // The folders are asked for once a page: working them out costs more than a look at an item.
    private (List<IReadOnlyList<Item>> Groups, bool IsBound) Groups() =>
        query?.Folders is { } folders
            ? ([.. folders.Select(folder => Access.RoleOf(folder, caller) == Role.None ? [] : folder.Children ?? (IReadOnlyList<Item>)[])], true)
            : ([company.Items.InOrder], false);

    private bool Matches(Item item, bool isBound) =>
        (query is null || query.Holds(item)) && (isBound ? corpus.HasInFolder(item, caller) : corpus.Has(item, caller));
}
