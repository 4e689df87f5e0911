using System.Text.Json;
using Reeve.Http.Paging;

namespace Reeve.Google.Drive.Wire;

/// <summary>Reads grants straight into <see cref="DrivePermission"/>. Unknown fields are passed over; of a field given twice the last counts.</summary>
/// <remarks>Source: Drive API v3, resource "permissions".</remarks>
internal static class DrivePermissionReader
{
    /// <summary>Reads a page of <c>permissions.list</c>.</summary>
    public static Page<IReadOnlyList<DrivePermission>> ReadPage(ReadOnlySpan<byte> body, StringPool pool)
    {
        var reader = WireJson.Begin(body);
        IReadOnlyList<DrivePermission>? permissions = null;
        string? next = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("permissions"u8)) permissions = ReadList(ref reader, body, pool);
            else if (reader.ValueTextEquals("nextPageToken"u8)) next = WireJson.Text(ref reader);
            else WireJson.Skip(ref reader);
        }

        WireJson.End(ref reader);

        return new(permissions ?? [], next);
    }

    /// <summary>Reads one grant.</summary>
    public static DrivePermission Read(ReadOnlySpan<byte> body, StringPool pool)
    {
        var reader = WireJson.Begin(body);
        var permission = ReadObject(ref reader, pool);
        WireJson.End(ref reader);

        return permission;
    }

    /// <summary>Reads the grants that are the value of a property; null if they are not given.</summary>
    public static IReadOnlyList<DrivePermission>? ReadList(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, StringPool pool)
    {
        if (!WireJson.EnterArray(ref reader)) return null;

        var permissions = new List<DrivePermission>();
        while (WireJson.NextObject(ref reader)) permissions.Add(ReadKnown(ref reader, body, pool));

        return permissions;
    }

    /// <summary>Reads a grant of a list, of which most have been read before.</summary>
    private static DrivePermission ReadKnown(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, StringPool pool)
    {
        var start = (int)reader.TokenStartIndex;
        var end = reader;
        end.Skip();
        var json = body[start..(int)end.BytesConsumed];
        if (pool.Permissions.Find(json) is { } known)
        {
            reader = end;

            return known;
        }

        var permission = ReadObject(ref reader, pool);
        pool.Permissions.Add(json, permission);

        return permission;
    }

    private static DrivePermission ReadObject(ref Utf8JsonReader reader, StringPool pool)
    {
        string? id = null, type = null, role = null, email = null, domain = null, name = null, view = null;
        bool? discovery = null, deleted = null, pending = null, limited = null;
        DateTimeOffset? expiration = null;
        IReadOnlyList<DrivePermissionDetail>? details = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("id"u8)) id = WireJson.Text(ref reader, pool);
            else if (reader.ValueTextEquals("type"u8)) type = WireJson.Text(ref reader, pool);
            else if (reader.ValueTextEquals("role"u8)) role = WireJson.Text(ref reader, pool);
            else if (reader.ValueTextEquals("emailAddress"u8)) email = WireJson.Text(ref reader, pool);
            else if (reader.ValueTextEquals("deleted"u8)) deleted = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("pendingOwner"u8)) pending = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("permissionDetails"u8)) details = ReadDetails(ref reader, pool);
            else if (reader.ValueTextEquals("domain"u8)) domain = WireJson.Text(ref reader, pool);
            else if (reader.ValueTextEquals("displayName"u8)) name = WireJson.Text(ref reader, pool);
            else if (reader.ValueTextEquals("allowFileDiscovery"u8)) discovery = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("expirationTime"u8)) expiration = WireJson.Instant(ref reader);
            else if (reader.ValueTextEquals("view"u8)) view = WireJson.Text(ref reader, pool);
            else if (reader.ValueTextEquals("inheritedPermissionsDisabled"u8)) limited = WireJson.Flag(ref reader);
            else WireJson.Skip(ref reader);
        }

        return new()
        {
            Id = WireJson.Required(id, "id"),
            Type = type ?? "",
            Role = role ?? "",
            EmailAddress = email,
            Domain = domain,
            DisplayName = name,
            AllowFileDiscovery = discovery,
            ExpirationTime = expiration,
            Deleted = deleted ?? false,
            PendingOwner = pending ?? false,
            View = view,
            InheritedPermissionsDisabled = limited ?? false,
            Details = details,
        };
    }

    private static DrivePermissionDetail[]? ReadDetails(ref Utf8JsonReader reader, StringPool pool)
    {
        if (!WireJson.EnterArray(ref reader)) return null;

        var details = new List<DrivePermissionDetail>(2);
        while (WireJson.NextObject(ref reader)) details.Add(ReadDetail(ref reader, pool));

        return [.. details];
    }

    private static DrivePermissionDetail ReadDetail(ref Utf8JsonReader reader, StringPool pool)
    {
        string? role = null, from = null, type = null;
        bool? inherited = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("role"u8)) role = WireJson.Text(ref reader, pool);
            else if (reader.ValueTextEquals("inherited"u8)) inherited = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("inheritedFrom"u8)) from = WireJson.Text(ref reader, pool);
            else if (reader.ValueTextEquals("permissionType"u8)) type = WireJson.Text(ref reader, pool);
            else WireJson.Skip(ref reader);
        }

        return new(role ?? "", inherited ?? false, from, type ?? "");
    }
}
