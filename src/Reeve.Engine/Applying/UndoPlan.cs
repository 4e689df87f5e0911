using System.Diagnostics;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Applying;

/// <summary>What reverses a run, in the order that Google's rules need.</summary>
/// <remarks>
/// Later waves of the run first; within one, the deepest items first: a direct grant must be there again before the one above it is, or
/// Google would write nothing for it. Ownership goes back from above: as long as somebody owns a folder they are a writer of all in it, and what less
/// they had there could not be written.
/// </remarks>
internal static class UndoPlan
{
    /// <summary>Returns waves of jobs, each to be over before the next begins; numbers count from 1 in that order.</summary>
    /// <param name="entries">The run's journal.</param>
    public static IReadOnlyList<IReadOnlyList<WriteJob>> Of(IReadOnlyList<JournalEntry> entries)
    {
        var made = entries.OfType<JournalEntry.Ended>().Where(ended => ended.Kind == OutcomeKind.Applied).ToDictionary(ended => ended.Number);
        var number = 0;
        return
        [
            .. entries.OfType<JournalEntry.Intent>()
                .Where(intent => made.ContainsKey(intent.Number))
                .GroupBy(intent => (IsFirst: Opens(intent.Change), intent.Wave, Depth: DepthOf(intent)))
                .OrderByDescending(wave => wave.Key.IsFirst)
                .ThenByDescending(wave => wave.Key.Wave)
                .ThenByDescending(wave => wave.Key.Depth)
                .Select(wave => wave
                    .GroupBy(intent => intent.Change.File, StringComparer.Ordinal)
                    .OrderBy(item => item.First().Change.Path, StringComparer.Ordinal)
                    .ThenBy(item => item.Key, StringComparer.Ordinal)
                    .Select(item => WriteJob.Of(
                        new WritePlace(item.Key, item.First().Above),
                        [.. item.Reverse().OrderByDescending(intent => intent.Change is Change.FileUpdate).Select(intent => Reverse(made[intent.Number]) with { Id = ++number })]))
                    .ToList()),
        ];
    }

    /// <summary>A folder that was opened is limited again before anything below it is granted, or Google would write nothing for that.</summary>
    private static bool Opens(Change change) => change is Change.FileUpdate { After.Limited: false };

    private static int DepthOf(JournalEntry.Intent intent) => intent.Change is Change.OwnerTransfer ? -intent.Above.Length : intent.Above.Length;

    private static Change Reverse(JournalEntry.Ended ended)
    {
        var change = ended.Change;
        var place = change.Place with { Why = "undo" };
        return change switch
        {
            Change.FileUpdate update => update with { Before = update.After, After = update.Before, Place = place },
            Change.DriveUpdate update => update with { Before = update.After, After = update.Before, Place = place },
            Change.OwnerTransfer transfer => new Change.OwnerTransfer(transfer.To, transfer.From, transfer.Keeps, transfer.Had)
            {
                Id = 0,
                Place = place with { Actor = transfer.To.Principal.Address },
            },
            _ when GrantParts.Of(change) is { } parts =>
                GrantParts.Between(change, ended.Grantee ?? new Grantee(parts.IdAfter, parts.Principal), parts.After, parts.Before) with { Place = place },
            _ => throw new UnreachableException(),
        };
    }
}
