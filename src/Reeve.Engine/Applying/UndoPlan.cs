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
/// they had there could not be written. What the run has granted above goes before what it would make Google write nothing of. Organizers of a shared drive who wrote for the run come back before all else, for they write now as well;
/// a restriction of a drive that was lifted comes back after all else.
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
        var granted = intents
            .Select(intent => (Intent: intent, Parts: GrantParts.Of(made[intent.Number].Change) ?? default))
            .Where(one => one.Parts.After is not null)
            .ToLookup(one => (one.Intent.Change.File, one.Parts.Principal));
        var heldUp = intents
            .SelectMany(intent => HoldingUp(intent).SelectMany(wave => intent.Above.Select(above => (Above: above, Who: GrantParts.Of(intent.Change)?.Principal, Wave: wave))))
            .ToLookup(one => (one.Above, one.Who), one => one.Wave);
        var number = 0;
        var organizers = made.Values.Select(ended => ended.Change).Where(change => GrantParts.Of(change) is { After.Role: Role.Organizer, Principal.Kind: PrincipalKind.User })
            .ToLookup(change => change.File, change => new Acting(change.Principal!.Address), StringComparer.Ordinal);
        return
        [
            .. intents
                .GroupBy(intent => (Turn: TurnOf(intent.Change, actors), Wave: WaveOf(intent), IsHeldUp: HoldingUp(intent).Concat(HoldingUpBelow(intent)).Any(), Depth: DepthOf(intent)))
                .OrderBy(wave => wave.Key.Turn)
                .ThenByDescending(wave => wave.Key.Wave)
                .ThenBy(wave => wave.Key.IsHeldUp)
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

        int WaveOf(JournalEntry.Intent intent) =>
            HoldingUp(intent).Concat(HoldingUpBelow(intent)).Append(IsLeaving(intent.Change) ? LastOf(Phase.Take) : intent.Wave).Min();

        // Whatever comes back above comes back after it, or Google would write nothing of it.
        IEnumerable<int> HoldingUpBelow(JournalEntry.Intent intent) => GrantParts.Of(intent.Change) is { Before: { } had } parts && had.Role >= (parts.After?.Role ?? Role.None)
            ? heldUp[(intent.Change.File, parts.Principal)]
            : [];

        // Waves before it in which somebody was granted above as much as they had here: Google writes nothing of this while that is there.
        IEnumerable<int> HoldingUp(JournalEntry.Intent intent) => GrantParts.Of(intent.Change) is not { Before: { } had } parts ? []
            : intent.Above.SelectMany(above => granted[(above, parts.Principal)])
                .Where(one => one.Intent.Wave < intent.Wave && one.Parts.After?.Role >= had.Role && (one.Parts.Before?.Role ?? Role.None) < had.Role)
                .Select(one => one.Intent.Wave);

        int LastOf(Phase phase) => intents.Where(intent => intent.Change.Phase == phase).Select(intent => intent.Wave).DefaultIfEmpty().Max();

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
