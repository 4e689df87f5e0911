using System.Diagnostics;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>When in a run a change is made; an earlier phase is over before a later one starts.</summary>
public enum Phase
{
    /// <summary>Exposures are closed.</summary>
    Close,

    /// <summary>What is missing is granted, what is too low is raised.</summary>
    Grant,

    /// <summary>What is too much is taken from those inside.</summary>
    Take,

    /// <summary>Re-sharing is switched; last, for it can take from a writer the right to repair.</summary>
    Switch,
}

/// <summary>One line of a plan, one write for a person, one undo.</summary>
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>Its number in the plan, from 1 in the order of making.</summary>
    public required int Id { get; init; }

    /// <summary>The tree it belongs to, as the policy names it.</summary>
    public required string Tree { get; init; }

    /// <summary>The file id of the item.</summary>
    public required string File { get; init; }

    /// <summary>The item's path below the root, as it was read.</summary>
    public required string Path { get; init; }

    /// <summary>In whose name it is made: an address in lower case.</summary>
    public required string Actor { get; init; }

    /// <summary>When it is made.</summary>
    public required Phase Phase { get; init; }

    /// <summary>The rule that asks for it, for people.</summary>
    public required string Why { get; init; }

    /// <summary>What it does, as plans name it: <c>grant.create</c>, ….</summary>
    public string Op => this switch
    {
        GrantCreate => Ops.GrantCreate,
        GrantUpdate => Ops.GrantUpdate,
        GrantDelete => Ops.GrantDelete,
        ResharingSwitch => Ops.FileUpdate,
        _ => throw new UnreachableException(),
    };

    /// <summary>The principal whose grant changes; null for a switch of the item itself.</summary>
    public Principal? Principal => this switch
    {
        GrantCreate create => create.For,
        GrantUpdate update => update.Grantee.Principal,
        GrantDelete delete => delete.Grantee.Principal,
        _ => null,
    };

    /// <summary>Whether it counts towards <c>maxChanges</c>: grants do, flags do not.</summary>
    public bool Counts => this is not ResharingSwitch;

    /// <summary>Where, in whose name, when and why.</summary>
    public ChangePlace Place => new(Tree, File, Path, Actor, Phase, Why);

    /// <summary>The change that turns one direct grant into another; its number is still to be given.</summary>
    /// <param name="at">Where, in whose name, when and why.</param>
    /// <param name="grantee">Whose.</param>
    /// <param name="before">The direct grant before; null if there is none.</param>
    /// <param name="after">The direct grant after; null if there is to be none.</param>
    /// <exception cref="ArgumentException">There is none before and none after.</exception>
    public static Change OfGrant(ChangePlace at, Grantee grantee, GrantState? before, GrantState? after) => (before, after) switch
    {
        (null, { } made) => new GrantCreate(grantee.Principal, made)
        {
            Id = 0, Tree = at.Tree, File = at.File, Path = at.Path, Actor = at.Actor, Phase = at.Phase, Why = at.Why, GranteeId = grantee.Id,
        },
        ({ } old, { } made) => new GrantUpdate(grantee, old, made)
        {
            Id = 0, Tree = at.Tree, File = at.File, Path = at.Path, Actor = at.Actor, Phase = at.Phase, Why = at.Why,
        },
        ({ } old, null) => new GrantDelete(grantee, old)
        {
            Id = 0, Tree = at.Tree, File = at.File, Path = at.Path, Actor = at.Actor, Phase = at.Phase, Why = at.Why,
        },
        _ => throw new ArgumentException("A grant that is not there and is not to be there does not change.", nameof(after)),
    };

    /// <summary>The change that switches re-sharing; its number is still to be given.</summary>
    /// <param name="at">Where, in whose name, when and why.</param>
    /// <param name="after">Whether writers are to be able to share.</param>
    public static Change OfResharing(ChangePlace at, bool after) => new ResharingSwitch(!after, after)
    {
        Id = 0, Tree = at.Tree, File = at.File, Path = at.Path, Actor = at.Actor, Phase = at.Phase, Why = at.Why,
    };

    /// <summary>A direct grant is made where there is none.</summary>
    /// <param name="For">For whom.</param>
    /// <param name="After">What is granted.</param>
    public sealed record GrantCreate(Principal For, GrantState After) : Change
    {
        /// <summary>Whose it will be, as far as is known: the id of the grantee, else the text of <see cref="For"/>.</summary>
        public string GranteeId { get; init; } = For.ToString();
    }

    /// <summary>A direct grant becomes another.</summary>
    /// <param name="Grantee">Whose.</param>
    /// <param name="Before">What it was.</param>
    /// <param name="After">What it is to be.</param>
    public sealed record GrantUpdate(Grantee Grantee, GrantState Before, GrantState After) : Change;

    /// <summary>A direct grant goes.</summary>
    /// <param name="Grantee">Whose.</param>
    /// <param name="Before">What it was.</param>
    public sealed record GrantDelete(Grantee Grantee, GrantState Before) : Change;

    /// <summary>Whether writers may share the item further.</summary>
    /// <param name="Before">What it was.</param>
    /// <param name="After">What it is to be.</param>
    public sealed record ResharingSwitch(bool Before, bool After) : Change;
}

/// <summary>Where, in whose name, when and why a change is made.</summary>
/// <param name="Tree">The tree, as the policy names it.</param>
/// <param name="File">The file id of the item.</param>
/// <param name="Path">The item's path below the root.</param>
/// <param name="Actor">In whose name: an address in lower case.</param>
/// <param name="Phase">When.</param>
/// <param name="Why">The rule that asks for it, for people.</param>
public sealed record ChangePlace(string Tree, string File, string Path, string Actor, Phase Phase, string Why);

/// <summary>The names of what changes do; scripts depend on them.</summary>
public static class Ops
{
    /// <summary>A direct grant is made.</summary>
    public const string GrantCreate = "grant.create";

    /// <summary>A direct grant becomes another.</summary>
    public const string GrantUpdate = "grant.update";

    /// <summary>A direct grant goes.</summary>
    public const string GrantDelete = "grant.delete";

    /// <summary>Flags of an item change.</summary>
    public const string FileUpdate = "file.update";

    /// <summary>An item gets another owner.</summary>
    public const string OwnerTransfer = "owner.transfer";

    /// <summary>Restrictions of a shared drive change.</summary>
    public const string DriveUpdate = "drive.update";

    /// <summary>All of them, in the order in which summaries list them.</summary>
    public static IReadOnlyList<string> All { get; } = [GrantCreate, GrantUpdate, GrantDelete, FileUpdate, OwnerTransfer, DriveUpdate];
}
