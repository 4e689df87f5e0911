using Reeve.Core.Evaluation;
using Reeve.Core.Policies;

namespace Reeve.Engine.Ports;

/// <summary>A tree as it was read, with what that took.</summary>
/// <param name="Reading">The tree.</param>
/// <param name="ToldDirect">Whether the service told direct from inherited everywhere; if not, direct grants may lie hidden under equal inherited ones.</param>
/// <param name="Requests">HTTP requests, repeats included, without tokens.</param>
/// <param name="QuotaUnits">Google's quota units.</param>
internal sealed record SourcedTree(TreeReading Reading, bool ToldDirect, long Requests, long QuotaUnits);

/// <summary>Where trees are read from.</summary>
internal interface ITreeSource
{
    /// <summary>Reads one tree whole.</summary>
    /// <exception cref="EngineException">The root cannot be read, or is not what a tree can start from.</exception>
    public Task<SourcedTree> ReadAsync(TreePolicy tree, Workspace workspace, IProgress<EngineProgress>? progress, CancellationToken cancellationToken);
}
