using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>A tree that was read, with what the policy says of it.</summary>
/// <param name="Policy">What it is to be.</param>
/// <param name="Tree">What it is.</param>
/// <param name="Reader">In whose name it was read, in lower case.</param>
public sealed record TreeReading(TreePolicy Policy, Tree Tree, string Reader)
{
    /// <summary>Addresses, in lower case, of users who are organizers of the shared drive, by themselves or through a group; empty in My Drive.</summary>
    public ImmutableArray<string> Organizers { get; init; } = [];
}
