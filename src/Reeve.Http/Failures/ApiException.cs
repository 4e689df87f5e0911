namespace Reeve.Http.Failures;

/// <summary>A service refused or failed a call, and repeating it has not helped or was not allowed.</summary>
/// <remarks>The message is one sentence for the person on call. It holds no token, key, assertion or response body.</remarks>
/// <param name="fault">What it means for the caller. The only thing to branch on.</param>
/// <param name="message">One sentence, with the next step where there is one.</param>
/// <param name="innerException">What was caught below, or null.</param>
public sealed class ApiException(ApiFault fault, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What it means for the caller. The only thing to branch on.</summary>
    public ApiFault Fault { get; } = fault;

    /// <summary>The HTTP status of the last answer; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The service's own word for it, such as <c>insufficientFilePermissions</c>; null if it gave none.</summary>
    public string? Reason { get; init; }

    /// <summary>What to quote to the service's support; null if it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asked to be left alone, counted from its last answer; null if it did not say. Never negative.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Which requests may be sent again after this failure.</summary>
    internal Repeat Repeat { get; init; }
}
