using Reeve.Core.Planning;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Applying;

/// <summary>What reverses a run, in the order that Google's rules need.</summary>
/// <remarks>
/// Later waves of the run first; within one, the deepest items first: a direct grant must be there again before the one above it is, or
/// Google would write nothing for it.
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
                .GroupBy(intent => (intent.Wave, Depth: intent.Above.Length))
                .OrderByDescending(wave => wave.Key.Wave)
                .ThenByDescending(wave => wave.Key.Depth)
                .Select(wave => wave
                    .GroupBy(intent => intent.Change.File, StringComparer.Ordinal)
                    .OrderBy(item => item.First().Change.Path, StringComparer.Ordinal)
                    .ThenBy(item => item.Key, StringComparer.Ordinal)
                    .Select(item => new WriteJob(
                        new WritePlace(item.Key, item.First().Above),
                        item.First().Change.Actor,
                        [.. item.Reverse().Select(intent => Reverse(made[intent.Number]) with { Id = ++number })]))
                    .ToList()),
        ];
    }

    private static Change Reverse(JournalEntry.Ended ended)
    {
        var change = ended.Change;
        if (change is Change.ResharingSwitch resharing)
        {
            return resharing with { Before = resharing.After, After = resharing.Before, Why = "undo" };
        }

        var parts = GrantParts.Of(change)!.Value;
        var grantee = ended.Grantee ?? new Core.Trees.Grantee(parts.GranteeId, parts.Principal);
        return GrantParts.Between(change, grantee, parts.After, parts.Before) with { Why = "undo" };
    }
}
