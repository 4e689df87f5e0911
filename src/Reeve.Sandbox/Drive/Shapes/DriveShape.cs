using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>The members of a shared drive and of a list of them. Source: Drive API v3, resource <c>drives</c>.</summary>
internal static class DriveShape
{
    /// <summary>What an answer holds when no <c>fields</c> parameter was given.</summary>
    public static readonly Mask Default = Mask.Parse("kind,id,name");

    /// <summary>What drives.list answers when no <c>fields</c> parameter was given.</summary>
    public static readonly Mask DefaultList = Mask.Parse("kind,nextPageToken,drives(kind,id,name)");

    private static readonly Shape<DriveRestrictions> DownloadRestriction = new Shape<DriveRestrictions>()
        .Flag("restrictedForReaders", now => now.CopyRequiresWriterPermission)
        .Flag("restrictedForWriters", now => now.DownloadRestrictedForWriters);

    private static readonly Shape<DriveRestrictions> Restrictions = new Shape<DriveRestrictions>()
        .Flag("adminManagedRestrictions", now => now.AdminManagedRestrictions)
        .Flag("copyRequiresWriterPermission", now => now.CopyRequiresWriterPermission)
        .Flag("domainUsersOnly", now => now.DomainUsersOnly)
        .Flag("driveMembersOnly", now => now.DriveMembersOnly)
        .Flag("sharingFoldersRequiresOrganizerPermission", now => now.SharingFoldersRequiresOrganizerPermission)
        .Object("downloadRestriction", DownloadRestriction, now => now);

    private static readonly Shape<SharedDriveView> Capabilities = new Shape<SharedDriveView>()
        .Flag("canAddChildren", view => view.Role >= Role.Writer)
        .Flag("canChangeCopyRequiresWriterPermissionRestriction", view => view.CanRestrict)
        .Flag("canChangeDomainUsersOnlyRestriction", view => view.CanRestrict)
        .Flag("canChangeDownloadRestriction", view => view.CanRestrict)
        .Flag("canChangeDriveBackground", view => view.IsManager)
        .Flag("canChangeDriveMembersOnlyRestriction", view => view.CanRestrict)
        .Flag("canChangeSharingFoldersRequiresOrganizerPermissionRestriction", view => view.CanRestrict)
        .Flag("canComment", view => view.Role >= Role.Commenter)
        .Flag("canCopy", view => view.Role >= Role.Reader && !IsDownloadRestricted(view))
        .Flag("canDeleteChildren", view => view.Role == Role.Organizer)
        .Flag("canDeleteDrive", view => view.IsManager)
        .Flag("canDownload", view => view.Role >= Role.Reader && !IsDownloadRestricted(view))
        .Flag("canEdit", view => view.Role >= Role.Writer)
        .Flag("canListChildren", view => view.Role >= Role.Reader)
        .Flag("canManageMembers", view => view.IsManager)
        .Flag("canReadRevisions", view => view.Role >= Role.Reader)
        .Flag("canRename", view => view.Role >= Role.Writer)
        .Flag("canRenameDrive", view => view.IsManager)
        .Flag("canResetDriveRestrictions", view => view.CanRestrict)
        .Flag("canShare", view => view.Role >= Role.Writer)
        .Flag("canTrashChildren", view => view.Role >= Role.FileOrganizer);

    public static readonly Shape<SharedDriveView> Drive = new Shape<SharedDriveView>()
        .Text("kind", _ => "drive#drive")
        .Text("id", view => view.Drive.Id)
        .Text("name", view => view.Drive.Name)
        .Text("colorRgb", view => view.Drive.ColorRgb)
        .Time("createdTime", view => view.Drive.CreatedAt)
        .Flag("hidden", view => view.IsHidden)
        .Object("restrictions", Restrictions, view => view.Drive.Restrictions)
        .Object("capabilities", Capabilities, view => view)
        .Unset("orgUnitId", "themeId", "backgroundImageFile", "backgroundImageLink");

    // The organizational unit is told to administrators in lists, and nowhere else. Source: Drive API v3, resource `drives`, "orgUnitId".
    private static readonly Shape<SharedDriveView> ListedDrive = Drive
        .With("orgUnitId", view => view.AsAdministrator ? view.Drive.OrgUnitId : null);

    public static readonly Shape<DrivePage> List = new Shape<DrivePage>()
        .Text("kind", _ => "drive#driveList")
        .Text("nextPageToken", page => page.NextPageToken)
        .Objects("drives", ListedDrive, page => page.Drives);

    private static bool IsDownloadRestricted(SharedDriveView view) => view.Role >= Role.Writer
        ? view.Drive.Restrictions.DownloadRestrictedForWriters
        : view.Drive.Restrictions.CopyRequiresWriterPermission;
}
