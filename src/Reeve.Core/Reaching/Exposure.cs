using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>Something to look at, named once: where it is granted, or as near to that as could be read.</summary>
/// <param name="Tree">The name of the tree.</param>
/// <param name="Item">Where it begins.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Principal">Whom it lets in, or who owns; null for a drive without organizer.</param>
/// <param name="Role">With which role; <see cref="Role.None"/> where there is no principal.</param>
/// <param name="IsDirect">Whether it is granted on the item itself; if not, it comes from above what could be read.</param>
/// <param name="Items">How many items it reaches, the first included: each counts for the nearest entry of a principal. Shortcuts, the trash and unknown items are not counted.</param>
public sealed record Exposure(string Tree, Item Item, ExposureKind Kind, Principal? Principal, Role Role, bool IsDirect, int Items)
{
    /// <summary>When the grant ends by itself; null if it lasts.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The first day on which an exception of the policy no longer holds; null for the other kinds.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Who of a group is outside, by address; empty for the other kinds.</summary>
    public ImmutableArray<Principal> Outsiders { get; init; } = [];

    /// <summary>What makes it worth nothing while it stands, so that it exposes nothing now; null for what does.</summary>
    public Bar? KeptOutBy { get; init; }

    /// <summary>The id of the item it is granted on; null if that is above what could be read.</summary>
    public string? Via => IsDirect ? Item.Id : null;
}
