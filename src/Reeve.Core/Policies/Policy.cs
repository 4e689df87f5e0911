using System.Collections.Immutable;

namespace Reeve.Core.Policies;

/// <summary>Who may have what in which trees: what <c>reeve.yaml</c> says, checked.</summary>
/// <param name="Workspace">Who is inside.</param>
/// <param name="Trees">The trees, in the order of the file; names are unique.</param>
/// <param name="Safety">What a run may do at most.</param>
public sealed record Policy(Workspace Workspace, ImmutableArray<TreePolicy> Trees, Safety Safety);

/// <summary>What a run may do at most.</summary>
/// <param name="MaxChanges">How many changes of grants one run may make.</param>
/// <param name="Protect">Addresses, in lower case, whose grants are never removed or lowered.</param>
public sealed record Safety(MaxChanges MaxChanges, ImmutableHashSet<string> Protect);
