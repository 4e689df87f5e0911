namespace Reeve.Http.Failures;

/// <summary>What a service's refusal means, as its mapper judges it.</summary>
/// <param name="Fault">What it means for the caller.</param>
/// <param name="Message">One sentence for the person on call. Holds nothing secret.</param>
/// <param name="Reason">The service's own word for it, or null.</param>
/// <param name="Repeat">Which requests may be sent again after it.</param>
/// <param name="Unclear">The request may have taken effect all the same, as after a 503.</param>
public sealed record Failure(ApiFault Fault, string Message, string? Reason, Repeat Repeat, bool Unclear = false)
{
    /// <summary>How long the service asks to be left alone, told otherwise than by <c>Retry-After</c>; null if it is not. Never negative.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
