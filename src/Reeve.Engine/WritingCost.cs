using Reeve.Core.Planning;
using Reeve.Google.Drive;

namespace Reeve.Engine;

/// <summary>What making a plan's changes will take, roughly: repeats and what lies hidden are not foreseen.</summary>
/// <param name="QuotaUnits">Google's quota units.</param>
/// <param name="ShareOfDay">The part of a day's threshold that is, 1 being all of it.</param>
/// <param name="Duration">At the documented pace of writes, by the account that has most to write.</param>
public sealed record WritingCost(long QuotaUnits, double ShareOfDay, TimeSpan Duration)
{
    // Each change is made between two readings of its item.
    private const int UnitsPerChange = DrivePrices.Get + DrivePrices.Edit + DrivePrices.Get;

    /// <summary>Foresees it. Linear in the changes.</summary>
    public static WritingCost Of(Plan plan)
    {
        var units = (long)plan.Changes.Length * UnitsPerChange;
        var busiest = plan.Changes.GroupBy(change => change.Actor, StringComparer.Ordinal).Select(actor => actor.Count()).DefaultIfEmpty().Max();
        return new WritingCost(units, (double)units / DrivePrices.DayThreshold, TimeSpan.FromSeconds(Math.Ceiling((double)busiest / DrivePrices.WritesPerSecond)));
    }
}
