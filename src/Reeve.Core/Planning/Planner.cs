using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Turns verdicts into a plan: minimal, ordered, explained. Pure; the same input gives the same plan.</summary>
/// <param name="policy">The policy.</param>
/// <param name="addresses">What is known of the listed addresses from earlier.</param>
/// <param name="unusable">Addresses, in lower case, that cannot be acted as.</param>
/// <param name="today">The day (UTC), by which exceptions and leases are judged.</param>
public sealed class Planner(Policy policy, Addresses addresses, IReadOnlySet<string> unusable, DateOnly today)
{
    /// <summary>Plans all trees together. Linear in their items.</summary>
    /// <param name="readings">The trees of the run, in the order of the policy.</param>
    public Plan Plan(IReadOnlyList<TreeReading> readings)
    {
        var known = readings.Aggregate(addresses, (soFar, reading) => soFar.SeenIn(reading.Tree));
        var drafts = readings.Select(reading => Draft(reading, known)).ToList();
        var changes = drafts
            .SelectMany((draft, tree) => draft.Changes.Select(change => (change, tree)))
            .OrderBy(pair => pair.change.Phase)
            .ThenBy(pair => pair.tree)
            .ThenBy(pair => pair.change.Path, StringComparer.Ordinal)
            .ThenBy(pair => pair.change.File, StringComparer.Ordinal)
            .ThenBy(pair => pair.change.Counts)
            .ThenBy(pair => pair.change.Principal?.ToString(), StringComparer.Ordinal)
            .Select((pair, index) => pair.change with { Id = index + 1 })
            .ToImmutableArray();

        var reach = new ReachCounter();
        foreach (var reading in readings)
        {
            reach.Add(reading.Tree, Forecast.After(reading.Tree, changes.Where(change => change.Tree == reading.Policy.Name)));
        }

        var problems = drafts.Zip(readings, (draft, reading) => Ordered(draft.Problems).Select(problem => problem with { Tree = reading.Policy.Name }));
        return new Plan([.. readings.Select(Numbers)], changes, [.. problems.SelectMany(tree => tree)], reach.ToReach());
    }

    private static IEnumerable<Problem> Ordered(IEnumerable<Problem> problems) => problems
        .OrderBy(problem => problem.Path, StringComparer.Ordinal)
        .ThenBy(problem => problem.File, StringComparer.Ordinal)
        .ThenBy(problem => problem.Code, StringComparer.Ordinal)
        .ThenBy(problem => problem.Message, StringComparer.Ordinal);

    private static PlannedTree Numbers(TreeReading reading)
    {
        var (trashed, unknown) = (0, 0);
        foreach (var item in reading.Tree.Items)
        {
            trashed += item.IsTrashed ? 1 : 0;
            unknown += item is { IsTrashed: false, IsKnown: false } && item.Kind != ItemKind.Shortcut ? 1 : 0;
        }

        return new PlannedTree(reading.Policy.Name, reading.Tree.Root.Id, reading.Tree.Count - trashed, unknown, trashed);
    }

    private (List<Change> Changes, List<Problem> Problems) Draft(TreeReading reading, Addresses known)
    {
        var evaluator = new Evaluator(policy, reading, known, unusable, today);
        var verdicts = evaluator.Judge().ToList();
        var phases = new PhaseChooser(policy.Workspace, known, evaluator.Blocks, verdicts.Where(verdict => evaluator.Actors.For(verdict.Item) is not null));
        var draft = new Draft(reading, policy.Workspace, evaluator.Actors, phases);
        verdicts.ForEach(draft.Add);
        if (ReaderLoss.Of(policy, reading, draft.Changes) is { } loss)
        {
            draft.Problems.Add(loss);
        }

        return (draft.Changes, draft.Problems);
    }
}
