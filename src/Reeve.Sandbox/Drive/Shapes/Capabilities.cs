using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>What the calling user may do with an item.</summary>
/// <remarks>Source: Drive API v3, resource <c>files</c>, "capabilities"; Drive guide "Roles and permissions".</remarks>
internal static class Capabilities
{
    public static readonly Shape<FileView> Shape = new Shape<FileView>()
        .Flag("canAcceptOwnership", InMyDrive(_ => false))
        .Flag("canAddChildren", view => view.Item.IsFolder && CanEdit(view))
        .Flag("canAddFolderFromAnotherDrive", _ => false)
        .Flag("canAddMyDriveParent", InMyDrive(_ => false))
        .Flag("canChangeCopyRequiresWriterPermission", CanChangeCopying)
        .Flag("canChangeItemDownloadRestriction", view => !view.Item.IsFolder && (view.Drive is null ? view.IsOwner : view.Role == Role.Organizer))
        .Flag("canChangeSecurityUpdateEnabled", _ => false)
        .Flag("canChangeViewersCanCopyContent", CanChangeCopying)
        .Flag("canComment", view => view.Role >= Role.Commenter && !view.Item.IsFolder)
        .Flag("canCopy", view => (view.Drive is not null || !view.Item.IsFolder) && CanDownload(view))
        .Flag("canDelete", CanDelete)
        .Flag("canDeleteChildren", InSharedDrive(view => view.Item.IsFolder && view.Role == Role.Organizer))
        .Flag("canDisableInheritedPermissions", CanDisableInherited)
        .Flag("canDownload", view => !view.Item.IsFolder && CanDownload(view))
        .Flag("canEdit", view => CanEdit(view))
        .Flag("canEnableInheritedPermissions", CanEnableInherited)
        .Flag("canListChildren", view => CanListChildren(view.Item, view.Role))
        .Flag("canModifyContent", view => CanEdit(view))
        .Flag("canModifyContentRestriction", view => CanEdit(view))
        .Flag("canModifyEditorContentRestriction", view => CanEdit(view))
        .Flag("canModifyLabels", _ => false)
        .Flag("canModifyOwnerContentRestriction", view => view.Drive is null ? view.IsOwner : view.Role == Role.Organizer)
        .Flag("canMoveChildrenOutOfDrive", InSharedDrive(view => view.Item.IsFolder && view.Role == Role.Organizer))
        .Flag("canMoveChildrenOutOfTeamDrive", InSharedDrive(view => view.Item.IsFolder && view.Role == Role.Organizer))
        .Flag("canMoveChildrenWithinDrive", view => view.Item.IsFolder && CanArrange(view))
        .Flag("canMoveChildrenWithinTeamDrive", InSharedDrive(view => view.Item.IsFolder && CanArrange(view)))
        .Flag("canMoveItemIntoTeamDrive", view => CanMoveOut(view))
        .Flag("canMoveItemOutOfDrive", view => CanMoveOut(view))
        .Flag("canMoveItemOutOfTeamDrive", InSharedDrive(CanMoveOut))
        .Flag("canMoveItemWithinDrive", view => CanMoveWithin(view))
        .Flag("canMoveItemWithinTeamDrive", InSharedDrive(CanMoveWithin))
        .Flag("canMoveTeamDriveItem", InSharedDrive(CanMoveWithin))
        .Flag("canReadDrive", InSharedDrive(view => view.IsMember))
        .Flag("canReadTeamDrive", InSharedDrive(view => view.IsMember))
        .Flag("canReadLabels", _ => false)
        .Flag("canReadRevisions", view => view.Role != Role.None && !view.Item.IsFolder)
        .Flag("canRemoveChildren", view => view.Drive is null && view.Item.IsFolder && CanEdit(view))
        .Flag("canRemoveContentRestriction", _ => false)
        .Flag("canRemoveMyDriveParent", InMyDrive(view => CanEdit(view) && !view.Item.IsRoot))
        .Flag("canRename", view => CanEdit(view) && !view.Item.IsRoot)
        .Flag("canShare", view => view.CanShare)
        .Flag("canTrash", view => CanTrash(view))
        .Flag("canTrashChildren", InSharedDrive(view => view.Item.IsFolder && CanArrange(view)))
        .Flag("canUntrash", view => CanUntrash(view));

    /// <summary>True for a folder whose content this role may list; a metadata view is no role.</summary>
    public static bool CanListChildren(Item item, Role role) => item.IsFolder && role != Role.None;

    /// <summary>True if the caller may give a folder limited access.</summary>
    public static bool? CanDisableInherited(FileView view) =>
        view.Item is { IsFolder: true, InheritedPermissionsDisabled: false, IsRoot: false } && CanLimit(view);

    /// <summary>True if the caller may set who a folder is limited to: whoever may share in My Drive, an organizer in a shared drive.</summary>
    /// <remarks>Source: Drive guide "Limited and expansive access".</remarks>
    public static bool CanLimit(FileView view) => view.Drive is null ? view.CanShare : view.Role == Role.Organizer;

    /// <summary>True if the caller may put the item in the trash: its owner, or a content manager of a shared drive.</summary>
    public static bool CanTrash(FileView view) => !view.Item.IsRoot && (view.Drive is null ? view.IsOwner : CanArrange(view));

    /// <summary>True if the caller may take the item out of the trash.</summary>
    public static bool CanUntrash(FileView view) => !view.Item.IsRoot && (view.Drive is null ? view.IsOwner : CanEdit(view));

    /// <summary>True if the caller may delete the item for good: its owner, or an organizer of its shared drive.</summary>
    public static bool? CanDelete(FileView view) => !view.Item.IsRoot && (view.Drive is null ? view.IsOwner : view.Role == Role.Organizer);

    /// <summary>True if the caller may move the item to another folder of the drive that it is in.</summary>
    public static bool CanMoveWithin(FileView view) => !view.Item.IsRoot && CanArrange(view);

    /// <summary>True if the caller may move the item out of the drive that it is in.</summary>
    public static bool CanMoveOut(FileView view) => !view.Item.IsRoot && (view.Drive is null ? view.IsOwner : view.Role == Role.Organizer);

    /// <summary>True if the caller may say whether readers may copy the item; not where its shared drive has said it already.</summary>
    public static bool? CanChangeCopying(FileView view) =>
        CanEdit(view) && view.CanShare && !view.Item.IsDriveRoot && view.Drive is not { Restrictions.CopyRequiresWriterPermission: true };

    // Seen true on plain files of an editor as well (2026-03), so it does not depend on the folder being limited.
    private static bool? CanEnableInherited(FileView view) => CanLimit(view);

    private static bool CanEdit(FileView view) => view.Role >= Role.Writer;

    // What a shared drive leaves to content managers, any editor of My Drive may do.
    private static bool CanArrange(FileView view) => view.Role >= (view.Drive is null ? Role.Writer : Role.FileOrganizer);

    private static bool CanDownload(FileView view) =>
        view.Role >= Role.Writer ? !view.DownloadRestrictedForWriters : view.Role != Role.None && !view.CopyRequiresWriter;

    private static Func<FileView, bool?> InMyDrive(Func<FileView, bool> test) => view => view.Drive is null ? test(view) : null;

    private static Func<FileView, bool?> InSharedDrive(Func<FileView, bool> test) => view => view.Drive is null ? null : test(view);
}
