using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>Carries out a plan phase by phase, and looks again where grants may have lain hidden.</summary>
/// <param name="judging">What it judges by.</param>
/// <param name="tools">What it writes with.</param>
/// <param name="learn">Told who a listed address turned out to be.</param>
/// <param name="isCeiling">Whether nothing may be written that the plan does not hold.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class ApplyRun(RunRules judging, RunTools tools, Action<Principal, string> learn, bool isCeiling, IProgress<EngineProgress>? progress)
{
    private readonly List<Outcome> _outcomes = [];
    private readonly Ancestry _ancestry = new(tools.Items);
    private readonly HashSet<Principal> _nobodies = [];
    private ImmutableDictionary<string, TreeReading> _trees = ImmutableDictionary<string, TreeReading>.Empty;
    private Addresses _addresses = Addresses.None;
    private bool _hasLearned;
    private int _done;
    private int _total;

    /// <summary>All outcomes so far.</summary>
    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    /// <summary>Carries out one plan.</summary>
    /// <param name="plan">The plan; its changes have numbers unlike those of earlier plans of this run.</param>
    /// <param name="readings">The trees it was made from.</param>
    /// <param name="addresses">What was known of addresses when it was made, whom the trees show included.</param>
    /// <param name="cancellationToken">Stops it: nothing new is begun.</param>
    public async Task CarryOutAsync(Plan plan, IReadOnlyList<TreeReading> readings, Addresses addresses, CancellationToken cancellationToken)
    {
        (_done, _total) = (0, plan.Changes.Length);
        _trees = readings.ToImmutableDictionary(reading => reading.Policy.Name, StringComparer.Ordinal);
        _addresses = readings.Aggregate(addresses, (known, reading) => known.SeenIn(reading.Tree));
        var actors = plan.Changes.Select(change => change.Actor).ToHashSet(StringComparer.Ordinal);
        var promises = new Promises(plan, readings, _addresses);
        foreach (var phase in Enum.GetValues<Phase>())
        {
            var changes = plan.Changes.Where(change => change.Phase == phase).ToList();
            if (phase is Phase.Cut or Phase.Clear or Phase.Take or Phase.Transfer or Phase.Succeed or Phase.Leave)
            {
                changes = WithoutBrokenPromises(changes, promises);
            }

            if (phase is Phase.Clear or Phase.Take or Phase.Leave)
            {
                changes = WithoutUnsure(Reconsidered(changes));
            }

            // Who writes the tree may lose something in it too, so what is theirs goes last.
            foreach (var wave in changes.GroupBy(change => IsOfActor(change, actors)).OrderBy(wave => wave.Key))
            {
                await MakeAsync([.. wave], cancellationToken);
                tools.Journal.Wave++;
            }
        }
    }

    private bool IsOfActor(Change change, HashSet<string> actors) => change.Principal is { Kind: PrincipalKind.User } principal
        && (_trees[change.Tree].Reader == principal.Address || (_trees[change.Tree].Organizers.Contains(principal.Address) && actors.Contains(principal.Address)));

    private async Task MakeAsync(List<Change> changes, CancellationToken cancellationToken)
    {
        var made = await Task.WhenAll(changes.GroupBy(change => change.Tree, StringComparer.Ordinal).Select(tree =>
        {
            var judge = new ApplyJudge(judging.Planner(_addresses), _trees[tree.Key], _ancestry);
            var jobs = tree.GroupBy(change => change.File, StringComparer.Ordinal).Select(item => ToJob(_trees[tree.Key], [.. item])).ToList();
            return MakeAsync(WriteOrder.FromAbove(jobs), judge, cancellationToken);
        }));

        foreach (var outcome in made.SelectMany(outcomes => outcomes).OrderBy(outcome => outcome.Change.Id))
        {
            _outcomes.Add(outcome);
            Remember(outcome);
        }
    }

    private async Task<IReadOnlyList<Outcome>> MakeAsync(IEnumerable<IReadOnlyList<WriteJob>> turns, ApplyJudge judge, CancellationToken cancellationToken)
    {
        var outcomes = new List<Outcome>();
        foreach (var jobs in turns)
        {
            outcomes.AddRange(await tools.Runner.RunAsync(jobs, judge, _ => Advance(), cancellationToken));
        }

        return outcomes;
    }

    private WriteJob ToJob(TreeReading reading, IReadOnlyList<Change> changes)
    {
        var above = ImmutableArray.CreateBuilder<string>();
        if (reading.Tree.TryFind(changes[0].File, out var item))
        {
            while (!item.IsRoot)
            {
                item = item.Parent;
                above.Add(item.Id);
            }
        }

        var job = WriteJob.Of(new WritePlace(changes[0].File, above.DrainToImmutable()), changes) with { IsForNewcomers = changes.Any(change => change is Change.GrantCreate) };
        return reading.Tree is { IsWholeDrive: true, Root.Id: var root } && root == job.Place.File ? job with { Others = [.. OrganizersOf(reading), .. job.Others] } : job;
    }

    /// <summary>Who may manage a shared drive, or will once what is listed has been granted; those who are to stay first.</summary>
    private IEnumerable<Acting> OrganizersOf(TreeReading reading) => reading.Policy.Access
        .Where(access => access is { Role: Role.Organizer, Principal.Kind: PrincipalKind.User })
        .Select(access => access.Principal.Address)
        .Concat(reading.Organizers)
        .Where(address => judging.Policy.Workspace.IsInside(address) && !judging.Unusable.Contains(address))
        .Distinct(StringComparer.Ordinal)
        .Select(address => new Acting(address));

    private void Advance() => progress?.Report(new EngineProgress(EngineStep.Writing, "", Interlocked.Increment(ref _done), _total));

    /// <summary>What a run has done is what the next change is judged by.</summary>
    private void Remember(Outcome outcome)
    {
        if (outcome is { Grantee: { } grantee, Listed: { } listed })
        {
            _hasLearned |= !_addresses.TryResolve(listed, out _);
            _addresses = _addresses.With(listed, grantee.Id);
            learn(listed, grantee.Id);
        }
        else if (outcome is { Kind: OutcomeKind.Unfixable, Change: Change.GrantCreate create } && !_addresses.TryResolve(create.For, out _))
        {
            _nobodies.Add(create.For);
        }
    }

    /// <summary>Nobody in between: those inside lose nothing in a block whose promises have not all been kept.</summary>
    private List<Change> WithoutBrokenPromises(List<Change> changes, Promises promises) => WithoutWaiting(changes, promises.BrokenBy([.. _outcomes]));

    private List<Change> WithoutWaiting(List<Change> changes, Func<Change, string?> whyOf)
    {
        var left = new List<Change>();
        foreach (var change in changes)
        {
            if (whyOf(change) is { } why)
            {
                Leave(new Outcome(change, OutcomeKind.Skipped, "waits", why));
            }
            else
            {
                left.Add(change);
            }
        }

        return left;
    }

    private void Leave(Outcome outcome)
    {
        _outcomes.Add(outcome);
        Advance();
    }

    /// <summary>Granting may have told that a listed address is somebody who has a grant already: those keep what they are allowed.</summary>
    private List<Change> Reconsidered(List<Change> changes)
    {
        var made = _outcomes.Where(outcome => outcome.Kind == OutcomeKind.Applied).Select(outcome => outcome.Change).ToLookup(change => change.Tree, StringComparer.Ordinal);
        foreach (var name in _trees.Keys)
        {
            _trees = _trees.SetItem(name, _trees[name] with { Tree = Forecast.After(_trees[name].Tree, made[name]) });
        }

        if (!_hasLearned)
        {
            return changes;
        }

        var asked = judging.Planner(_addresses).Plan([.. _trees.Values]).Changes.ToLookup(change => change.File, StringComparer.Ordinal);
        return [.. changes.Select(change => Reconsidered(change, asked[change.File])).OfType<Change>()];
    }

    /// <summary>Whoever could not be granted may be somebody misspelt: as where the Directory tells so before, nobody inside loses what that one might be meant to keep.</summary>
    private List<Change> WithoutUnsure(List<Change> changes)
    {
        if (_nobodies.Count == 0)
        {
            return changes;
        }

        var addresses = _nobodies.Aggregate(_addresses, (known, nobody) => known.WithNobody(nobody));
        var asked = judging.Planner(addresses).Plan([.. _trees.Values]).Changes.Select(KeyOf).ToHashSet();
        var nobodies = string.Join(" or ", _nobodies.Select(nobody => nobody.ToString()).Order(StringComparer.Ordinal));
        return WithoutWaiting(changes, change => GrantParts.Of(change) is null || asked.Contains(KeyOf(change)) ? null
            : $"{change.Principal} could be meant by {nobodies}, who could not be granted, and until that is mended loses nothing that reaches there");

        static (string, string?, GrantState?) KeyOf(Change change) => (change.File, GrantParts.Of(change)?.GranteeId, GrantParts.Of(change)?.After);
    }

    private Change? Reconsidered(Change change, IEnumerable<Change> asked)
    {
        if (GrantParts.Of(change) is not { } parts)
        {
            return change;
        }

        var again = asked.Select(GrantParts.Of).OfType<GrantParts>().Where(other => other.GranteeId == parts.GranteeId).Cast<GrantParts?>().FirstOrDefault();
        if (again is { } same && same.After == parts.After)
        {
            return change;
        }

        if (again is { } other && !isCeiling)
        {
            return GrantParts.Between(change, new Grantee(other.GranteeId, other.Principal), other.Before, other.After);
        }

        Leave(again is null
            ? new Outcome(change, OutcomeKind.Skipped, "needless", $"{parts.Principal} turned out to be listed under another address", IsHarmless: true)
            : new Outcome(change, OutcomeKind.Skipped, "not-in-plan", $"{parts.Principal} turned out to be listed under another address with another role, which the plan does not hold"));
        return null;
    }
}
