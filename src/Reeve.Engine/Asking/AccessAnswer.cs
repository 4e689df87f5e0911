using System.Collections.Immutable;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Engine.Asking;

/// <summary>What somebody reaches in all trees of a survey.</summary>
/// <param name="Principal">Who, under the primary address where that is known.</param>
/// <param name="State">How the account stands; null if it is none, or nothing was told.</param>
/// <param name="Trees">What is reached in each.</param>
public sealed record AccessAnswer(Principal Principal, AccountState? State, ImmutableArray<TreeHoldings> Trees)
{
    /// <summary>All entries with their trees, the highest role first, then most items, then in the order of the trees.</summary>
    public IEnumerable<(string Tree, Holding Holding)> Reaches => Trees
        .SelectMany(tree => tree.Holdings.Reaches.Select(holding => (tree.Tree, holding)))
        .OrderByDescending(pair => pair.holding.Role).ThenByDescending(pair => pair.holding.Items);

    /// <summary>How many items are reached.</summary>
    public int Items => Trees.Sum(tree => tree.Holdings.Items);

    /// <summary>The trees whose restrictions shut the principal out, by what, and from how many items that something granted would open.</summary>
    public IEnumerable<(string Tree, Bar Bar, int Items)> KeptOut =>
        Trees.Where(tree => tree.Holdings is { Bar: not null, BarredItems: > 0 }).Select(tree => (tree.Tree, tree.Holdings.Bar!.Value, tree.Holdings.BarredItems));

    /// <summary>How many items' grants are not known; a shared drive of which nobody sees what is in it counts as one.</summary>
    public int UnknownItems => Trees.Sum(tree => tree.Holdings.Unknown);

    /// <summary>Groups that the principal may be in.</summary>
    public ImmutableArray<Principal> UnknownGroups =>
        [.. Trees.SelectMany(tree => tree.Holdings.UnknownGroups).Distinct().OrderBy(group => group.Address, StringComparer.Ordinal)];

    /// <summary>Whether there may be more than is told.</summary>
    public bool IsUnsure => UnknownItems > 0 || UnknownGroups.Length > 0;

    /// <summary><c>suspended</c> or <c>deleted</c>; null if somebody can sign in, or nothing was told.</summary>
    public string? StateName => StateNames.Of(State);
}

/// <summary>How accounts stand, in words.</summary>
public static class StateNames
{
    /// <summary><c>suspended</c> or <c>deleted</c>; null if somebody can sign in, or nothing was told.</summary>
    public static string? Of(AccountState? state) => state switch
    {
        AccountState.Suspended => "suspended",
        AccountState.Gone => "deleted",
        _ => null,
    };
}
