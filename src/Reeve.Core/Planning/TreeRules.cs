using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What the policy says of single grants in a tree, as <see cref="PlanChecker"/> reads it.</summary>
/// <param name="policy">The policy.</param>
/// <param name="tree">What it says of the tree.</param>
/// <param name="known">What is known of addresses, whom the trees show included.</param>
internal sealed class TreeRules(Policy policy, TreePolicy tree, Addresses known)
{
    private readonly bool _someTrustedIsUnknown = tree.Access.Any(line => IsPerson(line.Principal)
        && policy.Workspace.StandingOf(line.Principal) == Standing.Trusted && !known.TryResolve(line.Principal, out _));

    public Workspace Workspace => policy.Workspace;

    public TreePolicy Tree => tree;

    /// <summary>The id of the grantee whose grant changes; null for a switch.</summary>
    public static string? GranteeIdOf(Change change) => change switch
    {
        Change.GrantCreate create => create.GranteeId,
        Change.GrantUpdate update => update.Grantee.Id,
        Change.GrantDelete delete => delete.Grantee.Id,
        _ => null,
    };

    /// <summary>Who is a writer of the item because a folder above is theirs.</summary>
    public static IEnumerable<string> OwnersOfFoldersAbove(Item item)
    {
        while (!item.IsLimited && !item.IsRoot)
        {
            item = item.Parent;
            if (item.Owner is { } owner)
            {
                yield return owner;
            }
        }

        foreach (var owner in item.IsLimited ? [] : item.Tree.OwnersAbove)
        {
            yield return owner;
        }
    }

    /// <summary>Whether the item is at or below a folder that somebody limited, the root excepted.</summary>
    public static bool IsKept(Item item)
    {
        while (!item.IsRoot && !item.IsLimited)
        {
            item = item.Parent;
        }

        return !item.IsRoot;
    }

    /// <summary>Whether the policy speaks of the item's grants at all.</summary>
    public static bool Governs(Item item) => item is { IsKnown: true, IsTrashed: false } && item.Kind != ItemKind.Shortcut;

    /// <summary>What the list gives a grantee, by its id or its spelling.</summary>
    public Role ListedFor(Grantee grantee) =>
        tree.Access.Where(line => IsSame(line.Principal, grantee)).Select(line => line.Role).DefaultIfEmpty().Max();

    /// <summary>Whether a listed principal is this grantee.</summary>
    public bool IsSame(Principal listed, Grantee grantee) => listed == grantee.Principal || IdOf(listed) == grantee.Id;

    /// <summary>Whether a direct grant is one that has to change for what it gives: too much, to somebody who may lose it.</summary>
    public bool IsExcess(Item item, Grant grant)
    {
        if (grant.Direct is Role.None or Role.Owner || grant.Grantee.Principal.IsDeletedAccount || IsProtected(grant.Grantee))
        {
            return false;
        }

        var isFolderOwner = !item.IsRoot && grant.Grantee.Principal.Kind == PrincipalKind.User
            && grant.Direct <= Role.Writer && OwnersOfFoldersAbove(item).Contains(grant.Grantee.Principal.Address);
        return grant.Findable || (grant.Direct > ListedFor(grant.Grantee) && !isFolderOwner);
    }

    /// <summary>Whether the root's grant falls short of what the list promises: too low, or not lasting.</summary>
    public bool FallsShort(Grant grant, Role promised) => grant.Inherited < promised && grant.Direct != Role.Owner
        && (grant.Direct < promised || (grant.ExpiresAt is not null && !(grant.Direct > promised && IsProtected(grant.Grantee))));

    /// <summary>Whether it is closed in a limited folder too.</summary>
    public bool IsOpen(Principal principal) => principal.Kind == PrincipalKind.Domain || policy.Workspace.IsExposure(principal);

    /// <summary>Whether its grants are never removed or lowered.</summary>
    public bool IsProtected(Grantee grantee) => policy.Safety.Protect.Any(address => grantee.Principal.Address == address
        || IdOf(Principal.User(address)) == grantee.Id || IdOf(Principal.Group(address)) == grantee.Id);

    /// <summary>When a change has to be made, for what it does.</summary>
    /// <param name="change">The change.</param>
    /// <param name="promised">The ids of those whom the plan grants something on the root: they keep what they have until then.</param>
    public bool IsPhaseRight(Change change, IReadOnlySet<string> promised)
    {
        var isExposure = change.Principal is { } principal && policy.Workspace.IsExposure(principal);
        return change switch
        {
            Change.FileUpdate => change.Phase == Phase.Switch,
            Change.GrantCreate => change.Phase == Phase.Grant,
            Change.GrantUpdate update when update.After.Role > update.Before.Role => change.Phase == Phase.Grant,
            Change.GrantUpdate { Before.Findable: false } update when update.After.Role == update.Before.Role => change.Phase == Phase.Grant,
            _ when !isExposure => change.Phase == Phase.Take,
            _ when MayBeListedUnseen(change.Principal!) => change.Phase == Phase.Take,
            Change.GrantDelete delete when promised.Contains(delete.Grantee.Id) => change.Phase == Phase.Take,
            _ => change.Phase == Phase.Close,
        };
    }

    private static bool IsPerson(Principal principal) => principal.Kind is PrincipalKind.User or PrincipalKind.Group;

    private bool MayBeListedUnseen(Principal outsider) =>
        _someTrustedIsUnknown && IsPerson(outsider) && policy.Workspace.StandingOf(outsider) == Standing.Trusted;

    private string? IdOf(Principal principal) => known.TryResolve(principal, out var id) ? id : null;
}
