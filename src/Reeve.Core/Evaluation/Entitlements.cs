using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>What the policy allows on each item of a tree: the lists of the governing block, and the exceptions in force. Immutable.</summary>
public sealed class Entitlements
{
    private readonly Policy _policy;
    private readonly TreePolicy _tree;
    private readonly Addresses _addresses;
    private readonly ILookup<string, Exemption> _exemptions;
    private readonly Allowance _members;

    /// <summary>Reads the policy for one tree. Linear in the tree.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="treePolicy">What it says of the tree.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="addresses">What is known of the listed addresses, whom the tree shows included.</param>
    /// <param name="today">The day (UTC), which ends exceptions.</param>
    public Entitlements(Policy policy, TreePolicy treePolicy, Tree tree, Addresses addresses, DateOnly today)
    {
        (_policy, _tree, _addresses) = (policy, treePolicy, addresses);
        Blocks = new BlockMap(treePolicy, tree, addresses);
        _members = Blocks.All[0].Allowance;
        _exemptions = treePolicy.Exemptions.Where(exemption => today < exemption.Until).ToLookup(exemption => exemption.File, StringComparer.Ordinal);
    }

    /// <summary>Which block governs which item.</summary>
    public BlockMap Blocks { get; }

    /// <summary>What somebody may have on an item, by a list or by an exception: the higher role, and to be found where either says so. Linear in its depth where there are exceptions.</summary>
    public Entitlement Of(Item item, Grantee grantee)
    {
        var listed = ListedOf(item, grantee);
        return ExemptionOf(item, grantee) is { } exemption
            ? (exemption.Role >= listed.Role ? exemption : listed) with { Findable = exemption.Findable || listed.Findable }
            : listed;
    }

    /// <summary>What the lists alone give somebody on an item.</summary>
    internal Entitlement ListedOf(Item item, Grantee grantee)
    {
        var block = Blocks.Of(item);

        // On a shared drive organizers reach everything, whatever a folder of it says.
        return item.Tree.Drive is not null && _members.Of(grantee, _tree.AccessRule) is { Role: Role.Organizer } organizer
            ? organizer
            : block.Allowance.Of(grantee, block.Rule);
    }

    /// <summary>Whether the grants of a grantee are never removed or lowered.</summary>
    internal bool IsProtected(Grantee grantee) => _policy.Safety.Protect.Any(address => grantee.Principal.Address == address
        || _addresses.IsSame(Principal.User(address), grantee) || _addresses.IsSame(Principal.Group(address), grantee));

    /// <summary>What exceptions allow somebody on an item: the highest role, and to be found where one says so; null if there are none.</summary>
    internal Entitlement? ExemptionOf(Item item, Grantee grantee)
    {
        if (_exemptions.Count == 0)
        {
            return null;
        }

        Entitlement? best = null;
        for (var at = item; ; at = at.Parent)
        {
            foreach (var exemption in _exemptions[at.Id].Where(exemption => _addresses.IsSame(exemption.Allow.Principal, grantee)))
            {
                var (allow, isFindable) = (exemption.Allow, exemption.Allow.Findable || best?.Findable == true);
                best = best is { } other && other.Role >= allow.Role
                    ? other with { Findable = isFindable }
                    : new Entitlement(allow.Role, isFindable, _tree.Rule($"exceptions[{_tree.Exemptions.IndexOf(exemption)}]"), exemption.Line, IsExemption: true);
            }

            if (at.IsRoot)
            {
                return best;
            }
        }
    }
}
