using System.Text.Json;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>Reads the <c>restrictions</c> of a call of drives.update.</summary>
/// <remarks>
/// <c>copyRequiresWriterPermission</c> and <c>downloadRestriction</c> are two names of one thing: true restricts readers, false frees
/// everybody, and what is restricted for writers is so for readers. Source: Drive API v3, resource <c>drives</c>, "downloadRestriction".
/// </remarks>
internal static class RestrictionChange
{
    /// <summary>Returns the restrictions with those of the body changed.</summary>
    /// <exception cref="RefusedException">A value is neither true nor false.</exception>
    public static DriveRestrictions Apply(JsonElement body, DriveRestrictions now)
    {
        var copying = Flag(body, "copyRequiresWriterPermission");
        var next = now with
        {
            AdminManagedRestrictions = Flag(body, "adminManagedRestrictions") ?? now.AdminManagedRestrictions,
            DomainUsersOnly = Flag(body, "domainUsersOnly") ?? now.DomainUsersOnly,
            DriveMembersOnly = Flag(body, "driveMembersOnly") ?? now.DriveMembersOnly,
            SharingFoldersRequiresOrganizerPermission =
                Flag(body, "sharingFoldersRequiresOrganizerPermission") ?? now.SharingFoldersRequiresOrganizerPermission,
            CopyRequiresWriterPermission = copying ?? now.CopyRequiresWriterPermission,
            DownloadRestrictedForWriters = copying != false && now.DownloadRestrictedForWriters,
        };

        return body.TryGetProperty("downloadRestriction", out var download) && download.ValueKind == JsonValueKind.Object
            ? WithDownload(download, next) : next;
    }

    private static DriveRestrictions WithDownload(JsonElement download, DriveRestrictions next)
    {
        var writers = Flag(download, "restrictedForWriters") ?? next.DownloadRestrictedForWriters;
        var readers = Flag(download, "restrictedForReaders") ?? next.CopyRequiresWriterPermission;

        return next with { DownloadRestrictedForWriters = writers, CopyRequiresWriterPermission = readers || writers };
    }

    private static bool? Flag(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => throw Refusals.NotOfType("drive.restrictions." + name, "TYPE_BOOL", value.GetRawText()),
    } : null;
}
