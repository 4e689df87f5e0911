using System.Collections.Immutable;
using Reeve.Core.Planning;
using Reeve.Engine.Documents;

namespace Reeve.Engine.Applying;

/// <summary>A plan file binds a run: nothing that it does not hold is written, what moved since is skipped and named.</summary>
internal static class PlanCeiling
{
    /// <summary>Returns what both plans hold, and an outcome for all else.</summary>
    /// <param name="prepared">The plan as it would be now.</param>
    /// <param name="file">The plan that was agreed to.</param>
    public static (Plan Plan, ImmutableArray<Outcome> Aside) Apply(PreparedPlan prepared, PlanFile file)
    {
        var agreed = file.Changes.Select(PlanFile.KeyOf).ToHashSet();
        var asked = prepared.Plan.Changes.Select(PlanFile.KeyOf).ToHashSet();
        var both = prepared.Plan.Changes.Where(change => agreed.Contains(PlanFile.KeyOf(change))).ToImmutableArray();

        var unlisted = prepared.Plan.Changes.Except(both)
            .Select(change => new Outcome(change, OutcomeKind.Skipped, "not-in-plan", "it has come up since the plan was made; make a new plan to have it done"));
        var gone = file.Changes.Where(change => !asked.Contains(PlanFile.KeyOf(change)))
            .Select(change => IsInTree(prepared, change)
                ? new Outcome(change, OutcomeKind.Skipped, "needless", "it is not needed any more", IsHarmless: true)
                : new Outcome(change, OutcomeKind.Skipped, "moved", "the item is not in the tree any more"));
        return (prepared.Plan with { Changes = both }, [.. gone, .. unlisted]);
    }

    private static bool IsInTree(PreparedPlan prepared, Change change) =>
        prepared.Readings.Any(reading => reading.Policy.Name == change.Tree && reading.Tree.TryFind(change.File, out var item) && !item.IsTrashed);
}
