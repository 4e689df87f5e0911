using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>How single items are read and written.</summary>
/// <param name="Reader">Reads them.</param>
/// <param name="Grants">Writes their grants.</param>
/// <param name="Items">Writes what belongs to themselves.</param>
internal sealed record RunPorts(IItemReader Reader, IGrantWriter Grants, IItemWriter Items);

/// <summary>What a run writes with.</summary>
/// <param name="Runner">Makes the changes.</param>
/// <param name="Journal">The journal of the run.</param>
/// <param name="Items">Reads single items.</param>
internal sealed record RunTools(JobRunner Runner, RunJournal Journal, IItemReader Items);
