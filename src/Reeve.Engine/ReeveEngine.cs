using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Trees;
using Reeve.Engine.Applying;
using Reeve.Engine.Asking;
using Reeve.Engine.Crawling;
using Reeve.Engine.Journaling;
using Reeve.Engine.People;
using Reeve.Google;
using Reeve.Google.Drive;

namespace Reeve.Engine;

/// <summary>Plans, applies and undoes. One object a job; not safe for several jobs at once.</summary>
/// <param name="google">The way to Google.</param>
/// <param name="options">How to go about it.</param>
public sealed class ReeveEngine(GoogleClient google, EngineOptions options)
{
    private readonly GrantMapper _mapper = new();
    private PlanMaker? _maker;

    private PlanMaker Plans => _maker ??= new PlanMaker(google, options, _mapper);

    /// <summary>Reads trees and says what would bring them to their policy. Writes nothing.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="policyHash"><c>sha256:…</c> of its text.</param>
    /// <param name="trees">Names of trees; empty: all.</param>
    /// <param name="access">Read where it is only to be shown, write where it is to be applied.</param>
    /// <param name="progress">Told how far it is; called from several threads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EngineException">A tree is not in the policy, cannot be read, or lies in another.</exception>
    /// <exception cref="Http.Failures.ApiException">Google refuses or fails.</exception>
    public Task<PreparedPlan> PlanAsync(
        Policy policy, string policyHash, IReadOnlyCollection<string> trees, DriveAccess access, IProgress<EngineProgress>? progress, CancellationToken cancellationToken) =>
        Plans.MakeAsync(policy, policyHash, trees, access, progress, cancellationToken);

    /// <summary>Says why a guard would refuse a plan; null if it may be carried out.</summary>
    /// <param name="prepared">The plan.</param>
    /// <param name="apply">What the run may do.</param>
    public string? WhyRefused(PreparedPlan prepared, ApplyOptions apply)
    {
        if (apply.Ceiling is { } ceiling && ceiling.PolicyHash != prepared.PolicyHash)
        {
            return "The policy has changed since this plan was made; make a new plan.";
        }

        if (apply.Ceiling is { } old && options.Time.GetUtcNow() - old.CreatedAt > Guard.MaxPlanAge)
        {
            return $"This plan is older than {Guard.MaxPlanAge.TotalHours:0} hours; make a new one.";
        }

        var plan = apply.Ceiling is { } file ? PlanCeiling.Apply(prepared, file).Plan : prepared.Plan;
        return Guard.RefusalOf(plan, apply.MaxChanges ?? prepared.Policy.Safety.MaxChanges, isOfRun: apply.MaxChanges is not null)
            ?? Guard.LockoutOf(prepared.Policy, prepared.Readings, plan, prepared.Unusable);
    }

    /// <summary>Reads what a question is about: what is kept in the state folder, or Google, and keeps that.</summary>
    /// <param name="request">About what, and as whom.</param>
    /// <param name="progress">Told how far it is; called from several threads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EngineException">What is asked about makes no sense, or cannot be read.</exception>
    public Task<Survey> AskAsync(AskRequest request, IProgress<EngineProgress>? progress, CancellationToken cancellationToken) =>
        new Surveyor(google, options, request, SqliteJournal.AddressesIn(options.State, options.Time)).ReadAsync(progress, cancellationToken);

    /// <summary>Reads what it takes to explain one item.</summary>
    /// <param name="request">As whom; scopes are not looked at.</param>
    /// <param name="file">The id or URL of the item.</param>
    /// <param name="progress">Told how far it is; called from several threads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Trees of which one has the item, and its id.</returns>
    /// <exception cref="EngineException">It is no id or URL, or nobody who may be acted as sees it.</exception>
    public async Task<(Survey Survey, string Id)> LocateAsync(AskRequest request, string file, IProgress<EngineProgress>? progress, CancellationToken cancellationToken) =>
        ItemAddress.TryParse(file, out var id)
            ? (await new Surveyor(google, options, request, SqliteJournal.AddressesIn(options.State, options.Time)).LocateAsync(id, progress, cancellationToken), id)
            : throw new EngineException(EngineFault.Usage, $"`{file}` is no ID or URL of a file or folder; copy it from the browser's address bar.");

    /// <summary>Finds out whom an address stands for: a user or a group, an alias of one too.</summary>
    /// <param name="request">As whom.</param>
    /// <param name="survey">What was read.</param>
    /// <param name="address">The address.</param>
    /// <param name="kind">User or group, where it was said; null: whichever it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EngineException">Nobody has it, or it is of the other kind.</exception>
    public Task<Sought> SeekAsync(AskRequest request, Survey survey, string address, PrincipalKind? kind, CancellationToken cancellationToken) =>
        new PrincipalFinder(new Surveyor(google, options, request, SqliteJournal.AddressesIn(options.State, options.Time)).People, survey).FindAsync(address.ToLowerInvariant(), kind, cancellationToken);

