using Reeve.Http.Failures;

namespace Reeve.Http.Retrying;

/// <summary>Whether a failed call is tried again, and when. Pure.</summary>
internal static class RetryRules
{
    /// <summary>The most attempts at one call, the first included.</summary>
    public const int MaxAttempts = 8;

    private const int MaxAttemptsUnreachable = 4; // No network is told within seconds, not minutes.
    private const int MaxAttemptsUnreadable = 3; // A proxy that answers in the service's place does so every time.

    private static readonly TimeSpan _unit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _sharingUnit = TimeSpan.FromSeconds(4); // This limit lasts from minutes to a day.
    private static readonly TimeSpan _ceiling = TimeSpan.FromSeconds(32); // Source: Drive API v3, "Usage limits", exponential backoff.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2); // Asked to wait longer, the caller has better to do.

    /// <summary>Tells whether to try again.</summary>
    /// <param name="failure">What came of the last attempt.</param>
    /// <param name="safeToRepeat">Done twice, the call does no harm.</param>
    /// <param name="attempts">Attempts so far, 1 or more.</param>
    public static bool ShouldRepeat(ApiException failure, bool safeToRepeat, int attempts)
    {
        if (attempts >= MaxAttemptsFor(failure.Fault) || failure.RetryAfter > _patience) return false;

        return failure.Repeat switch
        {
            Repeat.Always => true,
            Repeat.WhenSafe => safeToRepeat,
            _ => false,
        };
    }

    /// <summary>Returns the wait before the next attempt: at least what the service asked for.</summary>
    /// <param name="failure">What came of the last attempt.</param>
    /// <param name="attempts">Attempts so far, 1 or more.</param>
    /// <param name="chance">A draw from [0, 1).</param>
    public static TimeSpan WaitAfter(ApiException failure, int attempts, double chance)
    {
        var unit = failure.Fault == ApiFault.SharingLimited ? _sharingUnit : _unit;
        var wait = Backoff.After(attempts, unit, _ceiling, chance);

        return failure.RetryAfter > wait ? failure.RetryAfter.Value : wait;
    }

    private static int MaxAttemptsFor(ApiFault fault) => fault switch
    {
        ApiFault.Unreachable => MaxAttemptsUnreachable,
        ApiFault.Protocol => MaxAttemptsUnreadable,
        _ => MaxAttempts,
    };
}
