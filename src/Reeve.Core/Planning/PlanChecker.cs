using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Judges a plan, whoever made it: a second reading of the rules, which shares nothing with the one that plans.</summary>
/// <remarks>Pure. Linear in the trees, times their depth for items with direct grants.</remarks>
public static class PlanChecker
{
    /// <summary>Returns one sentence for each law that the plan breaks; none if it is sound.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="readings">The trees that the plan is for.</param>
    /// <param name="addresses">What is known of the listed addresses from earlier.</param>
    /// <param name="unusable">Addresses, in lower case, that cannot be acted as.</param>
    /// <param name="plan">The plan.</param>
    public static ImmutableArray<string> Check(
        Policy policy, IReadOnlyList<TreeReading> readings, Addresses addresses, IReadOnlySet<string> unusable, Plan plan)
    {
        var known = readings.Aggregate(addresses, (soFar, reading) => soFar.SeenIn(reading.Tree));
        return
        [
            .. CheckOrder(plan.Changes),
            .. plan.Changes.Where(change => readings.All(reading => reading.Policy.Name != change.Tree)).Select(change => $"Change {change.Id} names no tree of the run."),
            .. readings.SelectMany(reading => CheckTree(new TreeRules(policy, reading.Policy, known), reading, unusable, plan)),
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

    private static IEnumerable<string> CheckTree(TreeRules rules, TreeReading reading, IReadOnlySet<string> unusable, Plan plan)
    {
        var changes = plan.Changes.Where(change => change.Tree == reading.Policy.Name).ToList();
        var after = Forecast.After(reading.Tree, changes);
        var once = new HashSet<(string, string?)>();
        var promised = changes.Where(change => change.Phase == Phase.Grant && change.File == reading.Tree.Root.Id).Select(TreeRules.GranteeIdOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (!reading.Tree.TryFind(change.File, out var item))
            {
                yield return $"Change {change.Id} names no item of the tree.";
                continue;
            }

            var broken = new ChangeLaws(rules, item, after[item.Index], promised).Check(change).Concat(CheckActor(change, item, reading.Reader, rules, unusable));
            foreach (var sentence in once.Add((change.File, TreeRules.GranteeIdOf(change))) ? broken : ["it is the second one of its grant"])
            {
                yield return $"Change {change.Id} ({change.Op} {change.Path} {change.Principal}): {sentence}.";
            }
        }

        foreach (var sentence in new OutcomeLaws(rules, changes, plan.Problems, unusable).Check(reading.Tree, after))
        {
            yield return sentence;
        }
    }

    private static IEnumerable<string> CheckActor(Change change, Item item, string reader, TreeRules rules, IReadOnlySet<string> unusable)
    {
        if (!rules.Workspace.IsInside(change.Actor) || unusable.Contains(change.Actor))
        {
            yield return $"`{change.Actor}` cannot be acted as";
        }

        var may = change.Actor == item.Owner || (change is not Change.FileUpdate
            && ((item.WritersCanShare == true && TreeRules.OwnersOfFoldersAbove(item).Contains(change.Actor)) || (item.ReaderCanShare && change.Actor == reader)));
        if (!may)
        {
            yield return $"`{change.Actor}` may not make it";
        }
    }
}
