using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>What was found in some trees.</summary>
/// <param name="Trees">The trees, in the order given.</param>
/// <param name="Exposures">Worst first: by kind, the higher role, the more items, then in the order of the trees.</param>
/// <param name="Unknown">Items whose grants could not be read, and shared drives of which nobody sees what is in them, in the order of the trees.</param>
/// <param name="UnknownGroups">Groups of the workspace that are granted something and whose members are not known, by address.</param>
/// <param name="Summary">The numbers.</param>
public sealed record Audit(
    ImmutableArray<AuditTree> Trees, ImmutableArray<Exposure> Exposures, ImmutableArray<UnknownItem> Unknown, ImmutableArray<Principal> UnknownGroups, AuditSummary Summary)
{
    /// <summary>Grants to outsiders that expose nothing while a restriction of their shared drive stands, in the order of <see cref="Exposures"/>; they are in no number.</summary>
    public ImmutableArray<Exposure> KeptOut { get; init; } = [];

    /// <summary>Whether there may be more exposures than were found.</summary>
    public bool IsUnsure => Unknown.Length > 0 || UnknownGroups.Length > 0;
}

/// <summary>A tree in numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Root">The file id of its root.</param>
/// <param name="Items">Items but for the trash, shortcuts and unknown ones included.</param>
/// <param name="Unknown">Items whose grants could not be read; a shared drive of which nobody sees what is in it counts as one.</param>
/// <param name="Trashed">Items in the trash.</param>
public sealed record AuditTree(string Name, string Root, int Items, int Unknown, int Trashed);

/// <summary>An item whose grants could not be read, or the root of a shared drive of which nobody sees what is in it.</summary>
/// <param name="Tree">The name of its tree.</param>
/// <param name="Item">The item.</param>
public sealed record UnknownItem(string Tree, Item Item);

/// <summary>The numbers of an audit. Lists are sorted most items first, then by name.</summary>
/// <param name="Items">All items read, the trash left out.</param>
/// <param name="Exposed">Items that somebody outside reaches, each once.</param>
/// <param name="ByKind">By kind, worst first, those with nothing left out.</param>
/// <param name="ByTree">By tree.</param>
/// <param name="ByOwner">By the owner of the items; what a shared drive owns is under the drive's name.</param>
/// <param name="ByDomain">By the domain of whoever outside is let in; anyone is in no domain.</param>
public sealed record AuditSummary(
    int Items, int Exposed, ImmutableArray<AuditTotal> ByKind, ImmutableArray<AuditTotal> ByTree, ImmutableArray<AuditTotal> ByOwner, ImmutableArray<AuditTotal> ByDomain);

/// <summary>One number of an audit.</summary>
/// <param name="Name">The kind, tree, owner or domain.</param>
/// <param name="Exposures">How many exposures are named.</param>
/// <param name="Items">How many items they reach, each once.</param>
public sealed record AuditTotal(string Name, int Exposures, int Items);
