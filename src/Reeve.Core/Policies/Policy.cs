using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Policies;

/// <summary>Who may have what in which trees: what <c>reeve.yaml</c> says, checked.</summary>
/// <param name="Workspace">Who is inside.</param>
/// <param name="Trees">The trees, in the order of the file; names are unique.</param>
/// <param name="Safety">What a run may do at most.</param>
public sealed record Policy(Workspace Workspace, ImmutableArray<TreePolicy> Trees, Safety Safety);

/// <summary>What one tree's access is to be.</summary>
/// <param name="Name">Its name in the policy.</param>
/// <param name="RootId">The file id of the root folder.</param>
/// <param name="As">Who reads the tree, in lower case; null: the owner of the root.</param>
/// <param name="Mode">How strictly <paramref name="Access"/> is meant.</param>
/// <param name="Access">Who may have what, in the order of the file; each principal once; empty: nobody but the owner.</param>
/// <param name="Resharing">Whether editors may share further; null: no opinion.</param>
public sealed record TreePolicy(
    string Name, string RootId, string? As, Mode Mode, ImmutableArray<Access> Access, bool? Resharing)
{
    /// <summary>Where the list of access stands in the policy, for reasons given to people.</summary>
    public string AccessRule => $"trees.{Name}.access";

    /// <summary>Where the switch for re-sharing stands in the policy, for reasons given to people.</summary>
    public string ResharingRule => $"trees.{Name}.resharing";
}

/// <summary>One line of <c>access</c>: this principal may have this role.</summary>
/// <param name="Principal">Who; never a deleted account.</param>
/// <param name="Role">Reader, commenter or writer.</param>
public sealed record Access(Principal Principal, Role Role);

/// <summary>How strictly the access of a tree is meant.</summary>
public enum Mode
{
    /// <summary>Just this: what is missing is granted, what is too much is taken away.</summary>
    Exact,
}

/// <summary>What a run may do at most.</summary>
/// <param name="MaxChanges">How many changes of grants one run may make.</param>
/// <param name="Protect">Addresses, in lower case, whose grants are never removed or lowered.</param>
public sealed record Safety(MaxChanges MaxChanges, ImmutableHashSet<string> Protect);
