using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Engine.Ports;

/// <summary>What to read, with or without a policy for it.</summary>
/// <param name="Name">What it is called in messages: the tree's name in the policy, or what was asked for.</param>
/// <param name="Root">Where it starts.</param>
/// <param name="As">Who reads it, in lower case; null: the owner of the root, or an organizer of the drive.</param>
internal sealed record TreeTarget(string Name, TreeRoot Root, string? As)
{
    /// <summary>What a policy's tree reads.</summary>
    public static TreeTarget Of(TreePolicy tree) => new(tree.Name, tree.Root, tree.As);
}

/// <summary>A tree as it was read, with what that took.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Reader">In whose name it was read, in lower case.</param>
/// <param name="Organizers">Addresses, in lower case, of users inside who are organizers of the shared drive, by themselves or through a group; empty in My Drive.</param>
/// <param name="ToldDirect">Whether the service told direct from inherited everywhere; if not, direct grants may lie hidden under equal inherited ones.</param>
/// <param name="Requests">HTTP requests, repeats included, without tokens.</param>
/// <param name="QuotaUnits">Google's quota units.</param>
internal sealed record SourcedTree(Tree Tree, string Reader, ImmutableArray<string> Organizers, bool ToldDirect, long Requests, long QuotaUnits);

/// <summary>Where trees are read from.</summary>
internal interface ITreeSource
{
    /// <summary>Reads one tree whole.</summary>
    /// <exception cref="EngineException">The root cannot be read, or is not what a tree can start from.</exception>
    public Task<SourcedTree> ReadAsync(TreeTarget target, Workspace workspace, IProgress<EngineProgress>? progress, CancellationToken cancellationToken);
}
