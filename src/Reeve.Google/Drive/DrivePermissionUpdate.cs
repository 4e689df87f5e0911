namespace Reeve.Google.Drive;

/// <summary>What to change of a grant.</summary>
/// <param name="Role">The new role; null leaves it.</param>
/// <param name="ExpirationTime">The new end; null leaves it.</param>
/// <param name="RemoveExpiration">Take the end away. Not together with <paramref name="ExpirationTime"/>.</param>
public sealed record DrivePermissionUpdate(string? Role, DateTimeOffset? ExpirationTime, bool RemoveExpiration)
{
    /// <summary>Make the grantee the owner: with the role <c>owner</c>, of one who can write already. The owner before becomes a writer, and Google sends a mail.</summary>
    /// <value>Default false. Source: Drive API v3, permissions.update, "transferOwnership".</value>
    public bool TransferOwnership { get; init; }
}
