using Reeve.Engine.Journaling;
using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>Finds out what became of writes that a run left open when it died, and closes the run.</summary>
/// <remarks>
/// What was not sent is left to the next plan; what was sent is read back and written down, so that an undo knows it. What takes several writes
/// and was left in between is taken back or completed first; where that is refused, what there is of it is written down.
/// </remarks>
internal sealed class Settler(IJournal journal, IItemReader reader, IGrantWriter grants)
{
    /// <summary>Settles all runs that have no end.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        foreach (var open in journal.Runs().Where(run => run.State == RunState.Running))
        {
            var entries = journal.Read(open.Run);
            var ended = entries.OfType<JournalEntry.Ended>().ToDictionary(entry => entry.Number);
            var (applied, failed) = (ended.Values.Count(entry => entry.Kind == OutcomeKind.Applied), ended.Values.Count(entry => entry.Kind is OutcomeKind.Failed or OutcomeKind.Unfixable));
            foreach (var intent in entries.OfType<JournalEntry.Intent>().Where(intent => !ended.ContainsKey(intent.Number)))
            {
                var found = await FindOutAsync(intent, cancellationToken);
                journal.Append(open.Run, found);
                (applied, failed) = found.Kind == OutcomeKind.Applied ? (applied + 1, failed) : (applied, failed + 1);
            }

            journal.Append(open.Run, new JournalEntry.Finished(RunState.Interrupted, applied, failed));
        }
    }

    private async Task<JournalEntry.Ended> FindOutAsync(JournalEntry.Intent intent, CancellationToken cancellationToken)
    {
        try
        {
            var now = await ReadMendedAsync(intent, cancellationToken);
            var change = HalfMade.InFact(intent.Change, now) ?? intent.Change;
            var grantee = GrantParts.Of(change) is { } parts ? now.Of(parts.IdAfter, parts.Principal)?.Grantee : null;
            return change != intent.Change || Turnout.IsSo(change, null, now)
                ? new JournalEntry.Ended(intent.Number, OutcomeKind.Applied, "", "", change, grantee)
                : new JournalEntry.Ended(intent.Number, OutcomeKind.Failed, "interrupted", "the run died before it took effect", change, null);
        }
        catch (ApiException unread)
        {
            return new JournalEntry.Ended(intent.Number, OutcomeKind.Failed, "not-read-back", $"the run died, and what became of it could not be read back: {unread.Message}", intent.Change, null);
        }
    }

    private async Task<ItemState> ReadMendedAsync(JournalEntry.Intent intent, CancellationToken cancellationToken)
    {
        var job = WriteJob.Of(new WritePlace(intent.Change.File, intent.Above), [intent.Change]);
        var now = await reader.ReadAfterAsync(job, job.Interest, cancellationToken);
        return await new HalfMade(reader, grants).MendAsync(job, intent.Change, job.Interest, now, cancellationToken);
    }
}
