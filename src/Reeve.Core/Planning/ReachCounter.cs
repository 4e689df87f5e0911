using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Counts who gains and who loses how many items between two states of the same tree.</summary>
internal sealed class ReachCounter
{
    // By the id of the grantee: a grant still to be made may name an alias of one who shows elsewhere under the primary address. Anyone has two ids.
    private readonly Dictionary<string, (Name Shown, int Gains, int Loses)> _counts = new(StringComparer.Ordinal);

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

    /// <summary>Adds what one change does on its own item.</summary>
    public void Add(Change change)
    {
        switch (change)
        {
            case Change.GrantCreate create:
                Count(new Grantee(create.GranteeId, create.For), Role.None, create.After.Role, 1);
                break;
            case Change.GrantUpdate update:
                Count(update.Grantee, update.Before.Role, update.After.Role, 1);
                break;
            case Change.GrantDelete delete:
                Count(delete.Grantee, delete.Before.Role, Role.None, 1);
                break;
            case Change.OwnerTransfer transfer:
                Count(transfer.To, transfer.Had?.Role ?? Role.None, Role.Owner, 1);
                Count(transfer.From, Role.Owner, transfer.Keeps?.Role ?? Role.None, 1);
                break;
        }
    }

    /// <summary>What was counted: most losses first, then most gains, then by name.</summary>
    public ImmutableArray<Reach> ToReach() =>
    [
        .. _counts.Values.Select(count => new Reach(count.Shown.Principal, count.Gains, count.Loses))
            .OrderByDescending(reach => reach.Loses)
            .ThenByDescending(reach => reach.Gains)
            .ThenBy(reach => reach.Principal.ToString(), StringComparer.Ordinal),
    ];

    private void Compare(ImmutableArray<Grant> before, ImmutableArray<Grant> after, int items)
    {
        foreach (var grantee in before.Concat(after).Select(grant => grant.Grantee).DistinctBy(KeyOf))
        {
            Count(grantee, RoleOf(before, KeyOf(grantee)), RoleOf(after, KeyOf(grantee)), items);
        }
    }

    private void Count(Grantee grantee, Role had, Role has, int items)
    {
        if (had == has)
        {
            return;
        }

        var name = new Name(grantee.Principal, had != Role.None);
        var (shown, gains, loses) = _counts.GetValueOrDefault(KeyOf(grantee), (name, 0, 0));
        shown = name.ComesBefore(shown) ? name : shown;
        _counts[KeyOf(grantee)] = has > had ? (shown, gains + items, loses) : (shown, gains, loses + items);
    }

    /// <summary>What somebody is called: as the service shows them, else as a list does; the same whatever the order of items.</summary>
    private readonly record struct Name(Principal Principal, bool IsShown)
    {
        public bool ComesBefore(Name other) => IsShown != other.IsShown ? IsShown : string.CompareOrdinal(Principal.ToString(), other.Principal.ToString()) < 0;
    }

    private static string KeyOf(Grantee grantee) => grantee.Principal.Kind == PrincipalKind.Anyone ? grantee.Principal.ToString() : grantee.Id;

    private static Role RoleOf(ImmutableArray<Grant> grants, string key)
    {
        var role = Role.None;
        foreach (var grant in grants)
        {
            role = KeyOf(grant.Grantee) == key && grant.Effective > role ? grant.Effective : role;
        }

        return role;
    }
}
