using System.Collections.Concurrent;
using System.Diagnostics;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>Makes changes: many actors at once, each item alone, each write between an intent and an outcome in the journal.</summary>
internal sealed class JobRunner(RunPorts ports, IWriteGate gate, RunJournal journal, WriteOptions options)
{
    /// <summary>Makes the changes of one wave; they may be made in any order.</summary>
    /// <param name="jobs">The changes, by item.</param>
    /// <param name="judge">Decides about each once its item has been read again.</param>
    /// <param name="ended">Told each outcome; called from several threads.</param>
    /// <param name="cancellationToken">Starts no new item; what has been begun is seen to its end within the limit.</param>
    /// <returns>All outcomes; changes that were not begun have none.</returns>
    public async Task<IReadOnlyList<Outcome>> RunAsync(
        IEnumerable<WriteJob> jobs, IChangeJudge judge, Action<Outcome> ended, CancellationToken cancellationToken)
    {
        using var finish = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.Time);
        await using var stop = cancellationToken.Register(() => finish.CancelAfter(options.FinishTimeout));
        var outcomes = new ConcurrentBag<Outcome>();
        var queues = jobs.GroupBy(job => job.Actor).Select(own => new ConcurrentQueue<WriteJob>(own));
        await Task.WhenAll(queues.SelectMany(queue => Enumerable.Range(0, Math.Min(options.ItemsPerActor, queue.Count)).Select(_ => DrainAsync(queue))));
        return [.. outcomes];

