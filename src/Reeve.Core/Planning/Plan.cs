using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What would bring trees to their policy.</summary>
/// <param name="Trees">The trees, in the order of the policy.</param>
/// <param name="Changes">All changes, in the order of making; empty: in sync.</param>
/// <param name="Problems">What a run cannot put right, by tree and path.</param>
/// <param name="Reach">Who gains and loses how many items, most losses first.</param>
public sealed record Plan(
    ImmutableArray<PlannedTree> Trees, ImmutableArray<Change> Changes, ImmutableArray<Problem> Problems, ImmutableArray<Reach> Reach)
{
    /// <summary>Items of all its trees, without the trash.</summary>
    public int Items => Trees.Sum(tree => tree.Items);

    /// <summary>Changes that count towards <c>maxChanges</c>.</summary>
    public int CountedChanges => Changes.Count(change => change.Counts);

    /// <summary>Whether the answer is unsure: something could not be read or resolved.</summary>
    public bool IsUnsure => Problems.Any(problem => ProblemCodes.MakesUnsure(problem.Code));
}

/// <summary>A tree of a plan, in numbers.</summary>
/// <param name="Name">Its name in the policy.</param>
/// <param name="Root">The file id of its root.</param>
/// <param name="Items">Items judged or unknown, the root included, without the trash.</param>
/// <param name="Unknown">Items whose grants could not be read.</param>
/// <param name="Trashed">Items in the trash, counted and not changed.</param>
public sealed record PlannedTree(string Name, string Root, int Items, int Unknown, int Trashed);

/// <summary>On how many items a principal's own role rises or falls, inherited ones included.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Gains">Items on which the role rises, 0 or more.</param>
/// <param name="Loses">Items on which the role falls, 0 or more.</param>
public sealed record Reach(Principal Principal, int Gains, int Loses)
{
    /// <summary>Counts the items of the changes themselves, not what lies below them; most losses first.</summary>
    public static ImmutableArray<Reach> OfDirect(IEnumerable<Change> changes)
    {
        var counter = new ReachCounter();
        foreach (var change in changes)
        {
            counter.Add(change);
        }

        return counter.ToReach();
    }
}
