using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Engine.Applying;

/// <summary>Carries out a plan phase by phase, and looks again where grants may have lain hidden.</summary>
/// <param name="policy">The policy.</param>
/// <param name="tools">What it writes with.</param>
/// <param name="learn">Told who a listed address turned out to be.</param>
/// <param name="isCeiling">Whether nothing may be written that the plan does not hold.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class ApplyRun(Policy policy, RunTools tools, Action<Principal, string> learn, bool isCeiling, IProgress<EngineProgress>? progress)
{
    private readonly List<Outcome> _outcomes = [];
    private readonly Ancestry _ancestry = new(tools.Items);
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
        var unkept = plan.Problems.Where(problem => problem.Code == ProblemCodes.NoActor).Select(problem => problem.File).ToHashSet(StringComparer.Ordinal);
        foreach (var phase in Enum.GetValues<Phase>())
        {
            var changes = plan.Changes.Where(change => change.Phase == phase).ToList();
            if (phase == Phase.Take)
            {
                changes = WithoutBrokenPromises(changes, plan, unkept);
                changes = Reconsidered(changes);
            }

            // Who reads the tree may be who writes it too, so its own grants go last.
            foreach (var wave in changes.GroupBy(change => change.Principal == Principal.User(_trees[change.Tree].Reader)).OrderBy(wave => wave.Key))
            {
                await MakeAsync([.. wave], cancellationToken);
                tools.Journal.Wave++;
            }
        }
    }

    private async Task MakeAsync(List<Change> changes, CancellationToken cancellationToken)
    {
        var made = await Task.WhenAll(changes.GroupBy(change => change.Tree, StringComparer.Ordinal).Select(tree =>
        {
            var judge = new ApplyJudge(policy, _trees[tree.Key], _addresses, _ancestry);
            var jobs = tree.GroupBy(change => change.File, StringComparer.Ordinal).Select(item => ToJob(_trees[tree.Key].Tree, [.. item])).ToList();
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

    private static WriteJob ToJob(Tree tree, IReadOnlyList<Change> changes)
    {
        var above = ImmutableArray.CreateBuilder<string>();
        if (tree.TryFind(changes[0].File, out var item))
        {
            while (!item.IsRoot)
            {
                item = item.Parent;
                above.Add(item.Id);
            }
        }

        return new WriteJob(new WritePlace(changes[0].File, above.DrainToImmutable()), changes[0].Actor, changes, changes.Any(change => change is Change.GrantCreate));
    }

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
    }

    /// <summary>Nobody in between: those inside lose nothing in a tree whose promises have not all been kept.</summary>
    private List<Change> WithoutBrokenPromises(List<Change> changes, Plan plan, HashSet<string> unkept)
    {
        var broken = changes.Select(change => change.Tree).Distinct(StringComparer.Ordinal).ToDictionary(tree => tree, tree => BrokenPromise(tree, plan, unkept), StringComparer.Ordinal);
        foreach (var change in changes.Where(change => broken[change.Tree] is not null))
        {
            _outcomes.Add(new Outcome(change, OutcomeKind.Skipped, "waits", $"{broken[change.Tree]}, and until then nobody inside loses anything in this tree"));
            Advance();
        }

        return [.. changes.Where(change => broken[change.Tree] is null)];
    }

    /// <summary>Says which promise of a tree has not been kept on its root; null if all have.</summary>
    private string? BrokenPromise(string tree, Plan plan, HashSet<string> unkept)
    {
        var root = _trees[tree].Tree.Root.Id;
        var ended = _outcomes.Where(outcome => outcome.Change.Phase == Phase.Grant && outcome.Change.Tree == tree && outcome.Change.File == root).ToList();
        if (ended.Find(outcome => outcome.IsLeft)?.Change is { } left)
        {
            return $"{left.Principal} could not be granted {ToRole(left)} on the root";
        }

        var begun = ended.Select(outcome => outcome.Change.Id).ToHashSet();
        var areAllBegun = plan.Changes.All(change => change.Phase != Phase.Grant || change.Tree != tree || change.File != root || begun.Contains(change.Id));
        return areAllBegun && !unkept.Contains(root) ? null : "what the policy grants on the root could not be granted";
    }

    private static string ToRole(Change change) => GrantParts.Of(change)?.After?.Role.Name() ?? "it";

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

        var evaluators = _trees.ToDictionary(tree => tree.Key, tree => new Evaluator(policy, tree.Value.Policy, _addresses), StringComparer.Ordinal);
        return [.. changes.Select(change => Reconsidered(change, evaluators[change.Tree])).OfType<Change>()];
    }

    private Change? Reconsidered(Change change, Evaluator evaluator)
    {
        if (GrantParts.Of(change) is not { } parts || !_trees[change.Tree].Tree.TryFind(change.File, out var item))
        {
            return change;
        }

        var verdict = evaluator.Judge(item).OfType<Verdict.GrantOff>().FirstOrDefault(off => off.Grantee.Id == parts.GranteeId);
        if (verdict is not null && verdict.After == parts.After)
        {
            return change;
        }

        if (verdict is not null && !isCeiling)
        {
            return GrantParts.Between(change, verdict.Grantee, verdict.Before, verdict.After);
        }

        _outcomes.Add(verdict is null
            ? new Outcome(change, OutcomeKind.Skipped, "needless", $"{parts.Principal} turned out to be listed under another address", IsHarmless: true)
            : new Outcome(change, OutcomeKind.Skipped, "not-in-plan", $"{parts.Principal} turned out to be listed under another address with another role, which the plan does not hold"));
        Advance();
        return null;
    }
}
