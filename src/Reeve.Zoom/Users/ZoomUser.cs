using System.Text.Json;

namespace Reeve.Zoom.Users;

/// <summary>A user of the account, as Zoom tells it.</summary>
/// <param name="Json">The whole object, with Zoom's own field names. Stays valid.</param>
/// <remarks>Source: Zoom API, "List users". Every member but the address may be missing, and is null then.</remarks>
public sealed record ZoomUser(JsonElement Json)
{
    /// <summary>Zoom's ID; null for a pending user, who has none.</summary>
    public string? Id => Text("id");

    /// <summary>The address, which is there for everybody and is what tells users apart.</summary>
    public string Email => Text("email") ?? "";

    /// <summary>The name to be shown; null if there is none.</summary>
    public string? DisplayName => Text("display_name");

    /// <summary>The status in Zoom's own words; null if it was not told.</summary>
    public string? Status => Text("status");

    /// <summary>1 Basic, 2 Licensed, 4 Unassigned, 99 None; null if it was not told.</summary>
    public int? Type => Json.TryGetProperty("type", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var type) ? type : null;

    /// <summary>The department; null if there is none.</summary>
    public string? Department => Text("dept");

    /// <summary>When the user last signed in, up to three days late; null for never.</summary>
    public DateTimeOffset? LastLoginAt =>
        Json.TryGetProperty("last_login_time", out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at)
            ? at.ToUniversalTime()
            : null;

    /// <summary>What tells this user from others in lists that are read in parts.</summary>
    internal string Key => Id ?? Email;

    private string? Text(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
