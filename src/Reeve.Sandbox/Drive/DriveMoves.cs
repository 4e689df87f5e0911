using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>Which moves within, into and out of shared drives are possible, and for whom. The right to the new folder is checked before.</summary>
/// <remarks>
/// Direct grants travel with the item, what it inherited stays behind, and on the way into a shared drive its owner becomes nobody in
/// particular. Source: Drive guides "Roles and permissions", "Resolve errors" and "Shared drive versus My Drive API differences"; that
/// direct grants are kept on the way in is not documented.
/// </remarks>
internal static class DriveMoves
{
    /// <summary>Checks a move that has to do with a shared drive.</summary>
    /// <exception cref="RefusedException">It is not possible, or not for this caller.</exception>
    public static void Check(DriveCall call, Item item, Item folder)
    {
        if (ReferenceEquals(item.Drive, folder.Drive))
        {
            if (Access.RoleOf(item, call.Caller) < Role.FileOrganizer)
            {
                throw Refusals.NotAllowed(item.Id);
            }

            return;
        }

        if (item.Drive is not null)
        {
            CheckOut(call, item, folder);
        }

        if (folder.Drive is { } drive)
        {
            CheckIn(call, item, drive);
        }
    }

    /// <summary>Takes limited folders that the caller cannot open out of a folder that they threw away, to the top of the drive.</summary>
    /// <remarks>Source: Drive guide "Limited and expansive access", on deleting hierarchies.</remarks>
    public static void SaveClosedFolders(DriveCall call, Item folder, SharedDrive drive)
    {
        foreach (var child in folder.Children?.Where(child => child.IsFolder).ToArray() ?? [])
        {
            if (child.InheritedPermissionsDisabled && Access.RoleOf(child, call.Caller) == Role.None)
            {
                Items.Move(child, drive.Root);
                call.Company.Log.Note(call.Actor, child, "file.move", null, folder.Id, drive.Id);
            }
            else
            {
                SaveClosedFolders(call, child, drive);
            }
        }
    }

    private static void CheckOut(DriveCall call, Item item, Item folder)
    {
        if (Access.RoleOf(item, call.Caller) != Role.Organizer)
        {
            throw Refusals.NotAllowed(item.Id);
        }

        if (Access.IsTrashed(item))
        {
            throw Refusals.Forbidden("cannotMoveTrashedItemOutOfTeamDrive", "A trashed item cannot be moved out of a shared drive.");
        }

        if (folder.Drive is null && call.Caller.Account.IsServiceAccount)
        {
            throw Refusals.StorageQuota();
        }
    }

    private static void CheckIn(DriveCall call, Item item, SharedDrive drive)
    {
        if (item.IsFolder)
        {
            throw Refusals.Forbidden("teamDrivesFolderMoveInNotSupported", "Moving folders into shared drives is not supported.");
        }

        if (Access.IsTrashed(item))
        {
            throw Refusals.Forbidden("cannotMoveTrashedItemIntoTeamDrive", "A trashed item cannot be moved into a shared drive.");
        }

        if (item.Owner is not { } owner || ReferenceEquals(owner, call.Caller.Account))
        {
            return;
        }

        if (Access.RoleOf(item, call.Caller) < Role.Writer)
        {
            throw Refusals.NotAllowed(item.Id);
        }

        if (!owner.Internal)
        {
            throw new RefusedException(new GoogleError(400, "crossDomainMoveRestriction",
                "The item cannot be moved: it is owned outside of the domain of the shared drive."));
        }

        if (!call.Switches.WritersMoveIntoDrives)
        {
            throw Refusals.Forbidden("fileWriterTeamDriveMoveInDisabled",
                "The domain administrator has not allowed writers to move items into a shared drive.");
        }

        if (drive.MemberRole(call.Company.Roster.CallerOf(owner).Explicit) == Role.None)
        {
            throw Refusals.Forbidden("fileOwnerNotMemberOfTeamDrive",
                "Cannot move a file into a shared drive as a writer when the owner of the file is not a member of that shared drive.");
        }
    }
}
