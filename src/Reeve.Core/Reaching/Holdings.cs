using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>What one principal reaches in a tree, in the shortest description.</summary>
/// <param name="Principal">Who, under the primary address where that is known.</param>
/// <param name="Reaches">Where each role begins to hold; highest role first, then most items, then in the order of the tree.</param>
/// <param name="CutOffs">Where, below one of these, nothing is reached any more, in the order of the tree.</param>
/// <param name="Unknown">How many items' grants are not known; a shared drive of which nobody sees what is in it counts as one.</param>
/// <param name="UnknownGroups">Groups that are granted something and whose members are not known: the principal may be among them.</param>
public sealed record Holdings(
    Principal Principal, ImmutableArray<Holding> Reaches, ImmutableArray<CutOff> CutOffs, int Unknown, ImmutableArray<Principal> UnknownGroups)
{
    /// <summary>How many items are reached, shortcuts and the trash left out.</summary>
    public int Items => Reaches.Sum(holding => holding.Items);

    /// <summary>What shuts the principal out of the whole tree, so that nothing is reached; null if nothing does.</summary>
    public Bar? Bar { get; init; }

    /// <summary>How many items would be reached if it were not for <see cref="Bar"/>.</summary>
    public int BarredItems { get; init; }
}

/// <summary>An item from which on a role holds, for all below but for what another entry begins with.</summary>
/// <remarks>Who owns some of the items and may edit the others has one entry, or every file of theirs would be one.</remarks>
/// <param name="Item">The topmost item.</param>
/// <param name="Role">The role from there on; owner if all of its items are owned.</param>
/// <param name="Ways">Through what, at the topmost item.</param>
/// <param name="Items">How many items this entry stands for, the topmost one included; shortcuts, the trash and unknown items are not counted.</param>
/// <param name="Owned">How many of them the principal owns.</param>
public sealed record Holding(Item Item, Role Role, ImmutableArray<Way> Ways, int Items, int Owned);

/// <summary>An item from which on nothing is reached, though its folder is.</summary>
/// <param name="Item">The topmost item.</param>
/// <param name="Items">How many items are kept from the principal so, the topmost one included.</param>
public sealed record CutOff(Item Item, int Items);
