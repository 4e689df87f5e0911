using Reeve.Sandbox.Drive.Masks;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>The members of a file and of a list of files. Source: Drive API v3, resource <c>files</c>.</summary>
internal static class FileShape
{
    /// <summary>What files.get answers when no <c>fields</c> parameter was given.</summary>
    public static readonly Mask Default = Mask.Parse("kind,id,name,mimeType,resourceKey");

    /// <summary>What files.list answers when no <c>fields</c> parameter was given.</summary>
    public static readonly Mask DefaultList = Mask.Parse("kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType,resourceKey)");

    private static readonly Shape<FileView> ShortcutDetails = new Shape<FileView>()
        .Text("targetId", view => view.Item.TargetId)
        .Text("targetMimeType", view => view.Item.TargetMimeType)
        .Unset("targetResourceKey");

    private static readonly Shape<FileView> DownloadRestriction = new Shape<FileView>()
        .Flag("restrictedForReaders", view => view.Item.CopyRequiresWriterPermission)
        .Flag("restrictedForWriters", _ => false);

    private static readonly Shape<FileView> EffectiveDownloadRestriction = new Shape<FileView>()
        .Flag("restrictedForReaders", view => view.CopyRequiresWriter)
        .Flag("restrictedForWriters", view => view.DownloadRestrictedForWriters);

    private static readonly Shape<FileView> DownloadRestrictions = new Shape<FileView>()
        .Object("itemDownloadRestriction", DownloadRestriction, view => view)
        .Object("effectiveDownloadRestrictionWithContext", EffectiveDownloadRestriction, view => view);

    private static readonly Shape<FileView> LinkShareMetadata = new Shape<FileView>()
        .Flag("securityUpdateEligible", _ => false)
        .Flag("securityUpdateEnabled", _ => true);

    public static readonly Shape<FileView> File = new Shape<FileView>()
        .Text("kind", _ => "drive#file")
        .Text("id", view => view.Item.Id)
        .Text("name", view => view.Item.Name)
        .Text("mimeType", view => view.Item.MimeType)
        .Text("description", view => view.Item.Description)
        .Flag("starred", view => view.IsStarred)
        .Flag("trashed", view => view.IsTrashed)
        .Flag("explicitlyTrashed", view => view.Item.ExplicitlyTrashed)
        .Texts("parents", view => view.Parents)
        .Map("properties", view => view.Item.Properties)
        .Texts("spaces", _ => ["drive"])
        .Long("version", view => view.Item.Version)
        .Text("webViewLink", view => view.Item.IsFolder
            ? "https://drive.google.com/drive/folders/" + view.Item.Id
            : "https://drive.google.com/file/d/" + view.Item.Id + "/view")
        .Time("createdTime", view => view.Item.CreatedAt)
        .Time("modifiedTime", view => view.Item.ModifiedAt)
        .Time("sharedWithMeTime", view => view.SharedWithMeAt)
        .Text("driveId", view => view.Drive?.Id)
        .Text("teamDriveId", view => view.Drive?.Id)
        .Objects("owners", UserView.Shape, view => view.Item.Owner is { } owner ? [new UserView(owner, view.Viewer)] : null)
        .Object("lastModifyingUser", UserView.Shape, view => view.LastModifiedBy is { } user ? new UserView(user, view.Viewer) : null)
        .Flag("ownedByMe", view => view.Drive is null ? view.IsOwner : null)
        .Flag("shared", view => view.IsShared)
        .Flag("writersCanShare", view => view.Drive is null ? view.Item.WritersCanShare : null)
        .Flag("viewersCanCopyContent", view => !view.CopyRequiresWriter)
        .Flag("copyRequiresWriterPermission", view => view.CopyRequiresWriter)
        .Flag("inheritedPermissionsDisabled", view => view.Item.InheritedPermissionsDisabled)
        .Flag("hasAugmentedPermissions", view => view.Drive is null ? null : !view.Item.IsRoot && view.Item.Grants.Length > 0)
        .Time("trashedTime", view => view.Drive is null ? null : view.Item.Trashed?.At)
        .Object("trashingUser", UserView.Shape,
            view => view.Drive is not null && view.Item.Trashed is { By: var by } ? new UserView(by, view.Viewer) : null)
        .Texts("permissionIds", view => view.PermissionIds)
        .Objects("permissions", PermissionView.Shape, view => view.Permissions)
        .Object("capabilities", Capabilities.Shape, view => view)
        .Long("size", view => view.Item.Size)
        .Long("quotaBytesUsed", view => view.Item.Size ?? 0)
        .Object("shortcutDetails", ShortcutDetails, view => view.Item.IsShortcut ? view : null)
        .Object("downloadRestrictions", DownloadRestrictions, view => view)
        .Object("linkShareMetadata", LinkShareMetadata, view => view)
        .Flag("isAppAuthorized", _ => true)
        .Unset(
            "appProperties", "contentHints", "contentRestrictions", "exportLinks", "fileExtension", "folderColorRgb",
            "fullFileExtension", "hasThumbnail", "headRevisionId", "iconLink", "imageMediaMetadata",
            "labelInfo", "md5Checksum", "modifiedByMe", "modifiedByMeTime", "originalFilename", "resourceKey", "sha1Checksum",
            "sha256Checksum", "sharingUser", "thumbnailLink", "thumbnailVersion",
            "videoMediaMetadata", "viewedByMe", "viewedByMeTime", "webContentLink");

    public static readonly Shape<FilePage> List = new Shape<FilePage>()
        .Text("kind", _ => "drive#fileList")
        .Flag("incompleteSearch", page => page.IsIncomplete)
        .Text("nextPageToken", page => page.NextPageToken)
        .Objects("files", File, page => page.Files);
}

/// <summary>A page of files.list.</summary>
/// <param name="NextPageToken">Null on the last page.</param>
/// <param name="IsIncomplete">True if not everything that was asked for was searched.</param>
/// <param name="Files">What is on the page.</param>
internal sealed record FilePage(string? NextPageToken, bool IsIncomplete, IReadOnlyList<FileView> Files);
