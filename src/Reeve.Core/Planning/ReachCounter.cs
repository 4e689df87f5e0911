using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Counts who gains and who loses how many items between two states of the same tree.</summary>
internal sealed class ReachCounter
{
    private readonly Dictionary<Principal, (int Gains, int Loses)> _counts = [];

    /// <summary>Adds a tree. Linear in its items; grants are compared once for each pair of sets that occurs.</summary>
    /// <param name="before">The tree as it is.</param>
    /// <param name="after">The same items, after the changes.</param>
    public void Add(Tree before, Tree after)
    {
        var pairs = new Dictionary<(ImmutableArray<Grant> Before, ImmutableArray<Grant> After), int>();
        foreach (var item in before.Items.Where(item => item.IsKnown && !item.IsTrashed))
        {
            var pair = (item.Grants, after[item.Index].Grants);
            if (pair.Item1 != pair.Item2)
            {
                pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
            }
        }

        foreach (var (pair, items) in pairs)
        {
            Compare(pair.Before, pair.After, items);
        }
    }

    /// <summary>What was counted: most losses first, then most gains, then by name.</summary>
    public ImmutableArray<Reach> ToReach() =>
    [
        .. _counts.Select(pair => new Reach(pair.Key, pair.Value.Gains, pair.Value.Loses))
            .OrderByDescending(reach => reach.Loses)
            .ThenByDescending(reach => reach.Gains)
            .ThenBy(reach => reach.Principal.ToString(), StringComparer.Ordinal),
    ];

    private void Compare(ImmutableArray<Grant> before, ImmutableArray<Grant> after, int items)
    {
        foreach (var principal in before.Concat(after).Select(grant => grant.Grantee.Principal).Distinct())
        {
            var (had, has) = (RoleOf(before, principal), RoleOf(after, principal));
            if (had == has)
            {
                continue;
            }

            var (gains, loses) = _counts.GetValueOrDefault(principal);
            _counts[principal] = has > had ? (gains + items, loses) : (gains, loses + items);
        }
    }

    private static Role RoleOf(ImmutableArray<Grant> grants, Principal principal) =>
        grants.Where(grant => grant.Grantee.Principal == principal).Select(grant => grant.Effective).DefaultIfEmpty().Max();
}