    /// <summary>Finds out whom a principal that is written out stands for.</summary>
    /// <param name="request">As whom.</param>
    /// <param name="survey">What was read.</param>
    /// <param name="principal">The principal.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EngineException">Nobody bears the name, or somebody of another kind.</exception>
    public async Task<Sought> SeekAsync(AskRequest request, Survey survey, Principal principal, CancellationToken cancellationToken) =>
        principal is { IsDeletedAccount: false, Kind: PrincipalKind.User or PrincipalKind.Group }
            ? await SeekAsync(request, survey, principal.Address, principal.Kind, cancellationToken)
            : new PrincipalFinder(new Surveyor(google, options, request, SqliteJournal.AddressesIn(options.State, options.Time)).People, survey).Take(principal);

    /// <summary>Carries out a plan. Nothing is written if a guard refuses it.</summary>
    /// <param name="prepared">The plan, made for writing.</param>
    /// <param name="apply">What the run may do.</param>
    /// <param name="progress">Told how far it is; called from several threads.</param>
    /// <param name="cancellationToken">Stops it: nothing new is begun, what is in flight is seen to its end.</param>
    /// <exception cref="EngineException">Another process writes with the same state folder.</exception>
    public async Task<RunResult> ApplyAsync(PreparedPlan prepared, ApplyOptions apply, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        using var writing = WriterLock.Take(options.State);
        using var journal = new SqliteJournal(options.State, options.Time);
        var items = new DriveItems(google, DriveAccess.Write, _mapper);
        await new Settler(journal, items, items).SettleAsync(cancellationToken);

        var (plan, aside) = apply.Ceiling is { } ceiling ? PlanCeiling.Apply(prepared, ceiling) : (prepared.Plan, []);
        var name = journal.NameRun();
        journal.Append(name, new JournalEntry.Started("apply", prepared.PolicyHash, null));
        if (WhyRefused(prepared, apply) is { } refusal)
        {
            return End(journal, name, "apply", RunState.Refused, aside, plan.Problems, refusal);
        }

        foreach (var (principal, grantee) in AddressResolver.NewlyKnown(prepared))
        {
            journal.Learn(principal, grantee);
        }

        var applying = new ApplyRun(new RunRules(prepared.Policy, prepared.Unusable, prepared.Day), Tools(journal, name, items, apply.ItemsPerActor), journal.Learn, apply.Ceiling is not null, progress);
        await applying.CarryOutAsync(plan, prepared.Readings, prepared.Addresses, cancellationToken);
        var (hidden, unread) = await new HiddenGrants(Plans, prepared, apply).BringOutAsync(applying, plan, progress, cancellationToken);

        var outcomes = applying.Outcomes.Concat(hidden).Concat(aside).ToList();
        ImmutableArray<Problem> problems = [.. plan.Problems, .. Unresolved(prepared, outcomes), .. unread is null ? Array.Empty<Problem>() : [unread]];
        var isDone = !outcomes.Exists(outcome => outcome.IsLeft) && !problems.Any(problem => ProblemCodes.MakesUnsure(problem.Code));
        var state = cancellationToken.IsCancellationRequested ? RunState.Interrupted : isDone ? RunState.Done : RunState.Partly;
        return End(journal, name, "apply", state, outcomes, problems, null);
    }

    /// <summary>Says what an undo of a run would reverse, last first; nothing if it is undone already.</summary>
    /// <param name="run">The run's name.</param>
    /// <exception cref="EngineException">There is no such run, or it has not ended.</exception>
    public IReadOnlyList<Change> PreviewUndo(string run)
    {
        if (!options.State.HasStore)
        {
            throw NoSuchRun(options.State, run, []);
        }

        using var journal = new SqliteJournal(options.State, options.Time);
        var entries = Entries(journal, run);
        return UndoPlan.UndoneBy(journal.Runs(), run) is not null ? [] : [.. UndoPlan.Of(entries).SelectMany(wave => wave).SelectMany(job => job.Changes)];
    }

