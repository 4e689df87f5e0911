using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Engine.Applying;
using Reeve.Engine.Journaling;

namespace Reeve.Engine;

/// <summary>How a run ended.</summary>
/// <param name="Run">Its name in the history.</param>
/// <param name="Kind"><c>apply</c> or <c>undo</c>.</param>
/// <param name="State">How it ended.</param>
/// <param name="Outcomes">How each change ended that was begun or decided, by number.</param>
/// <param name="Problems">What the run could not put right by itself.</param>
/// <param name="Requests">HTTP requests, reading included, repeats included, without tokens.</param>
/// <param name="QuotaUnits">Google's quota units.</param>
/// <param name="Throttled">How often Google asked to slow down.</param>
/// <param name="Refusal">Why a guard refused it; null if none did.</param>
public sealed record RunResult(
    string Run,
    string Kind,
    RunState State,
    ImmutableArray<Outcome> Outcomes,
    ImmutableArray<Problem> Problems,
    long Requests,
    long QuotaUnits,
    long Throttled,
    string? Refusal = null)
{
    /// <summary>What is to be said of the run in one sentence, where there was nothing to do; null: nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Changes that ended in a certain way.</summary>
    public int Count(OutcomeKind kind) => Outcomes.Count(outcome => outcome.Kind == kind);

    /// <summary>What is left, with its reason.</summary>
    public IEnumerable<Outcome> Left => Outcomes.Where(outcome => outcome.IsLeft);
}
