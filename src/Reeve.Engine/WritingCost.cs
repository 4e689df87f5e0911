using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Applying;
using Reeve.Google.Drive;

namespace Reeve.Engine;

/// <summary>What carrying out a plan will take on top of what reading took: repeats, and what shows only on the way, are not foreseen.</summary>
/// <param name="QuotaUnits">Google's quota units.</param>
/// <param name="ShareOfDay">The part of a day's threshold that is, 1 being all of it.</param>
/// <param name="Duration">At the documented pace of writes, by the account that has most to write.</param>
public sealed record WritingCost(long QuotaUnits, double ShareOfDay, TimeSpan Duration)
{
    /// <summary>Foresees it. Linear in the changes, times the depth of the trees.</summary>
    /// <param name="prepared">The plan.</param>
    public static WritingCost Of(PreparedPlan prepared)
    {
        var changes = prepared.Plan.Changes;
        var trees = prepared.Trees.ToDictionary(tree => tree.Policy.Name, StringComparer.Ordinal);
        var units = changes.GroupBy(change => (change.Phase, change.Tree, change.File)).Sum(job => (long)OfJob([.. job], trees[job.Key.Tree]))
            + changes.ToLookup(change => change.Tree, StringComparer.Ordinal).Sum(ofTree => OfFoldersAbove(ofTree, trees[ofTree.Key].Source.Tree))
            + changes.Where(HiddenGrants.CanUncover).Select(change => change.Tree).Distinct(StringComparer.Ordinal).Select(tree => trees[tree].Source).Where(source => !source.ToldDirect).Sum(source => source.QuotaUnits);
        var busiest = changes.GroupBy(change => change.Actor, StringComparer.Ordinal).Select(actor => actor.Count()).DefaultIfEmpty().Max();
        return new WritingCost(units, (double)units / DrivePrices.DayThreshold, TimeSpan.FromSeconds(Math.Ceiling((double)busiest / DrivePrices.WritesPerSecond)));
    }

    /// <summary>The changes of an item that are made together stand between two readings of it.</summary>
    private static int OfJob(IReadOnlyList<Change> changes, ReadTree tree)
    {
        var writes = changes.Sum(Writes) * DrivePrices.Edit;
        if (changes[0].Place.AsAdmin)
        {
            return writes + (2 * (DrivePrices.Get + DrivePrices.List));
        }

        var look = IsDrive(changes[0].File, tree.Source.Tree) ? 2 * DrivePrices.Get : DrivePrices.Get;
        return writes + look + ToldBefore(changes, tree) + look + ToldAfter(changes, tree);
    }

    /// <summary>Where a file does not tell whose grants are direct, that is asked for each of those concerned, or for all where an address may be anybody's.</summary>
    private static int ToldBefore(IReadOnlyList<Change> changes, ReadTree tree)
    {
        var isShared = tree.Source.Tree.Drive is not null;
        return !isShared && tree.Source.ToldDirect ? 0
            : changes.Any(change => change is Change.GrantCreate) ? DrivePrices.List
            : DrivePrices.Get * (isShared ? Grantees(changes) : changes.Count(change => GrantParts.Of(change)?.Before is not null));
    }

    private static int ToldAfter(IReadOnlyList<Change> changes, ReadTree tree)
    {
        var isShared = tree.Source.Tree.Drive is not null;
        return !isShared && tree.Source.ToldDirect ? 0
            : isShared && changes.Any(change => change is Change.GrantCreate create && create.GranteeId == create.For.ToString()) ? DrivePrices.List
            : DrivePrices.Get * (isShared ? Grantees(changes) : changes.Count(change => GrantParts.Of(change)?.After is not null));
    }

    private static int Grantees(IReadOnlyList<Change> changes) => changes.SelectMany(GrantParts.GranteesOf).Select(grantee => grantee.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The folders above what is written are read once a run.</summary>
    private static long OfFoldersAbove(IEnumerable<Change> changes, Tree tree)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            for (var found = tree.TryFind(change.File, out var item); found && !item.IsRoot; item = item.Parent)
            {
                folders.Add(item.Parent.Id);
            }
        }

        return folders.Sum(folder => IsDrive(folder, tree) ? 2L * DrivePrices.Get : DrivePrices.Get);
    }

    /// <summary>Of a shared drive itself its restrictions are read as well.</summary>
    private static bool IsDrive(string file, Tree tree) => tree.IsWholeDrive && tree.Root.Id == file;

    private static int Writes(Change change) => change switch
    {
        Change.GrantUpdate update when update.Before.Findable != update.After.Findable => 2,
        Change.OwnerTransfer transfer => 1 + (transfer.Had == new GrantState(Role.Writer) ? 0 : 1) + (transfer.Keeps == new GrantState(Role.Writer) ? 0 : 1),
        _ => 1,
    };
}
