namespace Reeve.Google.Drive;

/// <summary>What one grantee has on one file.</summary>
/// <remarks>Source: Drive API v3, resource "permissions".</remarks>
public sealed class DrivePermission
{
    /// <summary>The grantee's ID, the same on every file; <c>anyoneWithLink</c> or <c>anyone</c> for links.</summary>
    public required string Id { get; init; }

    /// <summary><c>user</c>, <c>group</c>, <c>domain</c> or <c>anyone</c>. Empty if it was not given.</summary>
    public string Type { get; init; } = "";

    /// <summary>
    /// The effective role, the highest of direct and inherited: <c>owner</c>, <c>organizer</c>, <c>fileOrganizer</c>, <c>writer</c>,
    /// <c>commenter</c> or <c>reader</c>. The direct role is in <see cref="Details"/>. Empty if it was not given.
    /// </summary>
    public string Role { get; init; } = "";

    /// <summary>The address of a user or group; null for others, and where the account was deleted.</summary>
    public string? EmailAddress { get; init; }

    /// <summary>The domain of a domain-wide grant; null for others.</summary>
    public string? Domain { get; init; }

    /// <summary>The grantee's name for people; null where lists leave it out.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Found by search, not only with the link; null for users and groups.</summary>
    public bool? AllowFileDiscovery { get; init; }

    /// <summary>When the grant ends by itself; null if never.</summary>
    public DateTimeOffset? ExpirationTime { get; init; }

    /// <summary>The grantee's account was deleted: the grant reaches nobody.</summary>
    public bool Deleted { get; init; }

    /// <summary>The grantee has been offered the ownership.</summary>
    public bool PendingOwner { get; init; }

    /// <summary><c>published</c> or <c>metadata</c> for entries that are views, not grants; null for grants.</summary>
    public string? View { get; init; }

    /// <summary>The grant stands on a folder with limited access.</summary>
    public bool InheritedPermissionsDisabled { get; init; }

    /// <summary>Where the grant comes from, in no order. Null: the service did not say, which it does not always.</summary>
    public IReadOnlyList<DrivePermissionDetail>? Details { get; init; }
}
