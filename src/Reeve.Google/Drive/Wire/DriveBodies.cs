using System.Buffers;
using System.Text.Json;

namespace Reeve.Google.Drive.Wire;

/// <summary>Writes the bodies of requests: what changes, and nothing else.</summary>
internal static class DriveBodies
{
    /// <summary>The body of <c>permissions.create</c>.</summary>
    public static ReadOnlyMemory<byte> Write(NewDrivePermission permission) => Write(writer =>
    {
        writer.WriteString("type", permission.Type);
        writer.WriteString("role", permission.Role);
        if (permission.EmailAddress is not null) writer.WriteString("emailAddress", permission.EmailAddress);
        if (permission.Domain is not null) writer.WriteString("domain", permission.Domain);
        Flag(writer, "allowFileDiscovery", permission.AllowFileDiscovery);
        if (permission.ExpirationTime is { } expiration) writer.WriteString("expirationTime", expiration.ToUniversalTime());
    });

    /// <summary>The body of <c>permissions.update</c>; the removal of an end is a parameter, not part of it.</summary>
    public static ReadOnlyMemory<byte> Write(DrivePermissionUpdate update) => Write(writer =>
    {
        if (update.Role is not null) writer.WriteString("role", update.Role);
        if (update.ExpirationTime is { } expiration) writer.WriteString("expirationTime", expiration.ToUniversalTime());
    });

    /// <summary>The body of <c>files.update</c>; folders to move between are parameters, not part of it.</summary>
    public static ReadOnlyMemory<byte> Write(DriveFileUpdate update) => Write(writer =>
    {
        Flag(writer, "writersCanShare", update.WritersCanShare);
        Flag(writer, "copyRequiresWriterPermission", update.CopyRequiresWriterPermission);
        Flag(writer, "inheritedPermissionsDisabled", update.InheritedPermissionsDisabled);
    });

    /// <summary>The body of <c>drives.update</c>.</summary>
    public static ReadOnlyMemory<byte> Write(DriveRestrictionsUpdate update) => Write(writer =>
    {
        writer.WriteStartObject("restrictions");
        Flag(writer, "copyRequiresWriterPermission", update.CopyRequiresWriter);
        Flag(writer, "domainUsersOnly", update.DomainUsersOnly);
        Flag(writer, "driveMembersOnly", update.MembersOnly);
        Flag(writer, "sharingFoldersRequiresOrganizerPermission", update.SharingFoldersRequiresOrganizer);
        writer.WriteEndObject();
    });

    private static void Flag(Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } flag) writer.WriteBoolean(name, flag);
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
