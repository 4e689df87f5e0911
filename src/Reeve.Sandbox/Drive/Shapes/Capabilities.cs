using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>What the calling user may do with an item. Source: Drive API v3, resource <c>files</c>, "capabilities".</summary>
internal static class Capabilities
{
    public static readonly Shape<FileView> Shape = new Shape<FileView>()
        .Flag("canAcceptOwnership", _ => false)
        .Flag("canAddChildren", view => view.Item.IsFolder && CanEdit(view))
        .Flag("canAddFolderFromAnotherDrive", _ => false)
        .Flag("canAddMyDriveParent", _ => false)
        .Flag("canChangeCopyRequiresWriterPermission", CanEditShared)
        .Flag("canChangeItemDownloadRestriction", view => view.IsOwner && !view.Item.IsFolder)
        .Flag("canChangeSecurityUpdateEnabled", _ => false)
        .Flag("canChangeViewersCanCopyContent", CanEditShared)
        .Flag("canComment", view => view.Role >= Role.Commenter && !view.Item.IsFolder)
        .Flag("canCopy", view => !view.Item.IsFolder && CanDownload(view))
        .Flag("canDelete", IsOwnerOfOrdinary)
        .Flag("canDisableInheritedPermissions", CanDisableInherited)
        .Flag("canDownload", view => !view.Item.IsFolder && CanDownload(view))
        .Flag("canEdit", view => CanEdit(view))
        .Flag("canEnableInheritedPermissions", CanEnableInherited)
        .Flag("canListChildren", view => CanListChildren(view.Item, view.Role))
        .Flag("canModifyContent", view => CanEdit(view))
        .Flag("canModifyContentRestriction", view => CanEdit(view))
        .Flag("canModifyEditorContentRestriction", view => CanEdit(view))
        .Flag("canModifyLabels", _ => false)
        .Flag("canModifyOwnerContentRestriction", view => view.IsOwner)
        .Flag("canMoveChildrenWithinDrive", view => view.Item.IsFolder && CanEdit(view))
        .Flag("canMoveItemOutOfDrive", view => view.IsOwner)
        .Flag("canMoveItemWithinDrive", view => CanEdit(view) && !view.Item.IsMyDriveRoot)
        .Flag("canReadLabels", _ => false)
        .Flag("canReadRevisions", view => view.Role != Role.None && !view.Item.IsFolder)
        .Flag("canRemoveChildren", view => view.Item.IsFolder && CanEdit(view))
        .Flag("canRemoveContentRestriction", _ => false)
        .Flag("canRemoveMyDriveParent", view => CanEdit(view) && !view.Item.IsMyDriveRoot)
        .Flag("canRename", view => CanEdit(view) && !view.Item.IsMyDriveRoot)
        .Flag("canShare", view => view.CanShare)
        .Flag("canTrash", IsOwnerOfOrdinary)
        .Flag("canUntrash", IsOwnerOfOrdinary)
        .Unset(
            "canDeleteChildren", "canMoveChildrenOutOfDrive", "canMoveChildrenOutOfTeamDrive", "canMoveChildrenWithinTeamDrive",
            "canMoveItemIntoTeamDrive", "canMoveItemOutOfTeamDrive", "canMoveItemWithinTeamDrive", "canMoveTeamDriveItem",
            "canReadDrive", "canReadTeamDrive", "canTrashChildren");

    /// <summary>True for a folder whose content this role may list; a metadata view is no role.</summary>
    public static bool CanListChildren(Item item, Role role) => item.IsFolder && role != Role.None;

    /// <summary>True if the caller may give a folder limited access. Source: Drive guide "Limited and expansive access".</summary>
    public static bool? CanDisableInherited(FileView view) =>
        view.Item.IsFolder && !view.Item.InheritedPermissionsDisabled && view.CanShare;

    // Seen true on plain files of an editor as well (2026-03), so it does not depend on the folder being limited.
    private static bool? CanEnableInherited(FileView view) => view.CanShare;

    private static bool? IsOwnerOfOrdinary(FileView view) => view.IsOwner && !view.Item.IsMyDriveRoot;

    private static bool CanEdit(FileView view) => view.Role >= Role.Writer;

    private static bool? CanEditShared(FileView view) => CanEdit(view) && view.CanShare;

    private static bool CanDownload(FileView view) =>
        view.Role >= Role.Writer || (view.Role != Role.None && !view.Item.CopyRequiresWriterPermission);
}
