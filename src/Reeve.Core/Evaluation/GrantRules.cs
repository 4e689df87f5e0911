using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Judges the grants of one item: what is promised there, and what is too much.</summary>
internal sealed class GrantRules(Judging judging)
{
    private readonly Mode _mode = judging.Tree.Mode;
    private readonly Obstacles _obstacles = new(judging);

    public IEnumerable<Verdict> Judge(Item item, Block block)
    {
        var grants = judging.GrantsOf(item);
        foreach (var verdict in item.IsRoot ? JudgeAbove(item, grants) : [])
        {
            yield return verdict;
        }

        var promised = new HashSet<string>(StringComparer.Ordinal);
        if (block.Root == item && _mode != Mode.Ceiling)
        {
            foreach (var verdict in block.Promises.SelectMany(line => JudgePromise(item, line, grants, promised)))
            {
                yield return verdict;
            }
        }

        foreach (var verdict in grants
            .Where(grant => _mode != Mode.Floor || grant.Grantee.Principal.IsDeletedAccount)
            .Where(grant => !promised.Contains(grant.Grantee.Id))
            .SelectMany(grant => JudgeDirect(item, grant)))
        {
            yield return verdict;
        }
    }

    /// <summary>What a root inherits from above it cannot be taken away there.</summary>
    private IEnumerable<Verdict> JudgeAbove(Item root, ImmutableArray<Grant> grants)
    {
        if (root.IsLimited && !judging.Tree.IsLimited)
        {
            yield return new Verdict.Reported(root, ProblemCodes.RootLimited, "somebody limited access to the root of this tree; it stays so, and is judged as any root.");
        }

        foreach (var grant in grants.Where(grant => grant is { IsDirect: false } && grant.Grantee.Principal.IsDeletedAccount))
        {
            yield return Deleted(root, grant.Inherited);
        }

        foreach (var grant in _mode == Mode.Floor ? [] : grants)
        {
            var principal = grant.Grantee.Principal;
            var isOrganizer = root.Tree.Drive is not null && grant.Inherited == Role.Organizer;
            if (grant.Inherited > judging.EntitledOn(root, grant.Grantee).Role && grant.Direct != Role.Owner && !isOrganizer && !principal.IsDeletedAccount && !judging.OwnsFolderAbove(root, grant))
            {
                yield return new Verdict.Reported(root, ProblemCodes.InheritedFromAbove,
                    $"{principal} is {grant.Inherited.Name()} {From(root)}, which cannot be taken away here; {MendAbove(root)}.");
            }
        }
    }

    private static string From(Item root) => root.Tree.Drive is { } drive ? $"as a member of the shared drive `{drive.Name}`, or through a folder above the root" : "through a folder above the root";

    /// <summary>To cut a root off gives and takes, so only one of the modes can.</summary>
    private string MendAbove(Item root) => (root.Tree.Drive is null ? "give the tree a root higher up" : "give the tree the drive, or a root higher up")
        + (_mode == Mode.Exact ? ", or set `limited: true` on the tree" : ", or change it there by hand");

    /// <summary>Is what a line promises there? Present means direct or inherited, in the role or a higher one.</summary>
    private IEnumerable<Verdict> JudgePromise(Item item, Line line, ImmutableArray<Grant> grants, HashSet<string> promised)
    {
        var entry = line.Access;
        if (IsNobody(entry.Principal))
        {
            yield break;
        }

        var grant = Find(grants, entry);
        if (grant.Direct == Role.Owner || grants.Any(one => one.Inherited >= entry.Role && judging.Addresses.IsSame(entry.Principal, one.Grantee)))
        {
            yield break;
        }

        if (!IsRolePossible(item, entry))
        {
            yield return new Verdict.Reported(item, ProblemCodes.RoleNotPossible,
                $"{entry.Principal} is to be {entry.Role.Name()}, which Google allows on {(item.Tree.Drive is null ? "shared drives" : "folders")} only; list another role for it.");
            yield break;
        }

        promised.Add(grant.Grantee.Id);
        var wanted = Wanted(item, entry, grant);
        if (judging.IsLease(item, grant.Grantee, entry.Role) && !Lease.IsPossible(item, entry.Principal, entry.Role))
        {
            yield return NoExpiry(item, entry.Principal, entry.Role);
        }

        if (!grant.IsDirect)
        {
            yield return new Verdict.GrantOff(item, grant.Grantee, null, wanted, $"{line.Rule}: {entry.Principal} is to be {entry.Role.Name()}, and {Judging.Has(grant.Effective)}")
            {
                Obstacle = _obstacles.For(item, grant.Grantee, Role.None, entry.Role, takes: false),
            };
        }
        else if (grant.State != wanted)
        {
            var off = new Verdict.GrantOff(item, grant.Grantee, grant.State, wanted, $"{line.Rule}: {entry.Principal} {Difference(grant.State, wanted)}");
            off = off with { Obstacle = _obstacles.For(item, grant.Grantee, grant.Direct, wanted.Role, takes: !off.Gives) };
            if (!judging.Stays(item, grant.Grantee))
            {
                yield return off;
            }
            else if (WithoutLoss(grant.State, wanted) is var more && more != grant.State)
            {
                yield return off with { After = more };
            }
        }
    }

