using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Control;

/// <summary>Writes all items with their direct grants as canonical JSON.</summary>
internal static class Dump
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the document; items, drives and grants are sorted by id, so equal states give equal bytes.</summary>
    public static byte[] Write(Company company)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var item in company.Items.InOrder.OrderBy(item => item.Id, StringComparer.Ordinal))
            {
                Write(json, item);
            }

            json.WriteEndArray();
            if (company.Items.Drives.Count > 0)
            {
                WriteDrives(json, company.Items.Drives);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Item item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("name", item.Name);
        json.WriteString("mimeType", item.MimeType);
        json.WriteString("parent", item.Parent?.Id);
        if (item.Drive is { } drive)
        {
            json.WriteString("driveId", drive.Id);
        }
        else
        {
            json.WriteString("owner", item.Owner?.Label);
        }

        json.WriteBoolean("trashed", item.ExplicitlyTrashed);
        if (item.Drive is null)
        {
            json.WriteBoolean("writersCanShare", item.WritersCanShare);
        }

        json.WriteBoolean("copyRequiresWriterPermission", item.CopyRequiresWriterPermission);
        json.WriteBoolean("inheritedPermissionsDisabled", item.InheritedPermissionsDisabled);
        if (item.IsShortcut)
        {
            json.WriteString("targetId", item.TargetId);
        }

        Grant[] owner = item.Owner is { } principal ? [new Grant(principal, Role.Owner, null, false)] : [];
        Write(json, "grants", item.Grants.Concat(owner));
        json.WriteEndObject();
    }

    private static void WriteDrives(Utf8JsonWriter json, IEnumerable<SharedDrive> drives)
    {
        json.WriteStartArray("drives");
        foreach (var drive in drives.OrderBy(drive => drive.Id, StringComparer.Ordinal))
        {
            var now = drive.Restrictions;
            json.WriteStartObject();
            json.WriteString("id", drive.Id);
            json.WriteString("name", drive.Name);
            json.WriteString("orgUnitId", drive.OrgUnitId);
            json.WriteStartObject("restrictions");
            json.WriteBoolean("adminManagedRestrictions", now.AdminManagedRestrictions);
            json.WriteBoolean("copyRequiresWriterPermission", now.CopyRequiresWriterPermission);
            json.WriteBoolean("domainUsersOnly", now.DomainUsersOnly);
            json.WriteBoolean("driveMembersOnly", now.DriveMembersOnly);
            json.WriteBoolean("sharingFoldersRequiresOrganizerPermission", now.SharingFoldersRequiresOrganizerPermission);
            json.WriteBoolean("downloadRestrictedForWriters", now.DownloadRestrictedForWriters);
            json.WriteEndObject();
            Write(json, "members", drive.Root.Grants);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<Grant> grants)
    {
        json.WriteStartArray(name);
        foreach (var grant in grants.OrderBy(grant => grant.Principal.Id, StringComparer.Ordinal))
        {
            Write(json, grant);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Grant grant)
    {
        var principal = grant.Principal;
        json.WriteStartObject();
        json.WriteString("id", principal.Id);
        json.WriteString("type", principal.TypeName);
        json.WriteString("role", grant.Role.Text());
        if (principal.State == UserState.Deleted)
        {
            json.WriteBoolean("deleted", true);
        }
        else if (principal.Email is not null)
        {
            json.WriteString("emailAddress", principal.Email);
        }

        if (principal.Domain is not null)
        {
            json.WriteString("domain", principal.Domain);
            json.WriteBoolean("allowFileDiscovery", grant.Findable);
        }
        else if (principal.IsAnyone)
        {
            json.WriteBoolean("allowFileDiscovery", principal.Id == "anyone");
        }

        if (grant.ExpiresAt is { } end)
        {
            json.WriteString("expirationTime", Timestamps.Text(end));
        }

        json.WriteEndObject();
    }
}
