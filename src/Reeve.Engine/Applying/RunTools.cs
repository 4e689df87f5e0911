using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>What a run writes with.</summary>
/// <param name="Runner">Makes the changes.</param>
/// <param name="Journal">The journal of the run.</param>
/// <param name="Items">Reads single items.</param>
internal sealed record RunTools(JobRunner Runner, RunJournal Journal, IItemReader Items);
