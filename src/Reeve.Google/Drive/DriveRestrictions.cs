namespace Reeve.Google.Drive;

/// <summary>What is forbidden in a shared drive. False where the service does not say.</summary>
/// <param name="AdminManaged">Only administrators may change these.</param>
/// <param name="CopyRequiresWriter">Readers and commenters may not download, print or copy files, whatever the files say themselves.</param>
/// <param name="DomainUsersOnly">Nobody outside the drive's organisation has access.</param>
/// <param name="MembersOnly">Nobody but members has access: what others were granted on files does not work.</param>
/// <param name="SharingFoldersRequiresOrganizer">Only organizers may share folders. Contributors may share files all the same.</param>
/// <remarks>Source: Drive API v3, resource "drives", "restrictions".</remarks>
public sealed record DriveRestrictions(
    bool AdminManaged, bool CopyRequiresWriter, bool DomainUsersOnly, bool MembersOnly, bool SharingFoldersRequiresOrganizer);
