using System.Collections.Immutable;

namespace Reeve.Core.Trees;

/// <summary>Puts a <see cref="Tree"/> together while it is being read. Not safe for several threads.</summary>
public sealed class TreeBuilder
{
    private readonly List<ItemFacts> _facts = [];
    private readonly List<int> _parents = [];
    private readonly List<ImmutableArray<Grant>> _grants = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly Dictionary<ImmutableArray<Grant>, ImmutableArray<Grant>> _sets = new(GrantSetComparer.Instance);

    /// <summary>How many items have been added.</summary>
    public int Count => _facts.Count;

    /// <summary>Adds an item whose grants are not known yet; the first one is the root.</summary>
    /// <param name="item">What it is.</param>
    /// <param name="parent">The index of its folder, added before; -1 for the root.</param>
    /// <returns>Its index, or -1 if an item with this id is there already: a list may name one twice while it changes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parent"/> has not been added.</exception>
    public int Add(ItemFacts item, int parent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(parent, Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(parent < 0, Count == 0, nameof(parent));

        if (!_indices.TryAdd(item.Id, Count))
        {
            return -1;
        }

        _facts.Add(item);
        _parents.Add(parent);
        _grants.Add(default);
        return Count - 1;
    }

    /// <summary>The facts of the item at <paramref name="index"/>.</summary>
    public ItemFacts this[int index] => _facts[index];

    /// <summary>The index of an item's folder; -1 for the root.</summary>
    public int ParentOf(int index) => _parents[index];

    /// <summary>The grants of the item at <paramref name="index"/>; default if they are not known.</summary>
    public ImmutableArray<Grant> GrantsOf(int index) => _grants[index];

    /// <summary>Says what is granted on an item, in any order, at most one a grantee.</summary>
    public void SetGrants(int index, ImmutableArray<Grant> grants)
    {
        var sorted = grants.Sort(static (a, b) => string.CompareOrdinal(a.Grantee.Id, b.Grantee.Id));
        if (!_sets.TryGetValue(sorted, out var known))
        {
            _sets.Add(sorted, known = sorted);
        }

        _grants[index] = known;
    }

    /// <summary>Makes the tree.</summary>
    /// <param name="ownersAbove">Addresses of those who own folders above the root.</param>
    /// <param name="drive">The shared drive that the tree is, or lies in; null in My Drive.</param>
    public Tree Build(IEnumerable<string>? ownersAbove = null, DriveFacts? drive = null) =>
        new([.. _facts], [.. _parents], [.. _grants], (ownersAbove ?? []).ToImmutableHashSet(StringComparer.Ordinal), drive);

    private sealed class GrantSetComparer : IEqualityComparer<ImmutableArray<Grant>>
    {
        public static readonly GrantSetComparer Instance = new();

        public bool Equals(ImmutableArray<Grant> x, ImmutableArray<Grant> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<Grant> grants)
        {
            var hash = new HashCode();
            foreach (var grant in grants)
            {
                hash.Add(grant);
            }

            return hash.ToHashCode();
        }
    }
}
