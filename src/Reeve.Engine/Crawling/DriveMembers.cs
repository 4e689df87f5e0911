using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Engine.People;
using Reeve.Google.Directory;
using Reeve.Google.Drive;

namespace Reeve.Engine.Crawling;

/// <summary>Finds out who is a member of a shared drive, and who its organizers are.</summary>
/// <param name="roster">Asks Drive.</param>
/// <param name="organization">Asks who is in a group.</param>
/// <param name="workspace">Who is inside: nobody else can be acted as.</param>
internal sealed class DriveMembers(ActorRoster roster, Organization organization, Workspace workspace)
{
    /// <summary>Lists the members; null if none of those who may be asked sees them.</summary>
    public async Task<IReadOnlyList<DrivePermission>?> ReadAsync(string driveId, IReadOnlyList<DriveAsker> askers, CancellationToken cancellationToken)
    {
        foreach (var asker in askers)
        {
            if (await asker.MembersAsync(roster, driveId, cancellationToken) is { } members)
            {
                return members;
            }
        }

        return null;
    }

    /// <summary>Users inside who are organizers: first those who are so by themselves, then those of groups as far as the Directory tells, each by address.</summary>
    public async Task<ImmutableArray<string>> OrganizersAsync(IReadOnlyList<DrivePermission> members, CancellationToken cancellationToken)
    {
        var organizers = members.Where(member => member.Role == "organizer").ToList();
        var ofGroups = new List<string>();
        foreach (var group in organizers.Where(IsGroup).Select(AddressOf).Where(workspace.IsInside).Order(StringComparer.Ordinal))
        {
            ofGroups.AddRange(await ActiveInAsync(group, cancellationToken) ?? []);
        }

        return [.. Users(organizers).Concat(ofGroups.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether it is known who is in each group inside that is an organizer.</summary>
    public async Task<bool> TellsAllAsync(IReadOnlyList<DrivePermission> members, CancellationToken cancellationToken)
    {
        foreach (var group in members.Where(member => member.Role == "organizer" && IsGroup(member)).Select(AddressOf).Where(workspace.IsInside))
        {
            if (await ActiveInAsync(group, cancellationToken) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Active users inside who are in a group, at whatever depth; null if the Directory does not tell.</summary>
    public async Task<ImmutableArray<string>?> ActiveInAsync(string group, CancellationToken cancellationToken)
    {
        var answer = await organization.MembersAsync(group, cancellationToken);
        return answer.IsTold ? [.. (answer.Found ?? []).Where(CanAct).Select(member => member.Email!).Where(workspace.IsInside)] : null;
    }

    /// <summary>Users inside who are members by themselves, those with the higher role first.</summary>
    public IEnumerable<string> ByRole(IReadOnlyList<DrivePermission> members) => members
        .GroupBy(member => Core.Trees.RoleNames.TryParse(member.Role, out var role) ? role : Core.Trees.Role.None)
        .OrderByDescending(sameRole => sameRole.Key)
        .SelectMany(Users);

    private static bool IsGroup(DrivePermission member) => member is { Type: "group", Deleted: false, EmailAddress.Length: > 0 };

    private static string AddressOf(DrivePermission member) => member.EmailAddress!.ToLowerInvariant();

    private static bool CanAct(DirectoryMember member) => member is { Type: DirectoryMemberType.User, Email: not null } and not { Status: "SUSPENDED" };

    private IEnumerable<string> Users(IEnumerable<DrivePermission> members) => members
        .Where(member => member is { Type: "user", Deleted: false, EmailAddress.Length: > 0 })
        .Select(AddressOf)
        .Where(workspace.IsInside)
        .Order(StringComparer.Ordinal);
}
