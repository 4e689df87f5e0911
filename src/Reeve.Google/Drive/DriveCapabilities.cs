namespace Reeve.Google.Drive;

/// <summary>What the actor may do with a shared drive. False where the service does not say.</summary>
/// <param name="CanManageMembers">Add members, remove them and change their roles.</param>
/// <param name="CanChangeCopyRequiresWriter">Change <see cref="DriveRestrictions.CopyRequiresWriter"/>.</param>
/// <param name="CanChangeDomainUsersOnly">Change <see cref="DriveRestrictions.DomainUsersOnly"/>.</param>
/// <param name="CanChangeMembersOnly">Change <see cref="DriveRestrictions.MembersOnly"/>.</param>
/// <param name="CanChangeSharingFoldersRequiresOrganizer">Change <see cref="DriveRestrictions.SharingFoldersRequiresOrganizer"/>.</param>
/// <remarks>Source: Drive API v3, resource "drives", "capabilities".</remarks>
public sealed record DriveCapabilities(
    bool CanManageMembers,
    bool CanChangeCopyRequiresWriter,
    bool CanChangeDomainUsersOnly,
    bool CanChangeMembersOnly,
    bool CanChangeSharingFoldersRequiresOrganizer);
