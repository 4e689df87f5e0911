using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>Who reaches one item, and what is known of nobody.</summary>
/// <param name="Item">The item.</param>
/// <param name="Reachers">Everybody who reaches it, those in groups too: highest role first, then by kind and address. Empty as well if its grants are not known.</param>
/// <param name="Cuts">The limited folders at or above it, nearest first, with whom each keeps out.</param>
/// <param name="UnknownGroups">Groups that reach it and whose members are not known: there may be more people than are told.</param>
public sealed record Explanation(
    Item Item, ImmutableArray<Reacher> Reachers, ImmutableArray<Cut> Cuts, ImmutableArray<Principal> UnknownGroups)
{
    /// <summary>Who is granted something here and is shut out by a restriction of the shared drive, in the order of <see cref="Reachers"/>.</summary>
    public ImmutableArray<KeptOut> KeptOut { get; init; } = [];
}

/// <summary>Somebody whose grants are worth nothing while a restriction of the shared drive stands.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Role">What the grants would give; never <see cref="Role.None"/>.</param>
/// <param name="Bar">What shuts them out.</param>
public sealed record KeptOut(Principal Principal, Role Role, Bar Bar);

/// <summary>What a limited folder keeps from flowing down.</summary>
/// <param name="Folder">The limited folder.</param>
/// <param name="Grants">What would come from the folder above, the highest role first.</param>
public sealed record Cut(Item Folder, ImmutableArray<CutGrant> Grants);

/// <summary>A grant that does not pass a limited folder.</summary>
/// <param name="Principal">Whose.</param>
/// <param name="Role">What it would be below.</param>
public sealed record CutGrant(Principal Principal, Role Role);
