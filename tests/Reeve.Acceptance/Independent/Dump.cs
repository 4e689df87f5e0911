using System.Text.Json.Nodes;

namespace Reeve.Acceptance.Independent;

/// <summary>All items at one moment, from the sandbox's own dump.</summary>
internal sealed class Dump
{
    private readonly Dictionary<string, Item> _items;

    private Dump(IEnumerable<Item> items) => _items = items.ToDictionary(item => item.Id, StringComparer.Ordinal);

    /// <summary>All items, and the tops of shared drives.</summary>
    public IEnumerable<Item> Items => _items.Values;

    public Item this[string id] => _items[id];

    public static Dump Read(string json)
    {
        var all = JsonNode.Parse(json)!;

        return new Dump([.. all["items"]!.AsArray().Select(item => Item.Read(item!)), .. (all["drives"]?.AsArray() ?? []).Select(drive => Item.ReadDrive(drive!))]);
    }

    /// <summary>The item and the folders above it, the nearest first, the top of a shared drive too; a My Drive root is none of them.</summary>
    public IEnumerable<Item> Chain(string id)
    {
        for (var item = _items.GetValueOrDefault(id); item is not null; item = item.Parent is null ? null : _items.GetValueOrDefault(item.Parent))
        {
            yield return item;
        }
    }

    /// <summary>A root and all below it, folders before what is in them.</summary>
    public IReadOnlyList<Item> Tree(string root)
    {
        var children = _items.Values.Where(item => item.Parent is not null).ToLookup(item => item.Parent!, StringComparer.Ordinal);
        var found = new List<Item> { _items[root] };
        for (var index = 0; index < found.Count; index++)
        {
            found.AddRange(children[found[index].Id].OrderBy(item => item.Id, StringComparer.Ordinal));
        }

        return found;
    }
}
