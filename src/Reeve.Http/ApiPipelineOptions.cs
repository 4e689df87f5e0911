using Reeve.Http.Pacing;

namespace Reeve.Http;

/// <summary>How one service's calls are sent.</summary>
public sealed record ApiPipelineOptions
{
    /// <summary>What the service allows; null for no pacing.</summary>
    public PacingLimits? Limits { get; init; }

    /// <summary>The most requests in flight at once, 1 or more.</summary>
    public int MaxConcurrentRequests { get; init; } = 16;

    /// <summary>How long one attempt may take, its answer's body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Draws from [0, 1) that spread the waits before repeats. Called from several threads.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;
}
