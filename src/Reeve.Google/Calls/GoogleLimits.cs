using Reeve.Google.Drive;
using Reeve.Http;
using Reeve.Http.Pacing;

namespace Reeve.Google.Calls;

/// <summary>What Google allows. Source: Drive API v3, "Usage limits", 2026.</summary>
internal static class GoogleLimits
{
    private const double WriteBurst = 10;

    /// <summary>Returns the limits of a model.</summary>
    /// <param name="model">How the project is metered.</param>
    public static PacingLimits Of(QuotaModel model) => model switch
    {
        QuotaModel.Queries => new(model, ProjectPerMinute: 12_000, ActorPerMinute: 12_000, DrivePrices.WritesPerSecond, WriteBurst),
        _ => new(model, ProjectPerMinute: 1_000_000, ActorPerMinute: 325_000, DrivePrices.WritesPerSecond, WriteBurst),
    };
}
