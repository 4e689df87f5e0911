using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>How single items are read and written.</summary>
/// <param name="Reader">Reads them.</param>
/// <param name="Grants">Writes their grants.</param>
/// <param name="Items">Writes what belongs to themselves.</param>
internal sealed record RunPorts(IItemReader Reader, IGrantWriter Grants, IItemWriter Items);
