using Reeve.Core.Policies;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Crawling;

/// <summary>What is being read, and whom to tell how far it is.</summary>
/// <param name="Target">The tree.</param>
/// <param name="Workspace">Who is inside.</param>
/// <param name="Progress">Told how far it is; null: nobody.</param>
internal sealed record ReadingJob(TreeTarget Target, Workspace Workspace, IProgress<EngineProgress>? Progress)
{
    /// <summary>Tells how many items have been read.</summary>
    public void Report(EngineStep step, int items) => Progress?.Report(new EngineProgress(step, Target.Name, items, null));
}
