using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>The change that a call of permissions.update asks for.</summary>
/// <param name="Role">The new role; null to keep it.</param>
/// <param name="ExpiresAt">The new end; null to keep it.</param>
/// <param name="RemoveExpiration">True if it is to end no more.</param>
/// <param name="Findable">The new <c>allowFileDiscovery</c> of a domain's grant; null to keep it.</param>
internal sealed record WantedChange(Role? Role, DateTimeOffset? ExpiresAt, bool RemoveExpiration, bool? Findable)
{
    private static readonly string[] NotWritable = ["id", "type", "emailAddress", "domain", "displayName", "deleted", "permissionDetails", "kind", "photoLink"];

    /// <summary>Reads the body and parameters.</summary>
    /// <exception cref="RefusedException">The body has a field that cannot be changed, or a value that does not exist.</exception>
    public static WantedChange Read(DriveCall call)
    {
        if (NotWritable.Any(name => call.Body.TryGetProperty(name, out _)))
        {
            throw Refusals.NotWritable();
        }

        var role = State.Role.None;
        if (call.Text("role") is { } text && !RoleNames.TryParse(text, out role))
        {
            throw Refusals.Invalid("permission.role", "The specified role is invalid or not applicable for the given item.");
        }

        if (call.Bool("pendingOwner") == true)
        {
            throw Refusals.Forbidden("invalidOwnershipTransfer", "A pending owner is possible between personal accounts only.");
        }

        return new WantedChange(
            role == State.Role.None ? null : role, WantedGrant.ReadExpiry(call), call.Flag("removeExpiration"), call.Bool("allowFileDiscovery"));
    }
}
