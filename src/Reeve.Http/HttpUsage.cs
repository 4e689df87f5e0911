namespace Reeve.Http;

/// <summary>What a client has used so far.</summary>
/// <param name="Requests">HTTP requests attempted, each repeat counted, requests for tokens not.</param>
/// <param name="QuotaUnits">The units those requests cost by the service's table, whichever model paces them.</param>
/// <param name="Throttled">Answers that said "too fast". Each was an attempt, and is in <paramref name="Requests"/> as well.</param>
public sealed record HttpUsage(long Requests, long QuotaUnits, long Throttled)
{
    /// <summary>What both have used together.</summary>
    /// <param name="other">The other.</param>
    public HttpUsage Plus(HttpUsage other) => new(Requests + other.Requests, QuotaUnits + other.QuotaUnits, Throttled + other.Throttled);
}
