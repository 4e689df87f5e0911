namespace Reeve.Http.Retrying;

/// <summary>How long to wait before a refused call is tried again.</summary>
/// <remarks>
/// Pure: the caller does the waiting. Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 (full jitter).
/// </remarks>
internal static class Backoff
{
    private const int MaxDoublings = 6; // Keeps the shift far from overflow; the ceiling cuts in earlier.

    /// <summary>Returns the wait after <paramref name="failures"/> refusals in a row.</summary>
    /// <param name="failures">Refusals so far, 1 or more.</param>
    /// <param name="unit">The longest wait after the first refusal, above zero. Doubles with each one.</param>
    /// <param name="ceiling">The longest wait that chance may choose.</param>
    /// <param name="chance">A draw from [0, 1), so that clients refused together do not come back together.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="failures"/> is below 1.</exception>
    public static TimeSpan After(int failures, TimeSpan unit, TimeSpan ceiling, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(failures);

        var longest = unit * (1 << Math.Min(failures - 1, MaxDoublings));

        return (longest < ceiling ? longest : ceiling) * chance;
    }
}
