namespace Reeve.Google.Drive;

/// <summary>A file, folder or shortcut as one actor sees it.</summary>
/// <remarks>Source: Drive API v3, resource "files".</remarks>
public sealed class DriveFile
{
    /// <summary>The MIME type of folders.</summary>
    public const string FolderMimeType = "application/vnd.google-apps.folder";

    /// <summary>The MIME type of shortcuts.</summary>
    public const string ShortcutMimeType = "application/vnd.google-apps.shortcut";

    /// <summary>The file's ID, unique in all of Drive.</summary>
    public required string Id { get; init; }

    /// <summary>Its name: not unique in a folder, may hold <c>/</c>. Empty if it was not given.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its MIME type. Empty if it was not given.</summary>
    public string MimeType { get; init; } = "";

    /// <summary>The folder it is in; null for the root of a My Drive, and where the actor cannot see the parent.</summary>
    public string? ParentId { get; init; }

    /// <summary>The shared drive it is in; null in a My Drive.</summary>
    public string? DriveId { get; init; }

    /// <summary>The owner's address; null in a shared drive, and where the account is gone.</summary>
    public string? OwnerEmail { get; init; }

    /// <summary>The owner's permission ID, the same on every file; null in a shared drive.</summary>
    public string? OwnerPermissionId { get; init; }

    /// <summary>It is in the trash, itself or through a folder above.</summary>
    public bool Trashed { get; init; }

    /// <summary>It was itself put into the trash.</summary>
    public bool ExplicitlyTrashed { get; init; }

    /// <summary>Editors may share it; null where the service does not say, as in shared drives.</summary>
    public bool? WritersCanShare { get; init; }

    /// <summary>Readers and commenters may not download, print or copy it; null if not given.</summary>
    public bool? CopyRequiresWriterPermission { get; init; }

    /// <summary>
    /// It has grants of its own, so that they are worth asking for; false for one that only inherits. Null in My Drive, where the
    /// service does not say.
    /// </summary>
    public bool? HasAugmentedPermissions { get; init; }

    /// <summary>A folder with limited access: grants from above do not reach it.</summary>
    public bool InheritedPermissionsDisabled { get; init; }

    /// <summary>The actor may share it, and so read its grants; null if not given.</summary>
    public bool? CanShare { get; init; }

    /// <summary>The actor may list what is in it; null if not given.</summary>
    public bool? CanListChildren { get; init; }

    /// <summary>What a shortcut points to, which may be gone or not to be seen; null for all else.</summary>
    public string? ShortcutTargetId { get; init; }

    /// <summary>Its grants, at most one a grantee, in no order. Null: the service did not give them, which does not mean "none".</summary>
    public IReadOnlyList<DrivePermission>? Permissions { get; init; }

    /// <summary>It is a folder.</summary>
    public bool IsFolder => MimeType == FolderMimeType;

    /// <summary>It is a shortcut: it has no grants of its own.</summary>
    public bool IsShortcut => MimeType == ShortcutMimeType;
}
