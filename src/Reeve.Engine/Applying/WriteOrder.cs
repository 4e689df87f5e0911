using Reeve.Core.Trees;

namespace Reeve.Engine.Applying;

/// <summary>In which turns items are written. Pure.</summary>
/// <remarks>
/// Drive shows one expiry for each grantee of an item. While somebody has as much from above for ever, the end of their own grant there is
/// not to be seen, and what has not been seen could not be brought back by an undo. So whoever loses something on two items, one in the
/// other, loses it above first, and the lower item is read again before its turn.
/// </remarks>
internal static class WriteOrder
{
    /// <summary>Splits jobs into turns, each to be over before the next begins; within one they may be done in any order.</summary>
    /// <param name="jobs">One an item.</param>
    public static IEnumerable<IReadOnlyList<WriteJob>> FromAbove(IReadOnlyList<WriteJob> jobs)
    {
        var losses = jobs.SelectMany(job => Losers(job).Select(loser => (job.Place.File, loser))).ToHashSet();
        return jobs
            .GroupBy(job => Losers(job).Select(loser => job.Place.Above.Count(above => losses.Contains((above, loser)))).DefaultIfEmpty().Max())
            .OrderBy(turn => turn.Key)
            .Select(turn => turn.ToList());
    }

    private static IEnumerable<Principal> Losers(WriteJob job) =>
        job.Changes.Select(GrantParts.Of).OfType<GrantParts>().Where(parts => parts.Before is not null).Select(parts => parts.Principal);
}