    /// <summary>What a grant becomes that may be raised, but of which nothing may be taken.</summary>
    private static GrantState WithoutLoss(GrantState has, GrantState wanted) => new(
        has.Role > wanted.Role ? has.Role : wanted.Role,
        has.Findable || wanted.Findable,
        has.Role > wanted.Role || has.ExpiresAt is null || has.ExpiresAt > wanted.ExpiresAt ? has.ExpiresAt : wanted.ExpiresAt);

    /// <summary>What the one has whom a line lists. Anyone may show twice, by link and by search: then what is direct, which is one, else what is meant.</summary>
    private Grant Find(ImmutableArray<Grant> grants, Access entry)
    {
        var found = new Grant(judging.NotThere(entry.Principal, entry.Findable), Role.None);
        foreach (var grant in grants.Where(grant => judging.Addresses.IsSame(entry.Principal, grant.Grantee)))
        {
            var isBetter = grant.IsDirect == found.IsDirect ? grant.Findable == entry.Findable : grant.IsDirect;
            found = found.Effective == Role.None || isBetter ? grant : found;
        }

        return found;
    }

    private static bool IsRolePossible(Item item, Access entry) => entry.Role switch
    {
        Role.FileOrganizer => item.Tree.Drive is not null && item.Kind == ItemKind.Folder,
        Role.Organizer => item.IsRoot && item.Tree.IsWholeDrive,
        _ => true,
    };

    private GrantState Wanted(Item item, Access entry, Grant grant)
    {
        // More than is promised may be allowed, by an exception or by a list above.
        var allowed = judging.EntitledOn(item, grant.Grantee);
        var role = grant.Direct < entry.Role ? entry.Role : grant.Direct < allowed.Role ? grant.Direct : allowed.Role;
        var isLease = _mode == Mode.Exact && judging.IsLease(item, grant.Grantee, role) && Lease.IsPossible(item, entry.Principal, role);
        var wanted = new GrantState(role, entry.Findable || (grant.Findable && allowed.Findable), isLease ? judging.Lease.Renewed(grant.IsDirect ? grant.ExpiresAt : null) : null);
        if (_mode != Mode.Floor || !grant.IsDirect)
        {
            return wanted;
        }

        // At least this: a higher role stays as it is, and what search finds it goes on finding.
        return grant.Direct > entry.Role && (grant.Findable || !entry.Findable) ? grant.State
            : wanted with { Role = grant.Direct > entry.Role ? grant.Direct : entry.Role, Findable = grant.Findable || entry.Findable };
    }

    private static string Difference(GrantState has, GrantState wanted) => has.Role != wanted.Role ? $"is to be {wanted.Role.Name()}, not {has.Role.Name()}"
        : has.Findable != wanted.Findable ? wanted.Findable ? "is to be found by search" : "is not to be found by search"
        : wanted.ExpiresAt is { } end ? $"is outside, and this grant is to end on {end:yyyy-MM-dd}"
        : "is listed, and a listed grant lasts";

    /// <summary>A direct grant that exceeds what is allowed goes where what is allowed is inherited, else it is lowered to it.</summary>
    public IEnumerable<Verdict> JudgeDirect(Item item, Grant grant)
    {
        if (!grant.IsDirect || grant.Direct == Role.Owner)
        {
            yield break;
        }

        if (grant.Grantee.Principal.IsDeletedAccount)
        {
            yield return Deleted(item, grant.Direct);
            yield break;
        }

        var allowed = judging.AllowedOn(item, grant);
        if (IsShutOut(item, grant))
        {
            if (!judging.Stays(item, grant.Grantee))
            {
                yield return new Verdict.GrantOff(item, grant.Grantee, grant.State, null, $"{judging.Tree.Rule("membersOnly")}: {grant.Grantee.Principal} is no member of the drive");
            }
        }
        else if (IsTooMuch(grant, allowed))
        {
            var stays = judging.Stays(item, grant.Grantee);
            var left = stays ? grant.State : Left(item, grant, allowed);
            if (!stays)
            {
                yield return new Verdict.GrantOff(item, grant.Grantee, grant.State, left, Excess(grant, allowed))
                {
                    Obstacle = left is { } lowered ? _obstacles.For(item, grant.Grantee, grant.Direct, lowered.Role, takes: true) : Obstacle.None,
                };
            }

            if (left is { } rest && allowed.Role != Role.None && judging.IsLease(item, grant.Grantee, rest.Role) && !Lease.IsPossible(item, grant.Grantee.Principal, rest.Role))
            {
                yield return NoExpiry(item, grant.Grantee.Principal, rest.Role);
            }
        }
        else if (judging.IsLease(item, grant.Grantee, grant.Direct) && judging.EntitledOn(item, grant.Grantee).Role >= grant.Direct)
        {
            foreach (var verdict in JudgeLease(item, grant))
            {
                yield return verdict;
            }
        }
    }

