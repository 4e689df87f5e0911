using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;

namespace Reeve.Core.Planning;

/// <summary>Judges a plan, whoever made it: a second reading of the rules, which shares nothing with the one that plans.</summary>
/// <remarks>Pure, and plain rather than quick: linear in the trees, times their depth, times the lines of the policy.</remarks>
public static class PlanChecker
{
    /// <summary>Returns one sentence for each law that the plan breaks; none if it is sound.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="readings">The trees that the plan is for.</param>
    /// <param name="addresses">What is known of the listed addresses from earlier.</param>
    /// <param name="unusable">Addresses, in lower case, that cannot be acted as.</param>
    /// <param name="today">The day of the run (UTC).</param>
    /// <param name="plan">The plan.</param>
    public static ImmutableArray<string> Check(
        Policy policy, IReadOnlyList<TreeReading> readings, Addresses addresses, IReadOnlySet<string> unusable, DateOnly today, Plan plan)
    {
        var known = readings.Aggregate(addresses, (soFar, reading) => soFar.SeenIn(reading.Tree));
        return
        [
            .. CheckOrder(plan.Changes),
            .. plan.Changes.Where(change => readings.All(reading => reading.Policy.Name != change.Tree)).Select(change => $"Change {change.Id} names no tree of the run."),
            .. readings.SelectMany(reading => CheckTree(policy, reading, known, unusable, today, plan)),
        ];
    }

    private static IEnumerable<string> CheckOrder(ImmutableArray<Change> changes)
    {
        for (var index = 0; index < changes.Length; index++)
        {
            if (changes[index].Id != index + 1)
            {
                yield return $"Change {changes[index].Id} stands at place {index + 1}.";
            }

            if (index > 0 && changes[index].Phase < changes[index - 1].Phase)
            {
                yield return $"Change {changes[index].Id} ({changes[index].Phase}) comes after one of a later phase ({changes[index - 1].Phase}).";
            }
        }
    }

    private static IEnumerable<string> CheckTree(Policy policy, TreeReading reading, Addresses known, IReadOnlySet<string> unusable, DateOnly today, Plan plan)
    {
        var (tree, changes) = (reading.Tree, plan.Changes.Where(change => change.Tree == reading.Policy.Name).ToList());
        var after = Forecast.After(tree, changes);
        var rules = new TreeRules(policy, reading, after, known, today);
        var (actors, order) = (new ActorLaws(rules, unusable), new OrderLaws(rules, changes));
        var settings = new SettingLaws(rules, actors);
        var once = new HashSet<(string, string)>();
        foreach (var change in changes)
        {
            if (!tree.TryFind(change.File, out var item))
            {
                yield return $"Change {change.Id} names no item of the tree.";
                continue;
            }

            var broken = new ChangeLaws(rules, item, after[item.Index]).Check(change)
                .Concat(settings.Check(change, item, after[item.Index])).Concat(order.Check(change, item)).Concat(actors.Check(change, change.Phase == Phase.Succeed ? after[item.Index] : item));
            foreach (var sentence in PartsOf(change).All(part => once.Add((change.File, part))) ? broken : ["it is the second one of its grant"])
            {
                yield return $"Change {change.Id} ({string.Join(' ', new[] { change.Op, change.Path, change.Principal?.ToString() }.OfType<string>())}): {sentence}.";
            }
        }

        foreach (var sentence in order.CheckBetween().Select(pair => $"The plan {pair.Clause}, at `{pair.Item.Path}`.")
            .Concat(new OutcomeLaws(rules, actors, settings, plan.Problems).Check(tree, after)).Concat(new ReportLaws(rules, plan.Problems, today).Check(tree, after)))
        {
            yield return sentence;
        }
    }

    /// <summary>What nobody else may change: grants by grantee, switches by name.</summary>
    private static IEnumerable<string> PartsOf(Change change) => change switch
    {
        Change.FileUpdate update => [.. Named(("resharing", update.After.Resharing), ("download", update.After.Download), ("limited", update.After.Limited))],
        Change.DriveUpdate update => [.. Named(("resharing", update.After.Resharing), ("download", update.After.Download), ("members", update.After.MembersOnly), ("internal", update.After.InternalOnly))],
        _ => TreeRules.GranteeIdsOf(change).Distinct(),
    };

    private static IEnumerable<string> Named(params (string Name, bool? Value)[] parts) => parts.Where(part => part.Value is not null).Select(part => part.Name);
}
