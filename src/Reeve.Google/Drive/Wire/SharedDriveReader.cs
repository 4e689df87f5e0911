using System.Text.Json;
using Reeve.Http.Paging;

namespace Reeve.Google.Drive.Wire;

/// <summary>Reads shared drives. Source: Drive API v3, resource "drives".</summary>
internal static class SharedDriveReader
{
    /// <summary>Reads a page of <c>drives.list</c>.</summary>
    public static Page<IReadOnlyList<SharedDrive>> ReadPage(ReadOnlySpan<byte> body)
    {
        var reader = WireJson.Begin(body);
        var drives = new List<SharedDrive>();
        string? next = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("drives"u8)) ReadList(ref reader, drives);
            else if (reader.ValueTextEquals("nextPageToken"u8)) next = WireJson.Text(ref reader);
            else WireJson.Skip(ref reader);
        }

        WireJson.End(ref reader);

        return new(drives, next);
    }

    /// <summary>Reads one shared drive.</summary>
    public static SharedDrive Read(ReadOnlySpan<byte> body)
    {
        var reader = WireJson.Begin(body);
        var drive = ReadObject(ref reader);
        WireJson.End(ref reader);

        return drive;
    }

    private static void ReadList(ref Utf8JsonReader reader, List<SharedDrive> drives)
    {
        drives.Clear();
        if (!WireJson.EnterArray(ref reader)) return;

        while (WireJson.NextObject(ref reader)) drives.Add(ReadObject(ref reader));
    }

    private static SharedDrive ReadObject(ref Utf8JsonReader reader)
    {
        string? id = null, name = null, unit = null;
        DriveRestrictions? restrictions = null;
        DriveCapabilities? capabilities = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("id"u8)) id = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("name"u8)) name = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("orgUnitId"u8)) unit = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("restrictions"u8)) restrictions = ReadRestrictions(ref reader);
            else if (reader.ValueTextEquals("capabilities"u8)) capabilities = ReadCapabilities(ref reader);
            else WireJson.Skip(ref reader);
        }

        return new(WireJson.Required(id, "id"), name ?? "") { Restrictions = restrictions, Capabilities = capabilities, OrgUnitId = unit };
    }

    private static DriveRestrictions? ReadRestrictions(ref Utf8JsonReader reader)
    {
        bool? admin = null, copying = null, domain = null, members = null, folders = null;
        if (!WireJson.EnterObject(ref reader)) return null;

        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("adminManagedRestrictions"u8)) admin = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("copyRequiresWriterPermission"u8)) copying = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("domainUsersOnly"u8)) domain = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("driveMembersOnly"u8)) members = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("sharingFoldersRequiresOrganizerPermission"u8)) folders = WireJson.Flag(ref reader);
            else WireJson.Skip(ref reader);
        }

        return new(admin ?? false, copying ?? false, domain ?? false, members ?? false, folders ?? false);
    }

    private static DriveCapabilities? ReadCapabilities(ref Utf8JsonReader reader)
    {
        bool? manage = null, copying = null, domain = null, members = null, folders = null;
        if (!WireJson.EnterObject(ref reader)) return null;

        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("canManageMembers"u8)) manage = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("canChangeCopyRequiresWriterPermissionRestriction"u8)) copying = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("canChangeDomainUsersOnlyRestriction"u8)) domain = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("canChangeDriveMembersOnlyRestriction"u8)) members = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("canChangeSharingFoldersRequiresOrganizerPermissionRestriction"u8)) folders = WireJson.Flag(ref reader);
            else WireJson.Skip(ref reader);
        }

        return new(manage ?? false, copying ?? false, domain ?? false, members ?? false, folders ?? false);
    }
}
