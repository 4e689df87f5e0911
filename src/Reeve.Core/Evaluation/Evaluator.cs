using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Compares a tree with its policy, mode <c>exact</c>. Pure; the same input gives the same verdicts in the same order.</summary>
/// <param name="policy">The policy the tree belongs to.</param>
/// <param name="treePolicy">What the tree is to be.</param>
/// <param name="addresses">What is known of the listed addresses, whom the tree shows included.</param>
public sealed class Evaluator(Policy policy, TreePolicy treePolicy, Addresses addresses)
{
    private readonly Allowance _allowance = new(treePolicy.Access, addresses);
    private readonly HashSet<string> _protectedIds = IdsOf(policy.Safety.Protect, addresses);

    /// <summary>Judges all items, parents first. Linear in the tree, times its depth for items with direct grants.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="canGrant">Whether what the root lacks can be granted there; if not, it is not inherited below, and grants there are lowered rather than deleted.</param>
    public IEnumerable<Verdict> Judge(Tree tree, bool canGrant = true)
    {
        var kept = new bool[tree.Count];
        foreach (var item in tree.Items)
        {
            kept[item.Index] = !item.IsRoot && (item.IsLimited || kept[item.Parent.Index]);
            foreach (var verdict in Judge(item, kept[item.Index], canGrant))
            {
                yield return verdict;
            }
        }
    }

    /// <summary>Judges one item as it stands in its tree.</summary>
    /// <param name="item">The item.</param>
    /// <param name="canGrant">Whether what the root lacks can be granted there.</param>
    public IEnumerable<Verdict> Judge(Item item, bool canGrant = true)
    {
        var kept = false;
        for (var above = item; !above.IsRoot && !kept; above = above.Parent)
        {
            kept = above.IsLimited;
        }

        return Judge(item, kept, canGrant);
    }

    private IEnumerable<Verdict> Judge(Item item, bool isKept, bool canGrant)
    {
        // What is in the trash is counted, not changed; a shortcut has no grants of its own.
        if (item.IsTrashed || item.Kind == ItemKind.Shortcut)
        {
            return [];
        }

        var verdicts = item switch
        {
            { IsKnown: false } => [new Verdict.Reported(item, ProblemCodes.Unknown, "its grants could not be read, so nothing is said about it; see that its owner can be acted as.")],
            { IsRoot: true } => JudgeRoot(item),
            _ when isKept => JudgeKept(item),
            _ => JudgeBelow(item, comesFromRoot: canGrant && item.Tree.Root.IsKnown),
        };

        return JudgeOwner(item).Concat(verdicts).Concat(isKept || !item.IsKnown ? [] : JudgeResharing(item));
    }

    private static string Has(Role role) => role == Role.None ? "has nothing" : $"has {role.Name()}";

    private IEnumerable<Verdict> JudgeRoot(Item root)
    {
        if (root.IsLimited)
        {
            yield return new Verdict.Reported(root, ProblemCodes.RootLimited, "somebody limited access to the root of this tree; it stays so, and is judged as any root.");
        }

        foreach (var entry in _allowance.Entries)
        {
            if (JudgePromise(root, entry) is { } verdict)
            {
                yield return verdict;
            }
        }

        foreach (var grant in root.Grants)
        {
            foreach (var verdict in JudgeRootGrant(root, grant))
            {
                yield return verdict;
            }
        }
    }

    /// <summary>Is what a line promises there? Present means direct or inherited, in the role or a higher one.</summary>
    private Verdict.GrantOff? JudgePromise(Item root, Access entry)
    {
        var isThere = Allowance.TryFind(root, entry, addresses, out var grant);
        if (isThere && (grant.Direct == Role.Owner || grant.Inherited >= entry.Role))
        {
            return null;
        }

        var wanted = new GrantState(entry.Role);
        if (!isThere || !grant.IsDirect)
        {
            var grantee = isThere ? grant.Grantee : NotHere(entry.Principal);
            return new Verdict.GrantOff(root, grantee, null, wanted, $"{treePolicy.AccessRule}: {entry.Principal} is to be {entry.Role.Name()}, and {Has(grant.Effective)}");
        }

        if (grant.State == wanted || (grant.Direct > entry.Role && IsProtected(grant.Grantee)))
        {
            return null;
        }

        var why = grant.Direct != entry.Role ? $"is to be {entry.Role.Name()}, not {grant.Direct.Name()}"
            : grant.Findable ? "is not to be found by search"
            : "is listed, and a listed grant lasts";
        return new Verdict.GrantOff(root, grant.Grantee, grant.State, wanted, $"{treePolicy.AccessRule}: {entry.Principal} {why}");
    }

    private IEnumerable<Verdict> JudgeRootGrant(Item root, Grant grant)
    {
        var allowed = _allowance.Of(grant.Grantee);
        if (grant.Inherited > allowed && grant.Direct != Role.Owner && !grant.Grantee.Principal.IsDeletedAccount && !OwnsFolderAbove(root, grant))
        {
            yield return new Verdict.Reported(root, ProblemCodes.InheritedFromAbove,
                $"{grant.Grantee.Principal} is {grant.Inherited.Name()} through a folder above the root, which cannot be taken away here; give the tree a root higher up, or limit access to this folder in Drive.");
        }

        // A listed grantee whose role does not come from above is judged by what the line promises.
        if (allowed == Role.None || grant.Inherited >= allowed)
        {
            foreach (var verdict in JudgeDirect(root, grant, allowed, comesFromRoot: false))
            {
                yield return verdict;
            }
        }
    }

