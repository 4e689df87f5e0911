using System.Text.Json;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>One shared drive as a document describes it.</summary>
/// <param name="Id">Its id; null for a new one.</param>
/// <param name="Name">Its name.</param>
/// <param name="OrgUnitId">The organizational unit it belongs to; null for none set.</param>
/// <param name="Restrictions">Its restrictions; what is absent is off.</param>
/// <param name="Members">Its members, users and groups.</param>
internal sealed record LoadedDrive(
    string? Id, string Name, string? OrgUnitId, DriveRestrictions Restrictions, IReadOnlyList<LoadedGrant> Members)
{
    /// <summary>Reads one element of <c>drives</c>.</summary>
    public static LoadedDrive Read(JsonElement json)
    {
        var members = LoadedGrant.ReadAll(json, "members", Role.Organizer);
        if (Array.Exists(members, member => member.Kind is PrincipalKind.Anyone or PrincipalKind.Domain))
        {
            throw new FormatException("A member of a shared drive is neither a user nor a group.");
        }

        return new LoadedDrive(
            LoadedItem.Text(json, "id"),
            json.GetProperty("name").GetString()!,
            LoadedItem.Text(json, "orgUnitId"),
            json.TryGetProperty("restrictions", out var restrictions) ? ReadRestrictions(restrictions) : DriveRestrictions.OfNewDrive,
            members);
    }

    private static DriveRestrictions ReadRestrictions(JsonElement json) => new()
    {
        AdminManagedRestrictions = LoadedItem.Flag(json, "adminManagedRestrictions", false),
        CopyRequiresWriterPermission = LoadedItem.Flag(json, "copyRequiresWriterPermission", false),
        DomainUsersOnly = LoadedItem.Flag(json, "domainUsersOnly", false),
        DriveMembersOnly = LoadedItem.Flag(json, "driveMembersOnly", false),
        SharingFoldersRequiresOrganizerPermission = LoadedItem.Flag(json, "sharingFoldersRequiresOrganizerPermission", false),
        DownloadRestrictedForWriters = LoadedItem.Flag(json, "downloadRestrictedForWriters", false),
    };
}
