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
        if (permission.AllowFileDiscovery is { } discovery) writer.WriteBoolean("allowFileDiscovery", discovery);
        if (permission.ExpirationTime is { } expiration) writer.WriteString("expirationTime", expiration.ToUniversalTime());
    });

    /// <summary>The body of <c>permissions.update</c>; the removal of an end is a parameter, not part of it.</summary>
    public static ReadOnlyMemory<byte> Write(DrivePermissionUpdate update) => Write(writer =>
    {
        if (update.Role is not null) writer.WriteString("role", update.Role);
        if (update.ExpirationTime is { } expiration) writer.WriteString("expirationTime", expiration.ToUniversalTime());
    });

    /// <summary>The body of <c>files.update</c>.</summary>
    public static ReadOnlyMemory<byte> Write(DriveFileUpdate update) => Write(writer =>
    {
        if (update.WritersCanShare is { } sharing) writer.WriteBoolean("writersCanShare", sharing);
    });

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