        async Task DrainAsync(ConcurrentQueue<WriteJob> queue)
        {
            while (!cancellationToken.IsCancellationRequested && queue.TryDequeue(out var job))
            {
                try
                {
                    using var pass = await gate.EnterAsync(job.Place, cancellationToken);
                    foreach (var outcome in await WriteAsync(job, judge, cancellationToken, finish.Token))
                    {
                        outcomes.Add(outcome);
                        ended(outcome);
                    }
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    return;
                }
            }
        }
    }

    private async Task<IReadOnlyList<Outcome>> WriteAsync(WriteJob job, IChangeJudge judge, CancellationToken cancellationToken, CancellationToken finishToken)
    {
        ItemState now;
        try
        {
            (job, now) = await ReadAsync(job, cancellationToken);
            if (await judge.ObjectionAsync(job, now, cancellationToken) is { } objection)
            {
                return [.. job.Changes.Select(change => new Outcome(change, OutcomeKind.Skipped, objection.Code, objection.Reason))];
            }
        }
        catch (ApiException refused)
        {
            return [.. job.Changes.Select(change => job.Others.Count == 0 ? Turnout.Refused(change, refused) : NobodyMay(job, change, refused))];
        }

        var (outcomes, sent) = (new List<Outcome>(), new List<Sent>());
        foreach (var change in job.Changes)
        {
            switch (judge.Decide(change, now))
            {
                case Decision.Write write:
                    sent.Add(await SendAsync(job, write.Change, now, finishToken));
                    break;
                case Decision.Needless needless:
                    outcomes.Add(new Outcome(change, OutcomeKind.Skipped, "needless", needless.Reason, IsHarmless: true));
                    break;
                case Decision.Leave leave:
                    outcomes.Add(new Outcome(change, OutcomeKind.Skipped, leave.Code, leave.Reason));
                    break;
            }
        }

        if (sent.Count > 0)
        {
            outcomes.AddRange(await ReadBackAsync(job, sent, finishToken));
        }

        return outcomes;
    }

    /// <summary>Reads the item in the name of the first who may write it by now: who could when it was planned may have lost that since, in this run or before.</summary>
    private async Task<(WriteJob Job, ItemState Now)> ReadAsync(WriteJob job, CancellationToken cancellationToken)
    {
        var (acting, now) = await ports.Reader.ReadAsAnyAsync(job, job.Interest, seen => seen.MayManage || job.Others.Count == 0, cancellationToken);
        return (job.By(acting), now);
    }

    private static Outcome NobodyMay(WriteJob job, Change change, ApiException refused)
    {
        if (!AnyReader.IsNotTheirs(refused))
        {
            return Turnout.Refused(change, refused);
        }

        var who = job.Actings.Select(acting => acting.AsAdmin ? $"`{acting.User}` as an administrator" : $"`{acting.User}`");
        return new Outcome(change, OutcomeKind.Unfixable, ProblemCodes.NoActor,
            $"nobody who could be asked may change it any more ({string.Join(", ", who)}); make one of them an organizer of the shared drive in the Admin console, and repeat");
    }

    /// <summary>Sends one write. A write once sent is seen to its end, so it is not under the token that stops the run.</summary>
    private async Task<Sent> SendAsync(WriteJob job, Change change, ItemState now, CancellationToken finishToken)
    {
        var number = journal.Intend(change, job.Place);
        var sent = new Sent(number, change, now);
        try
        {
            if (change is Change.GrantCreate create)
            {
                return sent with { Grantee = await ports.Grants.CreateAsync(change.File, job.Actor, create.For, create.After, finishToken) };
            }

            await WriteAsync(change, job.Actor, finishToken);
            return sent;
        }
        catch (ApiException refused)
        {
            return sent with { Refusal = refused };
        }
        catch (OperationCanceledException)
        {
            return sent;
        }
    }

    private Task WriteAsync(Change change, Acting acting, CancellationToken finishToken) => change switch
    {
        Change.GrantUpdate update => ports.Grants.UpdateAsync(change.File, acting, update.Grantee, update.Before, update.After, finishToken),
        Change.GrantDelete delete => ports.Grants.DeleteAsync(change.File, acting, delete.Grantee, finishToken),
        Change.FileUpdate update => ports.Items.SwitchAsync(change.File, acting, update.After, finishToken),
        Change.OwnerTransfer transfer => ports.Items.TransferAsync(change.File, acting, transfer, finishToken),
        Change.DriveUpdate update => ports.Items.RestrictAsync(change.File, acting, update.After, finishToken),
        _ => throw new UnreachableException(),
    };

    private async Task<IReadOnlyList<Outcome>> ReadBackAsync(WriteJob job, List<Sent> sent, CancellationToken finishToken)
    {
        ItemState? now = null;
        ApiException? unread = null;
        try
        {
            now = await ReadMendedAsync(job, sent, finishToken);
        }
        catch (ApiException refused)
        {
            unread = refused;
        }
        catch (OperationCanceledException)
        {
            // Stopped and out of time: the journal keeps the intents open, and the next run settles them.
            return [.. sent.Select(one => new Outcome(one.Change, OutcomeKind.Failed, "interrupted", "the run was stopped before the answer came; the next run finds out what became of it"))];
        }

        var outcomes = sent
            .Select(one => now is null ? Turnout.Unread(one, unread!) : Turnout.Of(one, now) with { Grantee = one.Grantee, Listed = (one.Change as Change.GrantCreate)?.For })
            .ToList();
        await TakeBackCutAsync(job, outcomes, finishToken);
        foreach (var (one, outcome) in sent.Zip(outcomes))
        {
            journal.End(one.Number, outcome);
        }

        return [.. outcomes, .. sent.Zip(outcomes, Turnout.RestOf).OfType<Outcome>()];
    }

    /// <summary>Reads the item; where an owner was refused after the first write, that one is taken back, or the last one tried once more.</summary>
    private async Task<ItemState> ReadMendedAsync(WriteJob job, List<Sent> sent, CancellationToken finishToken)
    {
        var interest = job.InterestIn(sent.Select(one => one.Grantee));
        var now = await ports.Reader.ReadAfterAsync(job, interest, finishToken);
        return sent.Find(one => one is { Change: Change.OwnerTransfer, Refusal: not null }) is { } handed
            ? await new HalfMade(ports.Reader, ports.Grants).MendAsync(job, handed.Change, interest, now, finishToken)
            : now;
    }

    /// <summary>Nobody in between: a folder whose promises could not be kept goes on inheriting.</summary>
    private async Task TakeBackCutAsync(WriteJob job, List<Outcome> outcomes, CancellationToken finishToken)
    {
        var cut = outcomes.FindIndex(outcome => outcome is { Kind: OutcomeKind.Applied, Change: Change.FileUpdate { After.Limited: true } });
        if (cut < 0 || outcomes.Find(outcome => outcome.IsLeft) is not { } broken)
        {
            return;
        }

        try
        {
            var update = (Change.FileUpdate)outcomes[cut].Change;
            await ports.Items.SwitchAsync(update.File, job.Actor, update.Before, finishToken);
            outcomes[cut] = new Outcome(update, OutcomeKind.Skipped, "taken-back", $"{broken.Change.Principal} could not be granted what the policy promises there, so the folder inherits as before");
        }
        catch (Exception failed) when (failed is ApiException or OperationCanceledException)
        {
            // It stays limited, which the next plan sees, and completes.
        }
    }
}
