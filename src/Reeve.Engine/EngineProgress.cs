namespace Reeve.Engine;

/// <summary>How far a job is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Subject">The tree it is done to, or empty.</param>
/// <param name="Done">Items read, or changes made, so far.</param>
/// <param name="Total">How many there will be; null while that is not known.</param>
public readonly record struct EngineProgress(EngineStep Step, string Subject, int Done, int? Total);

/// <summary>The steps that take time.</summary>
public enum EngineStep
{
    /// <summary>The tree is read level by level.</summary>
    Reading,

    /// <summary>Grants that the reader may not see are read in their owners' names.</summary>
    ReadingAsOwners,

    /// <summary>Changes are made and read back.</summary>
    Writing,

    /// <summary>What lay hidden below removed grants is looked for.</summary>
    ReadingAgain,
}
