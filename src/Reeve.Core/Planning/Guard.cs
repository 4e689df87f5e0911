using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Refuses a plan that is too dangerous to carry out unasked.</summary>
public static class Guard
{
    /// <summary>How old a plan file may be when it is applied.</summary>
    public static TimeSpan MaxPlanAge { get; } = TimeSpan.FromDays(1);

    /// <summary>Says why the plan is refused; null if it may be carried out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="maxChanges">The most changes allowed.</param>
    /// <param name="isOfRun">Whether that was said for this run, and not by the policy.</param>
    public static string? RefusalOf(Plan plan, MaxChanges maxChanges, bool isOfRun = false)
    {
        var (counted, most) = (plan.CountedChanges, maxChanges.Among(plan.Items));
        return counted > most
            ? $"The plan has {counted} changes of grants, and {NameOf(maxChanges, isOfRun)} allows {most} among {plan.Items} items; look at the plan, and if it is right, repeat with `--max-changes {counted}`."
            : null;
    }

    /// <summary>What the most changes are called where they were said: the flag of the run, or the key of the policy.</summary>
    public static string NameOf(MaxChanges maxChanges, bool isOfRun) => isOfRun ? $"`--max-changes {maxChanges}`" : $"`safety.maxChanges` ({maxChanges})";

    /// <summary>Says for which tree nobody would be left to repair it; null if every tree keeps somebody.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="readings">The trees of the run.</param>
    /// <param name="plan">Their plan.</param>
    /// <param name="unusable">Addresses, in lower case, that cannot be acted as.</param>
    public static string? LockoutOf(Policy policy, IReadOnlyList<TreeReading> readings, Plan plan, IReadOnlySet<string> unusable)
    {
        foreach (var reading in readings)
        {
            var changes = plan.Changes.Where(change => change.Tree == reading.Policy.Name).ToList();
            if (changes.Count > 0 && !KeepsSomebody(policy.Workspace, reading, changes, unusable))
            {
                return reading.Tree is { IsWholeDrive: true, Drive: { } drive }
                    ? $"After this plan no organizer of the shared drive `{drive.Name}` (tree `{reading.Policy.Name}`) could be acted as, so nobody could read or repair what is in it; list in `{reading.Policy.AccessRule}` an organizer who is an active user of the workspace."
                    : $"After this plan nobody that can be acted as could repair the tree `{reading.Policy.Name}`; list `{reading.Reader}`, who reads it, as writer in `{reading.Policy.AccessRule}`, or reactivate the owner of its root.";
            }
        }

        return null;
    }

    private static bool KeepsSomebody(Workspace workspace, TreeReading reading, IReadOnlyList<Change> changes, IReadOnlySet<string> unusable)
    {
        var root = Forecast.After(reading.Tree, changes).Root;
        var actors = new ActorChooser(workspace, unusable, reading);
        if (actors.OwnerOf(root) is not null)
        {
            return true;
        }

        if (root.Tree.Drive is not null)
        {
            return KeepsOrganizer(reading, root, actors);
        }

        var isDirectReader = ReaderLoss.RoleOf(reading.Tree.Root, reading.Reader) != Role.None;
        return (root.WritersCanShare ?? false) && root.Grants.Any(grant => grant.Effective >= Role.Writer && grant.Grantee.Principal is var principal && principal.Kind switch
        {
            PrincipalKind.User => actors.CanBeActedAs(principal.Address) && principal.Address == reading.Reader,
            PrincipalKind.Group or PrincipalKind.Domain => !isDirectReader && reading.Tree.Root.ReaderCanShare && !unusable.Contains(reading.Reader),
            _ => false,
        });
    }

    /// <summary>
    /// What is in a drive its organizers alone can repair: an administrator of the domain may change who is a member, and sees nothing below. Where
    /// nobody tells who is in a group, somebody in it is taken to be actable if it is an organizer by now.
    /// </summary>
    private static bool KeepsOrganizer(TreeReading reading, Item root, ActorChooser actors) => reading.OrganizersBy(root).Any(actors.CanBeActedAs)
        || root.Grants.Any(grant => grant is { Effective: Role.Organizer, Grantee.Principal.Kind: PrincipalKind.Group }
            && !reading.MembersOf.ContainsKey(grant.Grantee.Principal.Address)
            && reading.Tree.Root.Grants.Any(had => had.Effective == Role.Organizer && had.Grantee.Principal == grant.Grantee.Principal));
}
