using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>What a way of reaching an item is, seen from the one who reaches it.</summary>
public enum WayKind : byte
{
    /// <summary>Granted on the item itself.</summary>
    Direct,

    /// <summary>Granted on a folder above.</summary>
    Inherited,

    /// <summary>Membership of the shared drive.</summary>
    Member,

    /// <summary>Granted to a group that holds the principal, wherever it is granted.</summary>
    Group,

    /// <summary>Granted to everyone in a domain, wherever it is granted.</summary>
    Domain,

    /// <summary>Granted to anyone, wherever it is granted.</summary>
    Link,
}

/// <summary>One way in which somebody reaches an item.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Role">What this way allows on the item.</param>
/// <param name="Granted">Whom the grant names.</param>
/// <param name="From">Where it is granted: the item itself or a folder above it; null: above what could be read.</param>
/// <param name="Through">The groups from the one that is granted it down to the one that holds the principal; empty where no group is needed.</param>
/// <param name="ExpiresAt">When it ends by itself; null if it lasts.</param>
/// <param name="Findable">Whether search finds the item this way; domains and anyone only.</param>
public sealed record Way(
    WayKind Kind, Role Role, Principal Granted, Item? From, ImmutableArray<Principal> Through, DateTimeOffset? ExpiresAt, bool Findable);

/// <summary>Somebody who reaches an item, with every way.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Role">The highest role of all ways.</param>
/// <param name="Ways">At least one, the highest role first, then the nearest.</param>
public sealed record Reacher(Principal Principal, Role Role, ImmutableArray<Way> Ways);
