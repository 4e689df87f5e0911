using System.Text.Json.Nodes;

namespace Reeve.Acceptance.Independent;

/// <summary>An item as the sandbox's dump has it.</summary>
/// <param name="Id">Its file id.</param>
/// <param name="MimeType">Its type.</param>
/// <param name="Parent">The id of its folder.</param>
/// <param name="Owner">The owner's address; empty for what a shared drive owns.</param>
/// <param name="IsTrashed">Whether it was itself put in the trash.</param>
/// <param name="WritersCanShare">Whether writers may share it; in a shared drive they always may.</param>
/// <param name="IsLimited">Whether it is a folder with limited access.</param>
/// <param name="Direct">Its direct grants without the owner's, by <see cref="Grant.Who"/>.</param>
internal sealed record Item(
    string Id, string MimeType, string? Parent, string Owner, bool IsTrashed, bool WritersCanShare, bool IsLimited, IReadOnlyDictionary<string, Grant> Direct)
{
    public bool IsShortcut => MimeType == "application/vnd.google-apps.shortcut";

    public bool IsFolder => MimeType == "application/vnd.google-apps.folder";

    public string Name { get; private init; } = "";

    /// <summary>Whether readers and commenters may not copy, print or download it.</summary>
    public bool IsCopyingOff { get; private init; }

    /// <summary>What a shared drive does not let its people do, by the API's names; empty for all else.</summary>
    public IReadOnlyDictionary<string, bool> Restrictions { get; private init; } = new Dictionary<string, bool>();

    /// <summary>All that the dump says of it.</summary>
    public JsonObject Json { get; private init; } = [];

    /// <summary>Whether it is the top of a shared drive, whose direct grants are the members.</summary>
    public bool IsDrive { get; private init; }

    public static Item Read(JsonNode json) => new(
        json["id"]!.GetValue<string>(),
        json["mimeType"]!.GetValue<string>(),
        json["parent"]?.GetValue<string>(),
        json["owner"]?.GetValue<string>() ?? "",
        json["trashed"]!.GetValue<bool>(),
        json["writersCanShare"]?.GetValue<bool>() ?? true,
        json["inheritedPermissionsDisabled"]!.GetValue<bool>(),
        GrantsOf(json["grants"]!))
    {
        Name = json["name"]!.GetValue<string>(),
        IsCopyingOff = json["copyRequiresWriterPermission"]!.GetValue<bool>(),
        Json = json.AsObject(),
    };

    /// <summary>Reads a shared drive of the dump.</summary>
    public static Item ReadDrive(JsonNode json) => new(
        json["id"]!.GetValue<string>(), "application/vnd.google-apps.folder", null, "", IsTrashed: false, WritersCanShare: true, IsLimited: false, GrantsOf(json["members"]!))
    {
        Name = json["name"]!.GetValue<string>(),
        Restrictions = json["restrictions"]!.AsObject().ToDictionary(restriction => restriction.Key, restriction => restriction.Value!.GetValue<bool>(), StringComparer.Ordinal),
        Json = json.AsObject(),
        IsDrive = true,
    };

    private static Dictionary<string, Grant> GrantsOf(JsonNode grants) => grants.AsArray().Select(grant => Grant.Read(grant!))
        .Where(grant => grant.Direct != Role.Owner).ToDictionary(grant => grant.Who, StringComparer.Ordinal);
}