    /// <summary>Whether a drive for members only is to shut somebody out who has a grant in it and is no member.</summary>
    private bool IsShutOut(Item item, Grant grant) => judging.Tree.Restrictions.MembersOnly == true && item.Tree.IsWholeDrive && !item.IsRoot && item.Tree.Root.IsKnown
        && judging.GrantsOf(item.Tree.Root).Of(grant.Grantee).Direct == Role.None;

    private GrantState? Left(Item item, Grant grant, Entitlement allowed)
    {
        var left = grant.Direct < allowed.Role ? grant.Direct : allowed.Role;

        // Google writes nothing for what is inherited already, so lowering to that is taking the grant away, under a ceiling too.
        if (Obstacles.Highest(judging.GrantsOf(item), grant.Grantee, one => one.Inherited) >= left)
        {
            return null;
        }

        var isLease = judging.IsLease(item, grant.Grantee, left) && Lease.IsPossible(item, grant.Grantee.Principal, left);
        return new GrantState(left, grant.Findable && allowed.Findable, isLease ? judging.Lease.Renewed(grant.ExpiresAt) : grant.ExpiresAt);
    }

    /// <summary>
    /// An allowed grant to somebody outside ends by itself; it is renewed only where nothing else gives as much. Under a higher one Google gives it no
    /// end, so there it goes.
    /// </summary>
    private IEnumerable<Verdict> JudgeLease(Item item, Grant grant)
    {
        var principal = grant.Grantee.Principal;
        if (!Lease.IsPossible(item, principal, grant.Direct))
        {
            yield return NoExpiry(item, principal, grant.Direct);
            yield break;
        }

        var end = grant.Inherited >= grant.Direct ? judging.Lease.Capped(grant.ExpiresAt) : judging.Lease.Renewed(grant.ExpiresAt);
        if (end != grant.ExpiresAt && !judging.Stays(item, grant.Grantee))
        {
            GrantState? left = grant.Inherited > grant.Direct ? null : grant.State with { ExpiresAt = end };
            var why = left is null ? "has more from above, under which Google gives this grant no end" : $"is outside, and this grant is to end on {end:yyyy-MM-dd}";
            yield return new Verdict.GrantOff(item, grant.Grantee, grant.State, left, $"{judging.Tree.Rule("externalExpiry")}: {principal} {why}")
            {
                Obstacle = left is null ? Obstacle.None : _obstacles.For(item, grant.Grantee, grant.Direct, grant.Direct, takes: true),
            };
        }
    }

    private Verdict.Reported NoExpiry(Item item, Principal principal, Role role) => new(item, ProblemCodes.ExpiryNotPossible,
        $"{principal} is outside and is to have access for a time only ({judging.Tree.Rule("externalExpiry")}), but Google has no end for {WhatLasts(item, principal, role)}, or end it by hand.");

    private static string WhatLasts(Item item, Principal principal, Role role) => principal.Kind switch
    {
        PrincipalKind.Anyone => "links; list the people who need it",
        PrincipalKind.Domain => "whole domains; list the people who need it",
        _ when item.IsRoot && item.Tree.IsWholeDrive => "members of a shared drive; let them into a folder of it by an override",
        _ => $"a {role.Name()} of a folder; list `reader`",
    };

    /// <summary>What a block promises on its root that nobody has there.</summary>
    public IEnumerable<Access> MissingIn(Item item, Block block) => block.Root != item || _mode == Mode.Ceiling ? []
        : block.Promises.Select(line => line.Access).Where(entry => !IsNobody(entry.Principal) && FallsShort(item, Find(judging.GrantsOf(item), entry), entry));

    private bool FallsShort(Item item, Grant grant, Access entry) => grant.Direct != Role.Owner && grant.Inherited < entry.Role
        && (grant.Effective < entry.Role || (entry.Findable && !grant.Findable) || (grant.ExpiresAt is not null && Wanted(item, entry, grant).ExpiresAt is null));

    /// <summary>Whether nobody has a listed address, so that it cannot be granted.</summary>
    private bool IsNobody(Principal listed) => judging.Addresses.IsUnknown(listed) || judging.Addresses.HasLeft(listed);

    private static Verdict.Reported Deleted(Item item, Role role) => new(item, ProblemCodes.DeletedAccount,
        $"a grant ({role.Name()}) of an account that no longer exists; it reaches nobody and could not be made again, so it is left alone.");

    /// <summary>Whether a direct grant gives somebody more than is allowed on an item.</summary>
    public bool IsTooMuch(Item item, Grant grant) => IsShutOut(item, grant) || IsTooMuch(grant, judging.AllowedOn(item, grant));

    private static bool IsTooMuch(Grant grant, Entitlement allowed) => grant.Direct > allowed.Role || (grant.Findable && !allowed.Findable);

    private static string Excess(Grant grant, Entitlement allowed) => (allowed.Role, grant.Direct > allowed.Role) switch
    {
        (Role.None, _) => $"{allowed.Rule}: {grant.Grantee.Principal} is not listed",
        (_, true) => $"{allowed.Rule}: {grant.Grantee.Principal} may be {allowed.Role.Name()}, not {grant.Direct.Name()}",
        _ => $"{allowed.Rule}: {grant.Grantee.Principal} is not to be found by search",
    };
}
