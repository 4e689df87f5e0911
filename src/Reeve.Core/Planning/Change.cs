using System.Diagnostics;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>When in a run a change is made; an earlier phase is over before a later one starts.</summary>
public enum Phase
{
    /// <summary>Exposures are closed.</summary>
    Close,

    /// <summary>What stands in the way of what is to be granted is loosened: restrictions of a drive, folders that somebody limited.</summary>
    Loosen,

    /// <summary>What is missing is granted, what is too low is raised.</summary>
    Grant,

    /// <summary>Folders are limited, and what can only then be granted on them is.</summary>
    Cut,

    /// <summary>What is too much is taken from those inside who are to have it further down by a grant that can only then be made.</summary>
    Clear,

    /// <summary>Those grants are made.</summary>
    Follow,

    /// <summary>What else is too much is taken from those inside.</summary>
    Take,

    /// <summary>Re-sharing, downloading and a drive's restrictions are switched; late, for that can take from a writer the right to repair.</summary>
    Switch,

    /// <summary>Items get another owner; late, for whoever owned them has written them up to here.</summary>
    Transfer,

    /// <summary>Who owned a folder, and was a writer below it by that, is granted what is theirs there, in the name of whoever owns it by then.</summary>
    Succeed,

    /// <summary>Organizers of a shared drive lose that, and what is below is lowered for them; last, for they have read and written everything in it up to here.</summary>
    Leave,
}

/// <summary>One line of a plan, one write for a person, one undo.</summary>
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>Its number in the plan, from 1 in the order of making.</summary>
    public required int Id { get; init; }

    /// <summary>Where, in whose name, when and why.</summary>
    public required ChangePlace Place { get; init; }

    /// <summary>The tree it belongs to, as the policy names it.</summary>
    public string Tree => Place.Tree;

    /// <summary>The file id of the item; of a drive, the drive's id.</summary>
    public string File => Place.File;

    /// <summary>The item's path below the root, as it was read.</summary>
    public string Path => Place.Path;

    /// <summary>In whose name it is made: an address in lower case.</summary>
    public string Actor => Place.Actor;

    /// <summary>When it is made.</summary>
    public Phase Phase => Place.Phase;

    /// <summary>The rule that asks for it, for people.</summary>
    public string Why => Place.Why;

    /// <summary>What it does, as plans name it: <c>grant.create</c>, ….</summary>
    public string Op => this switch
    {
        GrantCreate => Ops.GrantCreate,
        GrantUpdate => Ops.GrantUpdate,
        GrantDelete => Ops.GrantDelete,
        FileUpdate => Ops.FileUpdate,
        OwnerTransfer => Ops.OwnerTransfer,
        DriveUpdate => Ops.DriveUpdate,
        _ => throw new UnreachableException(),
    };

    /// <summary>The principal whose grant changes, or who is to own the item; null for switches.</summary>
    public Principal? Principal => this switch
    {
        GrantCreate create => create.For,
        GrantUpdate update => update.Grantee.Principal,
        GrantDelete delete => delete.Grantee.Principal,
        OwnerTransfer transfer => transfer.To.Principal,
        _ => null,
    };

    /// <summary>Whether it counts towards <c>maxChanges</c>: grants and owners do, switches do not.</summary>
    public bool Counts => this is not (FileUpdate or DriveUpdate);

    /// <summary>The change that turns one direct grant into another; its number is still to be given.</summary>
    /// <param name="at">Where, in whose name, when and why.</param>
    /// <param name="grantee">Whose.</param>
    /// <param name="before">The direct grant before; null if there is none.</param>
    /// <param name="after">The direct grant after; null if there is to be none.</param>
    /// <exception cref="ArgumentException">There is none before and none after.</exception>
    public static Change OfGrant(ChangePlace at, Grantee grantee, GrantState? before, GrantState? after) => (before, after) switch
    {
        (null, { } made) => new GrantCreate(grantee.Principal, made) { Id = 0, Place = at, GranteeId = grantee.Id },
        ({ } old, { } made) => new GrantUpdate(grantee, old, made) { Id = 0, Place = at },
        ({ } old, null) => new GrantDelete(grantee, old) { Id = 0, Place = at },
        _ => throw new ArgumentException("A grant that is not there and is not to be there does not change.", nameof(after)),
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

    /// <summary>Switches of the item itself change.</summary>
    /// <param name="Before">Those that change, as they were.</param>
    /// <param name="After">The same, as they are to be.</param>
    public sealed record FileUpdate(Switches Before, Switches After) : Change;

    /// <summary>The item gets another owner, however many writes that takes.</summary>
    /// <param name="From">Who owned it.</param>
    /// <param name="To">Who is to own it.</param>
    /// <param name="Had">What the new owner had there directly; null: nothing.</param>
    /// <param name="Keeps">What the old owner is to have there directly afterwards; null: nothing.</param>
    public sealed record OwnerTransfer(Grantee From, Grantee To, GrantState? Had, GrantState? Keeps) : Change;

    /// <summary>Restrictions of a shared drive change.</summary>
    /// <param name="Before">Those that change, as they were.</param>
    /// <param name="After">The same, as they are to be.</param>
    public sealed record DriveUpdate(Restrictions Before, Restrictions After) : Change;
}

/// <summary>Where, in whose name, when and why a change is made.</summary>
/// <param name="Tree">The tree, as the policy names it.</param>
/// <param name="File">The file id of the item.</param>
/// <param name="Path">The item's path below the root.</param>
/// <param name="Actor">In whose name: an address in lower case.</param>
/// <param name="Phase">When.</param>
/// <param name="Why">The rule that asks for it, for people.</param>
public sealed record ChangePlace(string Tree, string File, string Path, string Actor, Phase Phase, string Why)
{
    /// <summary>Whether the actor makes it as an administrator of the domain, without being a member of the shared drive.</summary>
    public bool AsAdmin { get; init; }

    /// <summary>An administrator of the domain who may make it in the actor's place, for it is about a shared drive itself; null: nobody is named, or may.</summary>
    public string? Admin { get; init; }
}

/// <summary>The names of what changes do; scripts depend on them.</summary>
public static class Ops
{
    /// <summary>A direct grant is made.</summary>
    public const string GrantCreate = "grant.create";

    /// <summary>A direct grant becomes another.</summary>
    public const string GrantUpdate = "grant.update";

    /// <summary>A direct grant goes.</summary>
    public const string GrantDelete = "grant.delete";

    /// <summary>Switches of an item change.</summary>
    public const string FileUpdate = "file.update";

    /// <summary>An item gets another owner.</summary>
    public const string OwnerTransfer = "owner.transfer";

    /// <summary>Restrictions of a shared drive change.</summary>
    public const string DriveUpdate = "drive.update";

    /// <summary>All of them, in the order in which summaries list them.</summary>
    public static IReadOnlyList<string> All { get; } = [GrantCreate, GrantUpdate, GrantDelete, FileUpdate, OwnerTransfer, DriveUpdate];
}
