using System.Text.Json.Nodes;

namespace Reeve.Acceptance.Independent;

/// <summary>What one principal has on one item.</summary>
/// <param name="Who"><c>user:…</c>, <c>group:…</c>, <c>domain:…</c>, <c>anyone</c>, or <c>deleted:ID</c>.</param>
/// <param name="Direct">The role given on the item itself.</param>
/// <param name="Effective">The role that counts.</param>
/// <param name="Findable">Found by search.</param>
/// <param name="ExpiresAt">When it ends, as Drive writes it; null for never.</param>
internal sealed record Grant(string Who, Role Direct, Role Effective, bool Findable, string? ExpiresAt)
{
    /// <summary>Reads a permission of the Drive API, or a grant of the sandbox's dump, which has no details.</summary>
    public static Grant Read(JsonNode json)
    {
        var role = Roles.Parse(json["role"]!.GetValue<string>());
        var direct = json["permissionDetails"] is JsonArray details
            ? details.Where(detail => detail!["inherited"]?.GetValue<bool>() != true).Select(detail => Roles.Parse(detail!["role"]!.GetValue<string>())).DefaultIfEmpty().Max()
            : role;

        return new Grant(WhoOf(json), direct, role, json["allowFileDiscovery"]?.GetValue<bool>() ?? false, json["expirationTime"]?.GetValue<string>());
    }

    /// <summary>What two grants give together: anyone can have one by link here and one by search from above.</summary>
    public static Grant Together(Grant one, Grant other) => new(
        one.Who,
        one.Direct > other.Direct ? one.Direct : other.Direct,
        one.Effective > other.Effective ? one.Effective : other.Effective,
        one.Findable || other.Findable,
        one.ExpiresAt is null || other.ExpiresAt is null ? null : string.CompareOrdinal(one.ExpiresAt, other.ExpiresAt) > 0 ? one.ExpiresAt : other.ExpiresAt);

    private static string WhoOf(JsonNode json) => json["type"]!.GetValue<string>() switch
    {
        "anyone" => "anyone",
        "domain" => "domain:" + json["domain"]!.GetValue<string>(),
        _ when json["deleted"]?.GetValue<bool>() == true || json["emailAddress"] is null => $"deleted:{json["id"]!.GetValue<string>()}",
        var type => $"{type}:{json["emailAddress"]!.GetValue<string>()}",
    };
}
