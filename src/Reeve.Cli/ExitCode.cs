using Reeve.Cli.Commands.Doctor;
using Reeve.Engine;
using Reeve.Engine.Journaling;
using Reeve.Google;
using Reeve.Google.Storage;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Cli;

/// <summary>The exit codes. No other file names a number.</summary>
internal static class ExitCode
{
    /// <summary>Done, or nothing to do.</summary>
    public const int Done = 0;

    /// <summary>Failed, also partly; no network; an answer that is unsure.</summary>
    public const int Failed = 1;

    /// <summary>A plan has changes.</summary>
    public const int Changes = 2;

    /// <summary>A guard refused it.</summary>
    public const int Refused = 3;

    /// <summary>Wrong usage, an invalid policy, an unreadable key file.</summary>
    public const int Usage = 64;

    /// <summary>Not allowed: key, clock, subject, scopes, permissions.</summary>
    public const int NotAllowed = 77;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;

    /// <summary>The code of a plan: changes come before all else.</summary>
    /// <param name="prepared">The plan.</param>
    /// <param name="isStrict">Whether any problem counts as a failure.</param>
    public static int Of(PreparedPlan prepared, bool isStrict) =>
        prepared.Plan.Changes.Length > 0 ? Changes
        : prepared.Plan.IsUnsure || (isStrict && prepared.Plan.Problems.Length > 0) ? Failed
        : Done;

    /// <summary>The code of a run.</summary>
    /// <param name="result">The run.</param>
    /// <param name="isStrict">Whether any problem counts as a failure.</param>
    public static int Of(RunResult result, bool isStrict) => result.State switch
    {
        RunState.Done => isStrict && result.Problems.Length > 0 ? Failed : Done,
        RunState.Refused => Refused,
        RunState.Interrupted => Interrupted,
        _ => Failed,
    };

    /// <summary>The code of a job in parts: not allowed if that is all that was wrong.</summary>
    /// <param name="failures">Why parts failed; empty if none did.</param>
    public static int OfParts(IReadOnlyCollection<Exception> failures) =>
        failures.Count == 0 ? Done
        : failures.All(failure => Of(failure) == NotAllowed) ? NotAllowed
        : Failed;

    /// <summary>The code of an answer: one that may not be all there is to it is a failure.</summary>
    public static int OfAnswer(bool isUnsure) => isUnsure ? Failed : Done;

    /// <summary>The code of what <c>doctor</c> has found: that of the first fault, for the later ones may follow from it.</summary>
    public static int Of(IEnumerable<Check> checks) => checks.FirstOrDefault(check => check.State == CheckState.Fault)?.Code ?? Done;

    /// <summary>The code of a failure that is told in one sentence; null for one that is a bug.</summary>
    public static int? Of(Exception failure) => failure switch
    {
        EngineException { Fault: EngineFault.Usage } or KeyFileException or EndpointException or UsageException => Usage,
        EngineException { Fault: EngineFault.NotAllowed } => NotAllowed,
        EngineException { Fault: EngineFault.Refused } => Refused,
        EngineException => Failed,
        ApiException { Fault: ApiFault.Forbidden or ApiFault.Unauthorized or ApiFault.NotFound } => NotAllowed,
        ApiException or UploadException or IOException or UnauthorizedAccessException => Failed,
        OperationCanceledException => Interrupted,
        _ => null,
    };
}
