using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What <see cref="PlanChecker"/> asks of the one in whose name a change is made.</summary>
/// <param name="rules">The rules of the tree.</param>
/// <param name="unusable">Addresses that cannot be acted as.</param>
internal sealed class ActorLaws(TreeRules rules, IReadOnlySet<string> unusable)
{
    /// <summary>Returns one clause for each law that is broken.</summary>
    /// <param name="change">The change.</param>
    /// <param name="item">The item as it is.</param>
    public IEnumerable<string> Check(Change change, Item item)
    {
        if (!IsUsable(change.Actor))
        {
            yield return $"`{change.Actor}` cannot be acted as";
            yield break;
        }

        var needsOwner = change is Change.OwnerTransfer or Change.FileUpdate { After.Resharing: not null };
        var (first, others) = (First(item).ToList(), needsOwner ? [] : Others(item).ToList());
        if (!first.Contains(change.Actor) && !others.Contains(change.Actor))
        {
            yield return $"`{change.Actor}` may not make it";
        }
        else if (!first.Contains(change.Actor) && first.Any(IsUsable))
        {
            yield return $"`{first.First(IsUsable)}` comes before `{change.Actor}`";
        }
    }

    /// <summary>Whether an address is inside and can be acted as.</summary>
    public bool IsUsable(string address) => rules.Workspace.IsInside(address) && !unusable.Contains(address);

    /// <summary>Whether somebody can write an item's grants.</summary>
    /// <remarks>Who comes after the owner may not reach any more what is in a folder that the policy limits.</remarks>
    public bool SomebodyCan(Item item) => First(item).Concat(IsInLimited(item) ? [] : Others(item)).Any(IsUsable);

    /// <summary>Whether the owner can be acted as.</summary>
    public bool OwnerCan(Item item) => item.Owner is { } owner && IsUsable(owner);

    private bool IsInLimited(Item item)
    {
        while (!rules[item].IsToBeLimited && !item.IsRoot)
        {
            item = item.Parent;
        }

        return rules[item].IsToBeLimited;
    }

    /// <summary>The owner; in a shared drive its organizers, and of the drive itself an administrator as well.</summary>
    private IEnumerable<string> First(Item item)
    {
        if (item.Tree.Drive is null)
        {
            return item.Owner is { } owner ? [owner] : [];
        }

        var organizers = rules.Reading.Organizers.Concat(item.Tree.Root.Grants
            .Where(grant => grant.Effective == Role.Organizer && grant.Grantee.Principal.Kind == PrincipalKind.User)
            .Select(grant => grant.Grantee.Principal.Address));
        return item.Tree.IsWholeDrive && item.IsRoot && rules.Workspace.Admin is { } admin ? organizers.Append(admin) : organizers;
    }

    /// <summary>Those who come after, where they may share.</summary>
    private IEnumerable<string> Others(Item item) =>
    [
        .. item.WritersCanShare == true ? TreeRules.OwnersOfFoldersAbove(item) : [],
        .. item.ReaderCanShare ? new[] { rules.Reading.Reader } : [],
    ];
}
