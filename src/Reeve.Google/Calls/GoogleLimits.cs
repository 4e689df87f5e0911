using Reeve.Google.Drive;
using Reeve.Http;
using Reeve.Http.Pacing;

namespace Reeve.Google.Calls;

/// <summary>What Google allows.</summary>
internal static class GoogleLimits
{
    private const double WriteBurst = 10;

    /// <summary>What the Directory allows: each user so many queries a minute, however many users there are. Source: Directory API, "Limits and quotas".</summary>
    public static PacingLimits Directory { get; } = new(QuotaModel.Queries, ProjectPerMinute: 1_000_000, ActorPerMinute: 2_400, DrivePrices.WritesPerSecond, WriteBurst);

    /// <summary>Returns Drive's limits by a model. Source: Drive API v3, "Usage limits", 2026.</summary>
    /// <param name="model">How the project is metered.</param>
    public static PacingLimits Of(QuotaModel model) => model switch
    {
        QuotaModel.Queries => new(model, ProjectPerMinute: 12_000, ActorPerMinute: 12_000, DrivePrices.WritesPerSecond, WriteBurst),
        _ => new(model, ProjectPerMinute: 1_000_000, ActorPerMinute: 325_000, DrivePrices.WritesPerSecond, WriteBurst),
    };
}
