using System.Collections.Immutable;
using Reeve.Core.Planning;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Engine.Asking;

/// <summary>Who reaches an item, what the policy says of each, and what would change.</summary>
/// <param name="Crawl">The tree it was found in.</param>
/// <param name="Explanation">Who reaches it.</param>
/// <param name="Access">The same people, judged, in the same order.</param>
/// <param name="Changes">What a plan would change on the item, and on folders above it.</param>
/// <param name="HasPolicy">Whether a policy speaks of it.</param>
public sealed record ExplainAnswer(Crawl Crawl, Explanation Explanation, ImmutableArray<JudgedReacher> Access, ImmutableArray<Change> Changes, bool HasPolicy)
{
    /// <summary>The item.</summary>
    public Item Item => Explanation.Item;

    /// <summary>Whether there may be more people than are told.</summary>
    public bool IsUnsure => (!Item.IsKnown && Item.Kind != ItemKind.Shortcut) || Explanation.UnknownGroups.Length > 0;
}

/// <summary>Somebody who reaches an item, and what the policy says of it.</summary>
/// <param name="Reacher">Who, and through what.</param>
/// <param name="Allowed">Whether the policy allows the role; null where no policy speaks of the item.</param>
/// <param name="Rule">Where the policy says so, for people; null where it says nothing.</param>
/// <param name="Line">The line of the policy that says so; null where none does.</param>
public sealed record JudgedReacher(Reacher Reacher, bool? Allowed, string? Rule, int? Line)
{
    /// <summary>How the account stands; null if it is none, or nothing was told.</summary>
    public AccountState? State { get; init; }

    /// <summary><c>suspended</c> or <c>deleted</c>; null if somebody can sign in, or nothing was told.</summary>
    public string? StateName => StateNames.Of(State);
}
