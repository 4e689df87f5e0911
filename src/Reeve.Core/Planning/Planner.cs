using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>A tree that was read, with what the policy says of it.</summary>
/// <param name="Policy">What it is to be.</param>
/// <param name="Tree">What it is.</param>
/// <param name="Reader">In whose name it was read, in lower case.</param>
public sealed record TreeReading(TreePolicy Policy, Tree Tree, string Reader);

/// <summary>Turns verdicts into a plan: minimal, ordered, explained. Pure; the same input gives the same plan.</summary>
/// <param name="policy">The policy.</param>
/// <param name="addresses">What is known of the listed addresses from earlier.</param>
/// <param name="unusable">Addresses, in lower case, that cannot be acted as.</param>
public sealed class Planner(Policy policy, Addresses addresses, IReadOnlySet<string> unusable)
{
    private readonly ActorChooser _actors = new(policy.Workspace, unusable);

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
            .ThenBy(pair => pair.change.Principal?.ToString(), StringComparer.Ordinal)
            .Select((pair, index) => pair.change with { Id = index + 1 })
            .ToImmutableArray();

        var reach = new ReachCounter();
        foreach (var reading in readings)
        {
            reach.Add(reading.Tree, Forecast.After(reading.Tree, changes.Where(change => change.Tree == reading.Policy.Name)));
        }

        return new Plan([.. readings.Select(Numbers)], changes, [.. drafts.SelectMany(draft => Ordered(draft.Problems))], reach.ToReach());
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
        var (changes, problems) = (new List<Change>(), new List<Problem>());
        var phases = new PhaseChooser(policy, reading.Policy, known);
        var canGrant = _actors.For(reading.Tree.Root, reading.Reader) is not null;
        foreach (var verdict in new Evaluator(policy, reading.Policy, known).Judge(reading.Tree, canGrant))
        {
            switch (verdict)
            {
                case Verdict.Reported reported:
                    problems.Add(reported.Problem);
                    break;
                case Verdict.GrantOff off when _actors.For(off.Item, reading.Reader) is { } actor:
                    changes.Add(Change.OfGrant(Place(off.Item, actor, phases.PhaseOf(off), off.Why), off.Grantee, off.Before, off.After));
                    break;
                case Verdict.GrantOff off:
                    problems.Add(Problem.At(off.Item, ProblemCodes.NoActor, $"nobody that can be acted as may change it ({off.Why}); {OwnerHint(off.Item)}"));
                    break;
                case Verdict.ResharingOff off when _actors.OwnerOf(off.Item) is { } owner:
                    changes.Add(Change.OfResharing(Place(off.Item, owner, Phase.Switch, off.Why), off.Wanted));
                    break;
                case Verdict.ResharingOff off:
                    problems.Add(Problem.At(off.Item, ProblemCodes.ResharingNeedsOwner, $"re-sharing is the owner's to switch; {OwnerHint(off.Item)}"));
                    break;
            }
        }

        if (ReaderLoss.Of(policy, reading, changes) is { } loss)
        {
            problems.Add(loss);
        }

        return (changes, problems);

        ChangePlace Place(Item item, string actor, Phase phase, string why) => new(reading.Policy.Name, item.Id, item.Path, actor, phase, why);
    }

    private string OwnerHint(Item item) => item.Owner is { } owner && policy.Workspace.IsInside(owner)
        ? $"`{owner}`, who owns it, cannot be acted as: reactivate the account, or transfer the item to somebody active."
        : "its owner is outside the workspace: copy what is needed and take the original out of the tree.";
}
