using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>The permission that a call of permissions.create asks for.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="Role">Any role; whether it suits the item is checked later.</param>
/// <param name="Address">The address of a user or group, or the name of a domain; null for anyone.</param>
/// <param name="Discovery">The <c>allowFileDiscovery</c> of the body, null if absent.</param>
/// <param name="ExpiresAt">When it is to end; null for never.</param>
internal sealed record WantedGrant(PrincipalKind Kind, Role Role, string? Address, bool? Discovery, DateTimeOffset? ExpiresAt)
{
    /// <summary>True if search is to find the item.</summary>
    public bool Findable => Kind == PrincipalKind.Domain && Discovery == true;

    /// <summary>Reads the body.</summary>
    /// <exception cref="RefusedException">A field is missing or has no such value.</exception>
    public static WantedGrant Read(DriveCall call)
    {
        var type = call.Text("type") ?? throw Refusals.Required("The permission type field is required.", "permission.type");
        var roleText = call.Text("role") ?? throw Refusals.Required("The permission role field is required.", "permission.role");
        var kind = type switch
        {
            "user" => PrincipalKind.User,
            "group" => PrincipalKind.Group,
            "domain" => PrincipalKind.Domain,
            "anyone" => PrincipalKind.Anyone,
            _ => throw Refusals.Invalid("permission.type", "The specified permission type is invalid or not applicable for the given item."),
        };
        if (!RoleNames.TryParse(roleText, out var role))
        {
            throw Refusals.Invalid("permission.role", "The specified role is invalid or not applicable for the given item.");
        }

        if (call.Text("id") is not null || call.Bool("deleted") is not null)
        {
            throw Refusals.NotWritable();
        }

        return new WantedGrant(kind, role, ReadAddress(call, kind, type), call.Bool("allowFileDiscovery"), ReadExpiry(call));
    }

    /// <summary>Reads <c>expirationTime</c>; null where absent.</summary>
    public static DateTimeOffset? ReadExpiry(DriveCall call)
    {
        if (call.Text("expirationTime") is not { } text)
        {
            return null;
        }

        return Timestamps.TryParse(text, out var at) ? at : throw Refusals.NotOfType("permission.expirationTime", "TYPE_TIMESTAMP", text);
    }

    private static string? ReadAddress(DriveCall call, PrincipalKind kind, string type)
    {
        var name = kind switch
        {
            PrincipalKind.Domain => "domain",
            PrincipalKind.Anyone => null,
            _ => "emailAddress",
        };

        return name is null ? null : call.Text(name) is { Length: > 0 } text ? text
            : throw Refusals.Required($"The {name} field is required for permissions of type '{type}'.", "permission." + name);
    }
}
