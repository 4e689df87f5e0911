namespace Reeve.Acceptance.Costs;

/// <summary>Tests that time something: nothing else of this program runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
