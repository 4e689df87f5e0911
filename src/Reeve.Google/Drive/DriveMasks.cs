namespace Reeve.Google.Drive;

/// <summary>Which fields are asked for. Source: Drive API v3, "Return specific fields".</summary>
internal static class DriveMasks
{
    public const string Permission =
        "id,type,role,emailAddress,domain,displayName,allowFileDiscovery,expirationTime,deleted,pendingOwner,view,"
        + "inheritedPermissionsDisabled," + Details;

    public const string Permissions = "nextPageToken,permissions(" + Permission + ")";

    public const string File = Names + ",permissions(" + ListedPermission + ")";

    public const string Drive =
        "id,name,orgUnitId,"
        + "restrictions(adminManagedRestrictions,copyRequiresWriterPermission,domainUsersOnly,driveMembersOnly,sharingFoldersRequiresOrganizerPermission),"
        + "capabilities(canManageMembers,canChangeCopyRequiresWriterPermissionRestriction,canChangeDomainUsersOnlyRestriction,"
        + "canChangeDriveMembersOnlyRestriction,canChangeSharingFoldersRequiresOrganizerPermissionRestriction)";

    public const string Drives = "nextPageToken,drives(" + Drive + ")";

    private const string Names =
        "id,name,mimeType,parents,driveId,owners(emailAddress,permissionId),trashed,explicitlyTrashed,writersCanShare,"
        + "copyRequiresWriterPermission,hasAugmentedPermissions,shortcutDetails(targetId),inheritedPermissionsDisabled,capabilities(canShare,canListChildren)";

    private const string ListedPermission =
        "id,type,role,emailAddress,domain,deleted,pendingOwner,expirationTime,view,inheritedPermissionsDisabled,allowFileDiscovery,"
        + Details;

    private const string Details = "permissionDetails(role,inherited,inheritedFrom,permissionType)";

    /// <summary>Returns the mask of a page of files. The next page's token is always asked for: without it a list ends too soon, unseen.</summary>
    public static string Files(DriveFields fields) =>
        $"nextPageToken,incompleteSearch,files({(fields == DriveFields.Names ? Names : File)})";
}
