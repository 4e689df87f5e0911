using System.Text.Json;

namespace Reeve.Sandbox.Zoom;

/// <summary>A user of the Zoom account.</summary>
/// <param name="Email">The address; unique in the account.</param>
/// <param name="FirstName">The first name.</param>
/// <param name="LastName">The last name.</param>
internal sealed record ZoomUser(string Email, string FirstName, string LastName)
{
    /// <summary>22 characters, some of them outside the alphabet of a path; null for a pending user, who has none.</summary>
    public string? Id { get; init; }

    public ZoomStatus Status { get; set; }

    /// <summary>1 Basic, 2 Licensed.</summary>
    public int Type { get; init; } = 1;

    public string? Department { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null for who never came.</summary>
    public DateTimeOffset? LastLoginAt { get; init; }

    /// <summary>Writes the object that lists have. Source: Zoom API, "List users", response.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Id is not null) json.WriteString("id", Id);
        json.WriteString("first_name", FirstName);
        json.WriteString("last_name", LastName);
        json.WriteString("display_name", $"{FirstName} {LastName}");
        json.WriteString("email", Email);
        json.WriteNumber("type", Type);
        json.WriteString("status", Status.Word());
        if (Department is not null) json.WriteString("dept", Department);
        json.WriteString("timezone", "Europe/Vienna");
        json.WriteNumber("verified", Status == ZoomStatus.Pending ? 0 : 1);
        json.WriteString("created_at", Time(CreatedAt));
        if (Id is not null)
        {
            json.WriteString("role_id", "2");
            json.WriteString("user_created_at", Time(CreatedAt));
            json.WriteStartArray("group_ids");
            json.WriteEndArray();
        }

        if (LastLoginAt is { } login)
        {
            json.WriteString("last_login_time", Time(login));
            json.WriteString("last_client_version", "6.2.1(win)");
        }

        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
