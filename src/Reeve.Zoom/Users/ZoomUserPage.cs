using System.Text.Json;
using Reeve.Http.Paging;

namespace Reeve.Zoom.Users;

/// <summary>Reads one page of a list of users.</summary>
internal static class ZoomUserPage
{
    /// <summary>Reads a page. An empty <c>next_page_token</c> ends the list, like an absent one.</summary>
    /// <exception cref="JsonException">It is not what Zoom documents.</exception>
    public static Page<IReadOnlyList<ZoomUser>> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("users", out var users) || users.ValueKind != JsonValueKind.Array)
            throw new JsonException("There are no `users`.");

        var list = new List<ZoomUser>(users.GetArrayLength());
        foreach (var user in users.EnumerateArray())
        {
            list.Add(user.ValueKind == JsonValueKind.Object ? new(user) : throw new JsonException("A user is not an object."));
        }

        return new(list, root.TryGetProperty("next_page_token", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null);
    }
}
