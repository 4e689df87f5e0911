using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Reeve.Core.Trees;

/// <summary>A root and all below it, as it was read at one time. Immutable.</summary>
/// <remarks>
/// Parallel arrays, all of length <see cref="Count"/>, the index being the item's.
/// INVARIANT: parent[i] &lt; i for every i above 0; 0 is the root and has parent -1. A default entry in the grants means
/// that they could not be read. Equal sets of grants are one array, for most items have just what they inherit.
/// </remarks>
public sealed class Tree
{
    private readonly ItemFacts[] _facts;
    private readonly int[] _parents;
    private readonly ImmutableArray<Grant>[] _grants;
    private readonly Lazy<FrozenDictionary<string, int>> _byId;

    internal Tree(ItemFacts[] facts, int[] parents, ImmutableArray<Grant>[] grants, ImmutableHashSet<string> ownersAbove, DriveFacts? drive)
    {
        _facts = facts;
        _parents = parents;
        _grants = grants;
        OwnersAbove = ownersAbove;
        Drive = drive;
        _byId = new(() => _facts.Select((item, index) => (item.Id, index)).ToFrozenDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal));
    }

    /// <summary>How many items were read, the root and what is in the trash included; at least 1.</summary>
    public int Count => _facts.Length;

    /// <summary>The root.</summary>
    public Item Root => new(this, 0);

    /// <summary>The addresses, in lower case, of those who own a folder above the root, as far as they could be read.</summary>
    public ImmutableHashSet<string> OwnersAbove { get; }

    /// <summary>The shared drive that the tree is, or lies in; null in My Drive.</summary>
    public DriveFacts? Drive { get; }

    /// <summary>Whether the tree is a whole shared drive, so that what is granted on its root is membership.</summary>
    public bool IsWholeDrive => Drive is { } drive && drive.Id == _facts[0].Id;

    /// <summary>All items, parents before children.</summary>
    public IEnumerable<Item> Items
    {
        get
        {
            for (var index = 0; index < Count; index++)
            {
                yield return new Item(this, index);
            }
        }
    }

    /// <summary>The item at <paramref name="index"/>, from 0 to <see cref="Count"/> - 1.</summary>
    public Item this[int index] => new(this, index);

    /// <summary>Finds an item by its file id. The first call is linear in the tree.</summary>
    public bool TryFind(string id, out Item item)
    {
        var found = _byId.Value.TryGetValue(id, out var index);
        item = new Item(this, index);
        return found;
    }

    /// <summary>The same tree with other grants on some items: how it looks after a write or a second reading.</summary>
    /// <param name="changed">By index; a default array means that the grants are not known. Linear in the tree.</param>
    public Tree With(IReadOnlyDictionary<int, ImmutableArray<Grant>> changed)
    {
        var grants = (ImmutableArray<Grant>[])_grants.Clone();
        foreach (var (index, now) in changed)
        {
            grants[index] = now;
        }

        return new Tree(_facts, _parents, grants, OwnersAbove, Drive);
    }

    /// <summary>The same tree with other facts of some items, and other restrictions of its drive.</summary>
    /// <param name="changed">By index; ids stay. Linear in the tree.</param>
    /// <param name="drive">The drive as it is then; null in My Drive.</param>
    public Tree With(IReadOnlyDictionary<int, ItemFacts> changed, DriveFacts? drive)
    {
        var facts = (ItemFacts[])_facts.Clone();
        foreach (var (index, now) in changed)
        {
            facts[index] = now;
        }

        return new Tree(facts, _parents, _grants, OwnersAbove, drive);
    }

    internal ref readonly ItemFacts Facts(int index) => ref _facts[index];

    internal int ParentOf(int index) => _parents[index];

    internal ImmutableArray<Grant> GrantsOf(int index) => _grants[index];
}
