using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Engine.Asking;

/// <summary>A tree as it was read at one time, with what was told of the people its grants name.</summary>
/// <param name="Name">The name of the policy's tree, or what was asked for.</param>
/// <param name="Tree">The tree.</param>
/// <param name="Reader">In whose name it was read.</param>
/// <param name="ReadAt">When.</param>
/// <param name="People">What the Directory told.</param>
public sealed record Crawl(string Name, Tree Tree, string Reader, DateTimeOffset ReadAt, DirectoryFacts People)
{
    /// <summary>Who manages the shared drive and can be acted as; empty in My Drive.</summary>
    public ImmutableArray<string> Organizers { get; init; } = [];

    /// <summary>The tree with what a policy says of it.</summary>
    internal TreeReading Reading(TreePolicy policy) => new(policy, Tree, Reader) { Organizers = Organizers };

    /// <summary>Whether the service told direct from inherited everywhere.</summary>
    public bool ToldDirect { get; init; } = true;

    /// <summary>What could not be found out, a sentence each, for people.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether it comes from the state folder, and not from Google just now.</summary>
    public bool IsKept { get; init; }
}
