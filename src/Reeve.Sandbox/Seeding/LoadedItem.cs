using System.Text.Json;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>One item as a document describes it.</summary>
internal sealed record LoadedItem
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string MimeType { get; init; }

    /// <summary>The folder's id; null for the owner's My Drive, or for none if <see cref="IsOrphan"/>.</summary>
    public string? Parent { get; init; }

    /// <summary>True where the document says that the item lies nowhere.</summary>
    public bool IsOrphan { get; init; }

    /// <summary>The shared drive that it is in; null for My Drive.</summary>
    public string? DriveId { get; init; }

    /// <summary>The owner's address; null for what a shared drive owns.</summary>
    public string? Owner { get; init; }

    public bool Trashed { get; init; }

    public bool WritersCanShare { get; init; }

    public bool CopyRequiresWriterPermission { get; init; }

    public bool InheritedPermissionsDisabled { get; init; }

    public string? TargetId { get; init; }

    public required IReadOnlyList<LoadedGrant> Grants { get; init; }

    /// <summary>The grant of the owner, made up where the document has none; null for what a shared drive owns.</summary>
    public LoadedGrant? OwnerGrant => Owner is null ? null
        : (Grants.FirstOrDefault(grant => grant.Role == Role.Owner) ?? new LoadedGrant { Kind = PrincipalKind.User, Role = Role.Owner }) with { Email = Owner };

    /// <summary>Reads one element of <c>items</c>.</summary>
    public static LoadedItem Read(JsonElement json)
    {
        var driveId = Text(json, "driveId");
        var grants = LoadedGrant.ReadAll(json, "grants", driveId is null ? Role.Writer : Role.FileOrganizer);
        var parent = json.TryGetProperty("parent", out var value) ? value : default;

        return new LoadedItem
        {
            Id = json.GetProperty("id").GetString()!,
            Name = json.GetProperty("name").GetString()!,
            MimeType = Text(json, "mimeType") ?? MimeTypes.Document,
            Parent = parent.ValueKind == JsonValueKind.String ? parent.GetString() : null,
            IsOrphan = parent.ValueKind == JsonValueKind.Null,
            DriveId = driveId,
            Owner = driveId is not null ? null : Text(json, "owner") ?? Array.Find(grants, grant => grant.Role == Role.Owner)?.Email
                ?? throw new FormatException("An item has no owner."),
            Trashed = Flag(json, "trashed", false),
            WritersCanShare = Flag(json, "writersCanShare", true),
            CopyRequiresWriterPermission = Flag(json, "copyRequiresWriterPermission", false),
            InheritedPermissionsDisabled = Flag(json, "inheritedPermissionsDisabled", false),
            TargetId = Text(json, "targetId"),
            Grants = grants,
        };
    }

    /// <summary>Returns a text member; null where absent or null.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    /// <summary>Returns a boolean member.</summary>
    public static bool Flag(JsonElement json, string name, bool byDefault) =>
        json.TryGetProperty(name, out var value) ? value.GetBoolean() : byDefault;
}

/// <summary>One direct grant as a document describes it.</summary>
internal sealed record LoadedGrant
{
    /// <summary>The permission id; null for one made from the address.</summary>
    public string? Id { get; init; }

    public PrincipalKind Kind { get; init; }

    public Role Role { get; init; }

    public string? Email { get; init; }

    public string? Domain { get; init; }

    public bool Findable { get; init; }

    public bool Deleted { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Reads a list of grants; where it is absent there are none.</summary>
    /// <param name="json">What the list is a member of.</param>
    /// <param name="name">The name of the list.</param>
    /// <param name="highest">The highest role that is possible there, that of an owner in My Drive apart.</param>
    public static LoadedGrant[] ReadAll(JsonElement json, string name, Role highest)
    {
        LoadedGrant[] grants = json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(Read)] : [];

        return Array.Find(grants, grant => grant.Role > highest && !(grant.Role == Role.Owner && highest == Role.Writer)) is { } wrong
            ? throw new FormatException($"A grant has the role `{wrong.Role.Text()}`, which is not known there.")
            : grants;
    }

    private static LoadedGrant Read(JsonElement json) => new()
    {
        Id = LoadedItem.Text(json, "id"),
        Kind = json.GetProperty("type").GetString() switch
        {
            "user" => PrincipalKind.User,
            "group" => PrincipalKind.Group,
            "domain" => PrincipalKind.Domain,
            "anyone" => PrincipalKind.Anyone,
            var other => throw new FormatException($"There is no type `{other}`."),
        },
        Role = RoleNames.TryParse(json.GetProperty("role").GetString(), out var role)
            ? role : throw new FormatException("A grant has a role that Drive does not know."),
        Email = LoadedItem.Text(json, "emailAddress"),
        Domain = LoadedItem.Text(json, "domain"),
        Findable = LoadedItem.Flag(json, "allowFileDiscovery", false),
        Deleted = LoadedItem.Flag(json, "deleted", false),
        ExpiresAt = Timestamps.TryParse(LoadedItem.Text(json, "expirationTime"), out var at) ? at : null,
    };
}
