namespace Reeve.Engine.Journaling;

/// <summary>How a run ended.</summary>
public enum RunState
{
    /// <summary>It has not ended, or its end was never written.</summary>
    Running,

    /// <summary>All that was to be done is done.</summary>
    Done,

    /// <summary>Something is left.</summary>
    Partly,

    /// <summary>It was stopped.</summary>
    Interrupted,

    /// <summary>A guard stood in the way, nothing was written.</summary>
    Refused,
}

/// <summary>A run, as the journal tells it.</summary>
/// <param name="Run">Its name: when it started, UTC, <c>yyyyMMdd-HHmmss</c> and a number if there were several.</param>
/// <param name="Kind"><c>apply</c> or <c>undo</c>.</param>
/// <param name="State">How it ended.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="EndedAt">When it ended; null while it has not.</param>
/// <param name="Policy">The hash of the policy; empty for an undo.</param>
/// <param name="Reverses">The run that it undid; null for an apply.</param>
/// <param name="Applied">Changes made.</param>
/// <param name="Failed">Changes that did not work out, or are refused for good.</param>
public sealed record RunRecord(
    string Run, string Kind, RunState State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Policy, string? Reverses, int Applied, int Failed);