    /// <summary>Reverses a run, each item only where it still is as the run left it.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="itemsPerActor">The most items that are written at once in one actor's name, 1 or more.</param>
    /// <param name="progress">Told how far it is; called from several threads.</param>
    /// <param name="cancellationToken">Stops it: nothing new is begun, what is in flight is seen to its end.</param>
    /// <returns>How that ended; of a run that is undone already, the undo that did it, with a note.</returns>
    /// <exception cref="EngineException">There is no such run, or another process writes with the same state folder.</exception>
    public async Task<RunResult> UndoAsync(string run, int itemsPerActor, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        using var writing = WriterLock.Take(options.State);
        using var journal = new SqliteJournal(options.State, options.Time);
        var items = new DriveItems(google, DriveAccess.Write, _mapper);
        _ = Entries(journal, run);
        await new Settler(journal, items, items).SettleAsync(cancellationToken);
        if (UndoPlan.UndoneBy(journal.Runs(), run) is { } earlier)
        {
            var usage = google.Usage;
            return new RunResult(earlier.Run, "undo", RunState.Done, [], [], usage.Requests, usage.QuotaUnits, usage.Throttled)
            {
                Note = $"Run {run} is already undone, by run {earlier.Run}; nothing was written.",
            };
        }

        var waves = UndoPlan.Of(Entries(journal, run));

        var name = journal.NameRun();
        journal.Append(name, new JournalEntry.Started("undo", "", run));
        var tools = Tools(journal, name, items, itemsPerActor);
        var outcomes = new List<Outcome>();
        var (done, total) = (0, waves.Sum(wave => wave.Sum(job => job.Changes.Count)));
        foreach (var wave in waves)
        {
            outcomes.AddRange(await tools.Runner.RunAsync(
                wave,
                new UndoJudge(options.Time.GetUtcNow()),
                _ => progress?.Report(new EngineProgress(EngineStep.Writing, "", Interlocked.Increment(ref done), total)),
                cancellationToken));
            tools.Journal.Wave++;
        }

        var state = cancellationToken.IsCancellationRequested ? RunState.Interrupted : outcomes.Exists(outcome => outcome.IsLeft) ? RunState.Partly : RunState.Done;
        return End(journal, name, "undo", state, [.. outcomes.OrderBy(outcome => outcome.Change.Id)], [], null);
    }

    /// <summary>All runs of a state folder, newest first.</summary>
    public static IReadOnlyList<RunRecord> History(StateFolder state, TimeProvider time)
    {
        if (!state.HasStore)
        {
            return [];
        }

        using var journal = new SqliteJournal(state, time);
        return journal.Runs();
    }

    /// <summary>What one run of a state folder did, in order; changes that were not begun are not in it.</summary>
    /// <exception cref="EngineException">There is no such run.</exception>
    public static IReadOnlyList<Outcome> History(StateFolder state, TimeProvider time, string run)
    {
        if (!state.HasStore)
        {
            throw NoSuchRun(state, run, []);
        }

        using var journal = new SqliteJournal(state, time);
        var entries = journal.Read(run);
        return entries.Count > 0
            ? [.. entries.OfType<JournalEntry.Ended>().Select(ended => new Outcome(ended.Change, ended.Kind, ended.Code, ended.Message))]
            : throw NoSuchRun(state, run, journal.Runs().Select(record => record.Run));
    }

    /// <summary>Checks that the journal of a state folder is as it was written.</summary>
    /// <returns>How many entries it has, and the number of the first that does not fit; null if all do.</returns>
    public static (long Entries, long? FirstBroken) VerifyHistory(StateFolder state, TimeProvider time)
    {
        if (!state.HasStore)
        {
            return (0, null);
        }

        using var journal = new SqliteJournal(state, time);
        return journal.Verify();
    }

    private RunTools Tools(SqliteJournal journal, string run, DriveItems items, int itemsPerActor)
    {
        var writes = new RunJournal(journal, run);
        var how = new WriteOptions { ItemsPerActor = itemsPerActor, Time = options.Time };
        return new RunTools(new JobRunner(new RunPorts(items, items, items), options.Gate ?? new TreeGate(), writes, how), writes, items);
    }

    private static IEnumerable<Problem> Unresolved(PreparedPlan prepared, IEnumerable<Outcome> outcomes)
    {
        var known = prepared.Readings.Aggregate(prepared.Addresses, (soFar, reading) => soFar.SeenIn(reading.Tree));
        return outcomes
            .Where(outcome => outcome is { Kind: OutcomeKind.Unfixable, Change: Change.GrantCreate create } && !known.TryResolve(create.For, out _))
            .Select(outcome => new Problem(outcome.Change.File, outcome.Change.Path, ProblemCodes.Unresolved,
                $"Google knows nobody as {outcome.Change.Principal}, or does not let it be granted; check the address: until then no user or group inside loses a grant in the tree `{outcome.Change.Tree}`.")
            {
                Tree = outcome.Change.Tree,
            });
    }

    private IReadOnlyList<JournalEntry> Entries(SqliteJournal journal, string run)
    {
        var entries = journal.Read(run);
        return entries.Count > 0 ? entries : throw NoSuchRun(options.State, run, journal.Runs().Select(record => record.Run));
    }

    private static EngineException NoSuchRun(StateFolder state, string run, IEnumerable<string> runs) => new(EngineFault.Usage,
        Nearest.To(run, runs) is { } near ? $"There is no run `{run}`; did you mean `{near}`?" : $"There is no run `{run}` in the state folder `{state.Path}`; `reeve history` lists them.");

    private RunResult End(
        SqliteJournal journal, string name, string kind, RunState state, IReadOnlyList<Outcome> outcomes, ImmutableArray<Problem> problems, string? refusal)
    {
        var usage = google.Usage;
        var result = new RunResult(name, kind, state, [.. outcomes], problems, usage.Requests, usage.QuotaUnits, usage.Throttled, refusal);
        journal.Append(name, new JournalEntry.Finished(state, result.Count(OutcomeKind.Applied), result.Count(OutcomeKind.Failed) + result.Count(OutcomeKind.Unfixable)));
        return result;
    }
}
