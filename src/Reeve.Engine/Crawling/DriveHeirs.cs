using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Engine.Crawling;

/// <summary>Finds out who of those that would be organizers of a shared drive after a plan can be acted as.</summary>
/// <param name="roster">Tries who can be acted as.</param>
/// <param name="members">Knows who is in a group.</param>
/// <param name="workspace">Who is inside.</param>
internal sealed class DriveHeirs(ActorRoster roster, DriveMembers members, Workspace workspace)
{
    /// <summary>Active users inside of the groups that are organizers of a drive, or are listed as such, by group; those that nobody tells are not in it.</summary>
    public async Task<ImmutableDictionary<string, ImmutableArray<string>>> MembersOfAsync(TreeReading reading, CancellationToken cancellationToken)
    {
        var told = ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        var groups = !reading.Tree.IsWholeDrive ? [] : reading.Policy.Access.Where(access => access.Role == Role.Organizer).Select(access => access.Principal)
            .Concat(reading.Tree.Root.Grants.Where(grant => grant.Effective == Role.Organizer).Select(grant => grant.Grantee.Principal))
            .Where(principal => principal.Kind == PrincipalKind.Group && workspace.IsInside(principal.Address))
            .Distinct();
        foreach (var group in groups)
        {
            told = await members.ActiveInAsync(group.Address, cancellationToken) is { } active ? told.SetItem(group.Address, active) : told;
        }

        return told;
    }

    /// <summary>Tries, for each drive that a plan changes, who would be an organizer after it, until one can be acted as.</summary>
    public async Task TryAsync(IEnumerable<TreeReading> readings, Plan plan, CancellationToken cancellationToken)
    {
        foreach (var reading in readings.Where(reading => reading.Tree.IsWholeDrive))
        {
            var changes = plan.Changes.Where(change => change.File == reading.Tree.Root.Id).ToList();
            if (changes.Count > 0)
            {
                var organizers = reading.OrganizersBy(Forecast.After(reading.Tree, changes).Root);
                await roster.FirstUsableAsync(organizers.Where(workspace.IsInside), 1, cancellationToken);
            }
        }
    }
}
