using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>What all rules ask of the policy and the tree while it is judged.</summary>
internal sealed class Judging
{
    private readonly Addresses _addresses;
    private readonly Projection _projection;
    private readonly Entitlements _entitlements;
    private readonly ImmutableArray<Principal> _unplaced;
    private readonly Dictionary<Block, bool> _isUnsure = [];
    private readonly Lazy<ImmutableArray<Block>> _unsure;

    public Judging(Policy policy, TreeReading reading, Addresses addresses, Projection projection, DateOnly today)
    {
        (Policy, Reading, _addresses, _projection, Today) = (policy, reading, addresses, projection, today);
        _entitlements = new Entitlements(policy, reading.Policy, reading.Tree, addresses, today);
        Lease = new Lease(policy.Workspace, reading.Policy.ExternalExpiryDays, today);
        _unsure = new(() => [.. Blocks.All.Where(IsUnsure)]);
        _unplaced = [.. Blocks.Unmatched.SelectMany(index => reading.Policy.Overrides[index].Rule.Lists).Select(access => access.Principal)];
    }

    public Policy Policy { get; }

    public TreeReading Reading { get; }

    public TreePolicy Tree => Reading.Policy;

    public DateOnly Today { get; }

    public Lease Lease { get; }

    public Addresses Addresses => _addresses;

    public BlockMap Blocks => _entitlements.Blocks;

    public Block BlockOf(Item item) => Blocks.Of(item);

    /// <summary>The grants of an item as they will be, as far as it has been judged.</summary>
    public ImmutableArray<Grant> GrantsOf(Item item) => _projection.GrantsOf(item);

    /// <summary>The facts of an item as they will be, as far as it has been judged.</summary>
    public ItemFacts FactsOf(Item item) => _projection.FactsOf(item);

    /// <summary>What somebody may have directly on an item. A folder's owner is an inherited writer of what others put in it: neither drift nor a problem.</summary>
    public Entitlement AllowedOn(Item item, Grant grant)
    {
        var allowed = _entitlements.Of(item, grant.Grantee);
        return !item.IsRoot && allowed.Role < Role.Writer && grant.IsDirect && OwnsFolderAbove(item, grant) ? allowed with { Role = Role.Writer } : allowed;
    }

    /// <summary>What the lists and exceptions alone give somebody on an item.</summary>
    public Entitlement EntitledOn(Item item, Grantee grantee) => _entitlements.Of(item, grantee);

    /// <summary>What the lists alone give somebody on an item: for an exception nothing is granted.</summary>
    public Entitlement ListedOn(Item item, Grantee grantee) => _entitlements.ListedOf(item, grantee);

    /// <summary>Whether a grant that is allowed somebody on an item is a lease; one that an exception allows is left alone.</summary>
    public bool IsLease(Item item, Grantee grantee, Role role) => Lease.Covers(grantee.Principal) && (_entitlements.ExemptionOf(item, grantee)?.Role ?? Role.None) < role;

    /// <summary>Whether a grant may not be taken or lowered, though the policy does not list it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="grantee">Whose it is.</param>
    public bool Stays(Item item, Grantee grantee) => _entitlements.IsProtected(grantee) || IsFrozen(item, grantee);

    /// <summary>Whether a listed user is the one whom the service shows.</summary>
    public bool IsSameUser(string listed, string shown) => listed == shown || _addresses.IsSame(Principal.User(listed), NotThere(Principal.User(shown)));

    /// <summary>Whether its grants are never removed or lowered, for the policy protects it.</summary>
    public bool IsProtected(Grantee grantee) => _entitlements.IsProtected(grantee);

    /// <summary>
    /// Whether somebody keeps what they have until the policy is mended: an override that lists them matches nothing, or somebody inside is
    /// listed whom nobody knows, and it could be this one, misspelt.
    /// </summary>
    /// <remarks>What is granted above a block is inherited in it, so it stays for what it gives there.</remarks>
    public bool IsFrozen(Item item, Grantee grantee) =>
        _unplaced.Any(listed => _addresses.IsSame(listed, grantee))
        || IsFrozenIn(BlockOf(item), grantee)
        || _unsure.Value.Any(block => IsFrozenIn(block, grantee) && IsAbove(item, block.Root));

    private bool IsFrozenIn(Block block, Grantee grantee) => grantee.Principal.Kind is PrincipalKind.User or PrincipalKind.Group
        && IsUnsure(block)
        && Policy.Workspace.StandingOf(grantee.Principal) == Standing.Inside
        && block.Allowance.Of(grantee, "").Role == Role.None;

    private static bool IsAbove(Item item, Item below)
    {
        while (below != item && !below.IsRoot)
        {
            below = below.Parent;
        }

        return below == item;
    }

    /// <summary>Whether a block lists somebody inside whom nobody knows.</summary>
    public bool IsUnsure(Block block) =>
        _isUnsure.TryGetValue(block, out var isUnsure) ? isUnsure : _isUnsure[block] = block.Allowance.Lines.Any(line => _addresses.IsUnknown(line.Access.Principal));

    /// <summary>Whether somebody is a writer of an item by owning a folder above it, as it will be.</summary>
    public bool OwnsFolderAbove(Item item, Grant grant)
    {
        var (principal, role) = (grant.Grantee.Principal, grant.Effective);
        if (principal.Kind != PrincipalKind.User || role > Role.Writer)
        {
            return false;
        }

        for (var below = item; ; below = below.Parent)
        {
            if (FactsOf(below).IsLimited)
            {
                return false;
            }

            if (below.IsRoot)
            {
                return item.Tree.OwnersAbove.Contains(principal.Address);
            }

            if (FactsOf(below.Parent).Owner == principal.Address)
            {
                return true;
            }
        }
    }

    /// <summary>Who a listed principal is, where nobody has a grant there yet.</summary>
    /// <param name="listed">As the policy writes it.</param>
    /// <param name="findable">Whether search is to find the item; tells the two grantees apart that anyone is.</param>
    public Grantee NotThere(Principal listed, bool findable = false)
    {
        var principal = _addresses.PrimaryOf(listed);
        return principal.Kind == PrincipalKind.Anyone ? Grantee.Anyone(findable)
            : new(_addresses.TryResolve(principal, out var id) ? id : principal.ToString(), principal);
    }

    /// <summary>Who a listed principal is: as the tree shows it, where it does under another address.</summary>
    public Grantee WhoIs(Principal listed)
    {
        var known = NotThere(listed);
        return _addresses.All.FirstOrDefault(pair => pair.Value == known.Id && pair.Key != listed).Key is { } shown ? new Grantee(known.Id, shown) : known;
    }

    public static string Has(Role role) => role == Role.None ? "has nothing" : $"has {role.Name()}";
}
