using System.Diagnostics;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Journaling;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>What reverses a run, in the order that Google's rules need.</summary>
/// <remarks>
/// Later waves of the run first; within one, the deepest items first: a direct grant must be there again before the one above it is, or
/// Google would write nothing for it. Ownership goes back from above: as long as somebody owns a folder they are a writer of all in it, and what less
/// they had there could not be written. What the run has granted above goes before what it would make Google write nothing of. Organizers of a
/// shared drive who wrote for the run come back before all else, for they write now as well; a restriction of a drive that was lifted comes back
/// after all else.
/// </remarks>
internal static class UndoPlan
{
    /// <summary>Returns waves of jobs, each to be over before the next begins; numbers count from 1 in that order.</summary>
    /// <param name="entries">The run's journal.</param>
    public static IReadOnlyList<IReadOnlyList<WriteJob>> Of(IReadOnlyList<JournalEntry> entries)
    {
        var made = entries.OfType<JournalEntry.Ended>().Where(ended => ended.Kind == OutcomeKind.Applied).ToDictionary(ended => ended.Number);
        var intents = entries.OfType<JournalEntry.Intent>().Where(intent => made.ContainsKey(intent.Number)).ToList();
        var actors = intents.Select(intent => intent.Change.Actor).ToHashSet(StringComparer.Ordinal);
        var handedTo = intents.Select(intent => intent.Change).OfType<Change.OwnerTransfer>()
            .ToLookup(transfer => (transfer.File, transfer.From.Principal.Address), transfer => transfer.To.Principal.Address);
        var holds = new UndoHolds(intents, intent => GrantParts.Of(made[intent.Number].Change));
        var lastTaking = intents.Where(intent => intent.Change.Phase == Phase.Take).Select(intent => intent.Wave).DefaultIfEmpty().Max();
        var number = 0;
        var organizers = made.Values.Select(ended => ended.Change).Where(change => GrantParts.Of(change) is { After.Role: Role.Organizer, Principal.Kind: PrincipalKind.User })
            .ToLookup(change => change.File, change => new Acting(change.Principal!.Address), StringComparer.Ordinal);
        return
        [
            .. intents
                .GroupBy(intent => (Turn: TurnOf(intent.Change, actors), Wave: WaveOf(intent), Depth: DepthOf(intent)))
                .OrderBy(wave => wave.Key.Turn)
                .ThenByDescending(wave => wave.Key.Wave.Wave)
                .ThenBy(wave => wave.Key.Wave.IsHeldUp)
                .ThenByDescending(wave => wave.Key.Depth)
                .Select(wave => wave
                    .GroupBy(intent => intent.Change.File, StringComparer.Ordinal)
                    .OrderBy(item => item.First().Change.Path, StringComparer.Ordinal)
                    .ThenBy(item => item.Key, StringComparer.Ordinal)
                    .Select(item => Job(
                        new WritePlace(item.Key, item.First().Above),
                        [.. item.Reverse().OrderByDescending(intent => intent.Change is Change.FileUpdate).Select(intent => WithActor(Reverse(made[intent.Number]), intent) with { Id = ++number })]))
                    .ToList()),
        ];

        // Who made the run may have lost in it what they made it with; whom it made organizers of a shared drive may have it still.
        WriteJob Job(WritePlace place, IReadOnlyList<Change> changes) =>
            WriteJob.Of(place, changes) is var job && organizers[place.File].ToList() is { Count: > 0 } able ? job with { Others = [.. able, .. job.Others] } : job;

        (int Wave, bool IsHeldUp) WaveOf(JournalEntry.Intent intent)
        {
            var wave = IsLeaving(intent.Change) ? lastTaking : intent.Wave;
            return GrantParts.Of(made[intent.Number].Change) is { } parts && holds.WaveBefore(intent, parts) is { } before && before <= wave ? (before, true) : (wave, false);
        }

        Change WithActor(Change change, JournalEntry.Intent intent) => !Opens(intent.Change) ? change
            : intent.Above.Prepend(change.File).SelectMany(item => handedTo[(item, change.Actor)]).FirstOrDefault() is { } owner
                ? change with { Place = change.Place with { Actor = owner } }
                : change;
    }

    /// <summary>The undo that reversed a run whole and has not been undone itself; null if there is none.</summary>
    /// <param name="runs">All runs, newest first.</param>
    /// <param name="run">The run.</param>
    public static RunRecord? UndoneBy(IReadOnlyList<RunRecord> runs, string run)
    {
        var undos = runs.Where(other => other.Reverses == run).Select(other => other.Run).ToHashSet(StringComparer.Ordinal);
        var last = runs.FirstOrDefault(other => undos.Contains(other.Run) ? other.State == RunState.Done : other is { Reverses: { } undone, Applied: > 0 } && undos.Contains(undone));
        return last?.Reverses == run ? last : null;
    }

    private static int TurnOf(Change change, HashSet<string> actors) => change switch
    {
        _ when IsLeaving(change) && IsOneOf(actors, change.Principal) => 0,
        _ when Opens(change) => 1,
        Change.DriveUpdate { Phase: Phase.Loosen } => 3, // What the run had closed before it loosened this could not come back under it.
        _ => 2,
    };

    private static bool IsLeaving(Change change) => change.Phase == Phase.Leave;

    /// <summary>Of a group nobody here knows who is in it.</summary>
    private static bool IsOneOf(HashSet<string> actors, Principal? principal) =>
        principal is { } one && (one.Kind == PrincipalKind.Group || actors.Contains(one.Address));

    /// <summary>
    /// A folder that was opened is limited again before anything below it is granted, or Google would write nothing for that; if it was handed
    /// over as well, by whoever owns it until then.
    /// </summary>
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
