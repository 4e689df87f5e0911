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

    private static readonly Shape<FileView> DownloadRestrictions = new Shape<FileView>()
        .Object("itemDownloadRestriction", DownloadRestriction, view => view)
        .Object("effectiveDownloadRestrictionWithContext", DownloadRestriction, view => view);

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
        .Objects("owners", UserView.Shape, view => [new UserView(view.Item.Owner, view.Viewer)])
        .Object("lastModifyingUser", UserView.Shape, view => new UserView(view.Item.Owner, view.Viewer))
        .Flag("ownedByMe", view => view.IsOwner)
        .Flag("shared", view => view.IsShared)
        .Flag("writersCanShare", view => view.Item.WritersCanShare)
        .Flag("viewersCanCopyContent", view => !view.Item.CopyRequiresWriterPermission)
        .Flag("copyRequiresWriterPermission", view => view.Item.CopyRequiresWriterPermission)
        .Flag("inheritedPermissionsDisabled", view => view.Item.InheritedPermissionsDisabled)
        .Texts("permissionIds", view => view.Grants.Select(grant => grant.Principal.Id))
        .Objects("permissions", PermissionView.Shape, view => view.Permissions)
        .Object("capabilities", Capabilities.Shape, view => view)
        .Long("size", view => view.Item.Size)
        .Long("quotaBytesUsed", view => view.Item.Size ?? 0)
        .Object("shortcutDetails", ShortcutDetails, view => view.Item.IsShortcut ? view : null)
        .Object("downloadRestrictions", DownloadRestrictions, view => view)
        .Object("linkShareMetadata", LinkShareMetadata, view => view)
        .Flag("isAppAuthorized", _ => true)
        .Unset(
            "appProperties", "contentHints", "contentRestrictions", "driveId", "exportLinks", "fileExtension", "folderColorRgb",
            "fullFileExtension", "hasAugmentedPermissions", "hasThumbnail", "headRevisionId", "iconLink", "imageMediaMetadata",
            "labelInfo", "md5Checksum", "modifiedByMe", "modifiedByMeTime", "originalFilename", "resourceKey", "sha1Checksum",
            "sha256Checksum", "sharingUser", "teamDriveId", "thumbnailLink", "thumbnailVersion", "trashedTime", "trashingUser",
            "videoMediaMetadata", "viewedByMe", "viewedByMeTime", "webContentLink");

    public static readonly Shape<FilePage> List = new Shape<FilePage>()
        .Text("kind", _ => "drive#fileList")
        .Flag("incompleteSearch", _ => false)
        .Text("nextPageToken", page => page.NextPageToken)
        .Objects("files", File, page => page.Files);
}

/// <summary>A page of files.list.</summary>
/// <param name="NextPageToken">Null on the last page.</param>
/// <param name="Files">What is on the page.</param>
internal sealed record FilePage(string? NextPageToken, IReadOnlyList<FileView> Files);
