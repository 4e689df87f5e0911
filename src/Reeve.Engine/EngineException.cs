namespace Reeve.Engine;

/// <summary>Why a job cannot be done, for the one who chooses what to do next.</summary>
public enum EngineFault
{
    /// <summary>What was asked for makes no sense: an unknown tree, a root that is no folder, a plan file that is none.</summary>
    Usage,

    /// <summary>Google does not let the one who was named do it.</summary>
    NotAllowed,

    /// <summary>A guard stands in the way.</summary>
    Refused,

    /// <summary>Another process writes with the same state folder.</summary>
    Busy,

    /// <summary>What is kept in the state folder cannot be used.</summary>
    State,
}

/// <summary>A job cannot be done; nothing was written for it.</summary>
/// <param name="fault">The kind. The only thing to branch on.</param>
/// <param name="message">One sentence with the next step, for people.</param>
/// <param name="innerException">What was caught below, or null.</param>
public sealed class EngineException(EngineFault fault, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The kind. The only thing to branch on.</summary>
    public EngineFault Fault { get; } = fault;
}