    private IEnumerable<Verdict> JudgeBelow(Item item, bool comesFromRoot) =>
        item.Grants.SelectMany(grant => JudgeDirect(item, grant, AllowedBelow(item, grant), comesFromRoot));

    private Role AllowedBelow(Item item, Grant grant)
    {
        var allowed = _allowance.Of(grant.Grantee);
        return allowed < Role.Writer && grant.IsDirect && OwnsFolderAbove(item, grant) ? Role.Writer : allowed;
    }

    /// <summary>A direct grant that exceeds what is allowed goes where what is allowed is inherited, else it is lowered to it.</summary>
    private IEnumerable<Verdict> JudgeDirect(Item item, Grant grant, Role allowed, bool comesFromRoot)
    {
        if (!grant.IsDirect || grant.Direct == Role.Owner)
        {
            yield break;
        }

        if (grant.Grantee.Principal.IsDeletedAccount)
        {
            yield return new Verdict.Reported(item, ProblemCodes.DeletedAccount,
                $"a grant ({grant.Direct.Name()}) of an account that no longer exists; it reaches nobody and could not be made again, so it is left alone.");
            yield break;
        }

        if (IsTooMuch(grant, allowed))
        {
            var left = grant.Direct < allowed ? grant.Direct : allowed;
            var after = comesFromRoot || grant.Inherited >= left ? (GrantState?)null : new GrantState(left, false, grant.ExpiresAt);
            yield return new Verdict.GrantOff(item, grant.Grantee, grant.State, after, Excess(grant, allowed));
        }
    }

    private bool IsTooMuch(Grant grant, Role allowed) => (grant.Direct > allowed || grant.Findable) && !IsProtected(grant.Grantee);

    /// <summary>At and below a folder that somebody limited: only exposures and domain-wide grants are closed, the rest is reported.</summary>
    private IEnumerable<Verdict> JudgeKept(Item item)
    {
        var differing = new List<string>();
        foreach (var grant in item.Grants.Where(grant => grant.IsDirect && grant.Direct != Role.Owner))
        {
            var principal = grant.Grantee.Principal;
            var allowed = AllowedBelow(item, grant);
            if (principal.IsDeletedAccount || principal.Kind == PrincipalKind.Domain || policy.Workspace.IsExposure(principal))
            {
                foreach (var verdict in JudgeDirect(item, grant, allowed, comesFromRoot: false))
                {
                    yield return verdict;
                }
            }
            else if (IsTooMuch(grant, allowed))
            {
                differing.Add($"{principal} {Has(grant.Direct)}");
            }
        }

        if (treePolicy.Restrictions.Resharing is { } wanted && item.WritersCanShare is { } writersCanShare && writersCanShare != wanted)
        {
            differing.Add(writersCanShare ? "editors may share further" : "editors may not share further");
        }

        if (differing.Count > 0)
        {
            yield return new Verdict.Reported(item, ProblemCodes.LimitedKept,
                $"at or below a folder that somebody limited, and left alone: {string.Join(", ", differing)}; whoever was let in there by hand stands on nothing else, so change it there by hand.");
        }
    }

    private IEnumerable<Verdict> JudgeOwner(Item item)
    {
        if (item.Owner is { } owner && !policy.Workspace.IsInside(owner))
        {
            yield return new Verdict.Reported(item, ProblemCodes.OwnerOutside,
                $"belongs to `{owner}`, outside the workspace, who can always share it; copy what is needed and take the original out of the tree.");
        }
    }

    private IEnumerable<Verdict> JudgeResharing(Item item)
    {
        if (treePolicy.Restrictions.Resharing is { } wanted && item.WritersCanShare is { } writersCanShare && writersCanShare != wanted)
        {
            yield return new Verdict.ResharingOff(item, wanted, $"{treePolicy.Rule("resharing")}: editors may {(wanted ? "" : "not ")}share further");
        }
    }

    private string Excess(Grant grant, Role allowed) => (allowed, grant.Direct > allowed) switch
    {
        (Role.None, _) => $"{treePolicy.AccessRule}: {grant.Grantee.Principal} is not listed",
        (_, true) => $"{treePolicy.AccessRule}: {grant.Grantee.Principal} may be {allowed.Name()}, not {grant.Direct.Name()}",
        _ => $"{treePolicy.AccessRule}: {grant.Grantee.Principal} is not to be found by search",
    };

    /// <summary>A folder's owner is an inherited writer of what others put in it: neither drift nor a problem.</summary>
    private static bool OwnsFolderAbove(Item item, Grant grant)
    {
        var (address, role) = (grant.Grantee.Principal.Address, grant.Effective);
        if (grant.Grantee.Principal.Kind != PrincipalKind.User || role > Role.Writer)
        {
            return false;
        }

        for (var below = item; !below.IsRoot; below = below.Parent)
        {
            if (below.IsLimited)
            {
                return false;
            }

            if (below.Parent.Owner == address)
            {
                return true;
            }
        }

        return !item.Tree.Root.IsLimited && item.Tree.OwnersAbove.Contains(address);
    }

    private Grantee NotHere(Principal principal) => new(addresses.TryResolve(principal, out var id) ? id : principal.ToString(), principal);

    private bool IsProtected(Grantee grantee) => policy.Safety.Protect.Contains(grantee.Principal.Address) || _protectedIds.Contains(grantee.Id);

    private static HashSet<string> IdsOf(IEnumerable<string> protect, Addresses addresses) => protect
        .SelectMany(address => new[] { Principal.User(address), Principal.Group(address) })
        .Select(principal => addresses.TryResolve(principal, out var id) ? id : null)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);
}
