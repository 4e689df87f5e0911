using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What the policy says of single grants in a tree, as <see cref="PlanChecker"/> reads it.</summary>
/// <param name="policy">The policy.</param>
/// <param name="reading">The tree as it is, with what the policy says of it.</param>
/// <param name="after">The tree as the plan leaves it.</param>
/// <param name="known">What is known of addresses, whom the trees show included.</param>
/// <param name="today">The day of the run.</param>
internal sealed class TreeRules(Policy policy, TreeReading reading, Tree after, Addresses known, DateOnly today)
{
    private readonly ItemRules[] _items = ItemRules.Of(reading.Policy, reading.Tree, after, today);
    private readonly ImmutableArray<Access> _unmatched =
    [
        .. reading.Policy.Overrides.Where(one => !reading.Tree.Items.Any(item => ItemRules.IsMatch(one.Target, item))).SelectMany(one => one.Rule.Lists),
    ];

    public Workspace Workspace => policy.Workspace;

    public TreePolicy Tree => reading.Policy;

    public TreeReading Reading => reading;

    /// <summary>When the day of the run begins.</summary>
    public DateTimeOffset Today { get; } = new(today, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>What is said of an item, whichever state of the tree it is taken from.</summary>
    public ItemRules this[Item item] => _items[item.Index];

    /// <summary>The ids of the grantees whose grants change; none for a switch.</summary>
    public static IEnumerable<string> GranteeIdsOf(Change change) => change switch
    {
        Change.GrantCreate create => [create.GranteeId],
        Change.GrantUpdate update => [update.Grantee.Id],
        Change.GrantDelete delete => [delete.Grantee.Id],
        Change.OwnerTransfer transfer => [transfer.From.Id, transfer.To.Id],
        _ => [],
    };

    /// <summary>Who is a writer of the item because a folder above is theirs, nearest first.</summary>
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

    /// <summary>Whether Reeve may change the item at all.</summary>
    public bool Governs(Item item) => item is { IsKnown: true, IsTrashed: false } && item.Kind != ItemKind.Shortcut && !this[item].IsIgnored;

    /// <summary>What the lists give a grantee, by its id or its spelling.</summary>
    public Role ListedFor(Item item, Grantee grantee) => item.Tree.Drive is not null && HighestOf(Tree.Access, grantee) == Role.Organizer
        ? Role.Organizer // Organizers reach everything in a shared drive, whatever a folder of it says.
        : HighestOf(this[item].Lines, grantee);

    /// <summary>What the block whose root the item is promises a grantee.</summary>
    public Role PromisedFor(Item item, Grantee grantee) => this[item].Promised is { IsDefault: false } lines ? HighestOf(lines, grantee) : Role.None;

    /// <summary>What exceptions allow a grantee.</summary>
    public Role ExemptedFor(Item item, Grantee grantee) => HighestOf(this[item].Exemptions.Select(one => one.Allow), grantee);

    /// <summary>What a grantee may have.</summary>
    public Role AllowedFor(Item item, Grantee grantee) => Max(ListedFor(item, grantee), ExemptedFor(item, grantee));

    /// <summary>Whether search may find the item for the grantee.</summary>
    public bool MayFind(Item item, Grantee grantee) =>
        this[item].Lines.Concat(this[item].Exemptions.Select(one => one.Allow)).Any(line => line.Findable && IsSame(line.Principal, grantee));

    /// <summary>Whether a listed principal is this grantee.</summary>
    public bool IsSame(Principal listed, Grantee grantee) => known.IsSame(listed, grantee);

    /// <summary>Whether two addresses are one user.</summary>
    public bool IsSameUser(string listed, string shown) => IsSame(Principal.User(listed), Principal.User(shown));

    /// <summary>Whether a line gives no more than the lists above it, or less than one beside it, so that it promises nothing of its own.</summary>
    public bool IsWithoutEffect(Item item, Access line) => this[item].Promised.Any(beside => beside.Role > line.Role && IsSame(beside.Principal, line.Principal))
        || (!item.IsRoot && !this[item].IsToBeLimited && this[item.Parent].Lines.Any(above => above.Role >= line.Role && IsSame(above.Principal, line.Principal)));

    /// <summary>Whether a direct grant gives too much to somebody who may lose it.</summary>
    /// <param name="item">The item as it is after the plan: what comes from a folder's owner depends on that.</param>
    /// <param name="grant">The grant.</param>
    public bool IsExcess(Item item, Grant grant) => Differs(item, grant) && (!this[item].IsKept || IsOpen(grant.Grantee.Principal));

    /// <summary>The same, though it may be somebody in a folder that is kept as it is.</summary>
    public bool Differs(Item item, Grant grant)
    {
        if (Tree.Mode == Mode.Floor || grant.Direct is Role.None or Role.Owner || grant.Grantee.Principal.IsDeletedAccount || IsProtected(grant.Grantee) || IsFrozen(item, grant.Grantee))
        {
            return false;
        }

        var isFolderOwner = !item.IsRoot && grant.Grantee.Principal.Kind == PrincipalKind.User
            && grant.Direct <= Role.Writer && OwnersOfFoldersAbove(item).Contains(grant.Grantee.Principal.Address);
        return IsShutOut(item, grant.Grantee) || (grant.Findable && !MayFind(item, grant.Grantee)) || (grant.Direct > AllowedFor(item, grant.Grantee) && !isFolderOwner);
    }

    /// <summary>Whether a drive for members only shuts somebody out who is no member of it.</summary>
    /// <param name="item">The item as it is after the plan.</param>
    /// <param name="grantee">Who.</param>
    public bool IsShutOut(Item item, Grantee grantee) =>
        Tree.Restrictions.MembersOnly == true && item.Tree.IsWholeDrive && !item.IsRoot && item.Tree.Root.IsKnown && item.Tree.Root.Grants.Of(grantee).Direct == Role.None;

    /// <summary>When a grant to somebody outside has to end at the latest; null if it may last.</summary>
    public DateTimeOffset? EndOf(Item item, Grantee grantee, Role role) => IsLease(item, grantee, role) && CanEnd(item, grantee.Principal, role) ? Today.AddDays(Tree.ExternalExpiryDays!.Value) : null;

    /// <summary>Whether a direct grant is one that has to end, whether or not Google can do that.</summary>
    public bool IsLease(Item item, Grantee grantee, Role role) => Tree is { ExternalExpiryDays: not null, Mode: not Mode.Floor }
        && role is not (Role.None or Role.Owner) && Workspace.IsExposure(grantee.Principal) && role <= ListedFor(item, grantee) && role > ExemptedFor(item, grantee);

    /// <summary>Whether a direct grant of somebody from whom something may be taken lasts longer than it may.</summary>
    public bool LastsTooLong(Item item, Grant grant) => !IsProtected(grant.Grantee) && !IsUnmatched(grant.Grantee) && EndOf(item, grant.Grantee, grant.Direct) is { } end && (grant.ExpiresAt is not { } until || until > end);

    /// <summary>Whether what somebody has on a block's root is less than what is promised: too low, or ending too soon.</summary>
    public bool FallsShort(Item item, Grant grant, Role promised)
    {
        if (grant.Inherited >= promised || grant.Direct == Role.Owner || promised == Role.None)
        {
            return false;
        }

        if (grant.Direct < promised)
        {
            return true;
        }

        if (Tree.Mode == Mode.Floor && grant.Direct > promised)
        {
            return false; // To make more last than is promised would be to give it.
        }

        var isMoreThanMayLast = grant.Direct > promised && (IsProtected(grant.Grantee) || IsFrozen(item, grant.Grantee));
        return grant.ExpiresAt is { } until && !isMoreThanMayLast
            && (EndOf(item, grant.Grantee, promised) is not { } end || 2 * (until - Today) < end - Today);
    }

    /// <summary>Whether Google has such a role there.</summary>
    public static bool HasRole(Item item, Principal principal, Role role) => role switch
    {
        Role.FileOrganizer => item.Tree.Drive is not null && item.Kind == ItemKind.Folder && IsPerson(principal),
        Role.Organizer => item.Tree.IsWholeDrive && item.IsRoot && IsPerson(principal),
        _ => IsPerson(principal) || !(item.Tree.IsWholeDrive && item.IsRoot),
    };

    /// <summary>Whether a listed principal may be granted: the Directory knows somebody by the address.</summary>
    public bool IsSomebody(Principal listed) => !known.HasLeft(listed) && !IsUnresolved(listed);

    /// <summary>Whether it is an address of the workspace that nobody knows.</summary>
    public bool IsUnresolved(Principal listed) => known.IsUnknown(listed) && Workspace.StandingOf(listed) == Standing.Inside;

    /// <summary>Whether it was somebody once.</summary>
    public bool HasLeft(Principal listed) => known.HasLeft(listed);

    /// <summary>Whether nothing may be taken from somebody at an item, because a listed address or folder may be misspelt.</summary>
    public bool IsFrozen(Item item, Grantee grantee) => IsUnmatched(grantee) || (IsStranger(item, grantee) && this[item].Lines.Any(line => IsUnresolved(line.Principal)));

    /// <summary>Whether it is somebody inside whom nothing at the item lists.</summary>
    public bool IsStranger(Item item, Grantee grantee) => IsPerson(grantee.Principal) && !grantee.Principal.IsDeletedAccount
        && Workspace.StandingOf(grantee.Principal) == Standing.Inside && ListedFor(item, grantee) == Role.None;

    /// <summary>Whether an override that matches nothing lists somebody.</summary>
    public bool IsUnmatched(Grantee grantee) => HighestOf(_unmatched, grantee) != Role.None;

    /// <summary>Whether it is closed in a limited folder too.</summary>
    public bool IsOpen(Principal principal) => principal.Kind == PrincipalKind.Domain || Workspace.IsExposure(principal);

    /// <summary>Whether its grants are never removed or lowered.</summary>
    public bool IsProtected(Grantee grantee) => policy.Safety.Protect.Any(address => grantee.Principal.Address == address
        || IsSame(Principal.User(address), grantee) || IsSame(Principal.Group(address), grantee));

    /// <summary>Whether it could be a trusted outsider that the item's block lists under a name that nobody has resolved yet.</summary>
    public bool MayBeListedUnseen(Item item, Principal outsider) => IsPerson(outsider) && Workspace.StandingOf(outsider) == Standing.Trusted
        && this[item].Lines.Any(line => IsPerson(line.Principal) && Workspace.StandingOf(line.Principal) == Standing.Trusted && !known.TryResolve(line.Principal, out _));

    private static Role Max(Role one, Role other) => one > other ? one : other;

    private static bool IsPerson(Principal principal) => principal.Kind is PrincipalKind.User or PrincipalKind.Group;

    /// <summary>Source: Drive API v3, permissions, "expirationTime": users and groups, no members of drives, on folders readers only.</summary>
    private static bool CanEnd(Item item, Principal principal, Role role) =>
        IsPerson(principal) && !(item.Tree.IsWholeDrive && item.IsRoot) && (item.Kind != ItemKind.Folder || role == Role.Reader);

    private bool IsSame(Principal one, Principal other) => known.PrimaryOf(one) == known.PrimaryOf(other)
        || (known.TryResolve(one, out var id) && known.TryResolve(other, out var otherId) && id == otherId);

    private Role HighestOf(IEnumerable<Access> lines, Grantee grantee) =>
        lines.Where(line => IsSame(line.Principal, grantee)).Select(line => line.Role).DefaultIfEmpty().Max();
}
