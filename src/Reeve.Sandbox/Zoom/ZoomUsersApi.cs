using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Reeve.Sandbox.Zoom;

/// <summary>The methods of users. Source: Zoom API, "Users".</summary>
internal sealed class ZoomUsersApi(ZoomAccount account, ZoomPaging paging)
{
    private const int DefaultPageSize = 30;
    private const int MaxPageSize = 300;

    /// <summary><c>GET /users</c>: one status at a time, by page token, or by the old page numbers.</summary>
    public ZoomAnswer List(HttpRequest request)
    {
        if (ZoomStatusWords.Parse(Value(request, "status") ?? "active") is not { } status) return Invalid("status");
        if (Number(request, "page_size", DefaultPageSize) is not { } asked || asked < 1) return Invalid("page_size");
        if (Number(request, "page_number", 1) is not { } number || number < 1) return Invalid("page_number");

        var (size, users) = (Math.Min(asked, MaxPageSize), account.UsersOf(status));
        var list = $"{status} {size}";
        var offset = (number - 1) * size;
        if (Value(request, "next_page_token") is { } token)
        {
            if (paging.Find(token, list) is not { } rest) return ZoomAnswer.Refusal(400, 300, "The next page token is invalid or expired.");

            offset = rest;
        }

        var isLast = offset + size >= users.Count;

        return ZoomAnswer.Json(json =>
        {
            json.WriteNumber("page_count", (users.Count + size - 1) / size);
            json.WriteNumber("page_number", (offset / size) + 1);
            json.WriteNumber("page_size", size);
            json.WriteNumber("total_records", users.Count);
            json.WriteString("next_page_token", isLast ? "" : paging.Issue(list, offset + size));
            json.WriteStartArray("users");
            foreach (var user in users.Skip(offset).Take(size)) user.Write(json);
            json.WriteEndArray();
        });
    }

    /// <summary><c>GET /users/{userId}</c>: by ID, or by address; <c>me</c> is the first of the account.</summary>
    public ZoomAnswer Get(string key)
    {
        var user = key == "me" ? account.First : account.Find(key);

        return user is null ? Unknown(key) : Whole(user);
    }

    /// <summary><c>PUT /users/{userId}/status</c>: <c>activate</c> or <c>deactivate</c>.</summary>
    public ZoomAnswer SetStatus(string key, ReadOnlyMemory<byte> body)
    {
        if (account.Find(key) is not { Status: not ZoomStatus.Pending } user) return Unknown(key);

        switch (Action(body))
        {
            case "activate":
                user.Status = ZoomStatus.Active;
                return ZoomAnswer.Empty;
            case "deactivate":
                user.Status = ZoomStatus.Inactive;
                return ZoomAnswer.Empty;
            default:
                return Invalid("action");
        }
    }

    private static ZoomAnswer Whole(ZoomUser user)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) user.Write(json);

        return new(200, buffer.ToArray());
    }

    private static string? Action(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);

            return document.RootElement.GetProperty("action").GetString();
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ZoomAnswer Unknown(string key) => ZoomAnswer.Refusal(404, 1001, $"User does not exist: {key}.");

    private static ZoomAnswer Invalid(string field) => ZoomAnswer.Refusal(400, 300, "Validation Failed.", (field, "Invalid field."));

    private static string? Value(HttpRequest request, string name) => request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    private static int? Number(HttpRequest request, string name, int otherwise) =>
        Value(request, name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
