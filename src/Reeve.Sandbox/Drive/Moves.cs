using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>Moves between folders by files.update. Source: Drive guide "Create and populate folders", "Move files between folders".</summary>
internal static class Moves
{
    // Source: Drive guide "Resolve errors": numChildrenInNonRootLimitExceeded, myDriveHierarchyDepthLimitExceeded,
    // teamDriveHierarchyTooDeep, teamDriveFileLimitExceeded.
    private const int MaxChildren = 500_000;
    private const int MaxInDrive = 500_000;
    private const int MaxDepth = 100;

    /// <summary>Returns the folder an item is to move to; null if it stays.</summary>
    /// <exception cref="RefusedException">The move is not possible, or not for this caller.</exception>
    public static Item? Plan(DriveCall call, Item item)
    {
        var added = Ids(call, "addParents");
        var removed = Ids(call, "removeParents");
        if (added.Length == 0)
        {
            return removed.Length == 0 ? null : Leave(call, item, removed);
        }

        if (added.Length > 1)
        {
            throw ManyParents(item);
        }

        var folder = WritableFolder(call, added[0]);
        if (item.IsRoot)
        {
            throw Refusals.NotAllowed(item.Id);
        }

        if (item.Drive is not null || folder.Drive is not null)
        {
            DriveMoves.Check(call, item, folder);
        }
        else
        {
            CheckInMyDrive(call, item, folder);
        }

        for (var above = folder; above is not null; above = above.Parent)
        {
            if (ReferenceEquals(above, item))
            {
                throw Refusals.Forbidden("cannotAddParent", "A folder cannot be moved into itself.");
            }
        }

        return folder;
    }

    /// <summary>Carries out a planned move and notes it. What comes out of a shared drive belongs to whoever took it out.</summary>
    public static void Make(DriveCall call, Item item, Item? folder)
    {
        if (folder is not null && !ReferenceEquals(folder, item.Parent))
        {
            var before = item.Parent?.Id;
            Items.Move(item, folder, call.Caller.Account);
            call.Company.Log.Note(call.Actor, item, "file.move", null, before, folder.Id);
        }
    }

    /// <summary>Returns a folder into which the caller may put one more item.</summary>
    /// <exception cref="RefusedException">It is none, is full or too deep, or the caller may not.</exception>
    public static Item WritableFolder(DriveCall call, string id)
    {
        var folder = call.VisibleFile(id);
        if (!folder.IsFolder)
        {
            throw Refusals.Forbidden("parentNotAFolder", "The specified parent is not a folder.");
        }

        if (Access.RoleOf(folder, call.Caller) < Role.Writer)
        {
            throw Refusals.Forbidden("insufficientParentPermissions", "Insufficient permissions for the specified parent.");
        }

        if (!folder.IsRoot && folder.Children?.Count >= MaxChildren)
        {
            throw Refusals.Forbidden("numChildrenInNonRootLimitExceeded",
                "The limit for this folder's number of children (files and folders) has been exceeded.");
        }

        if (folder.Drive?.ItemCount >= MaxInDrive)
        {
            throw Refusals.Forbidden("teamDriveFileLimitExceeded", "The file limit for this shared drive has been exceeded.");
        }

        return Passing.Of(folder)!.Depth <= MaxDepth ? folder
            : folder.Drive is not null
                ? throw Refusals.Forbidden("teamDriveHierarchyTooDeep", "The shared drive hierarchy depth will exceed the limit.")
                : throw Refusals.Forbidden("myDriveHierarchyDepthLimitExceeded", "Your My Drive can't contain more than 100 levels of folders.");
    }

    private static void CheckInMyDrive(DriveCall call, Item item, Item folder)
    {
        if (Access.RoleOf(item, call.Caller) < Role.Writer)
        {
            throw Refusals.NotAllowed(item.Id);
        }

        // Given alone, addParents moves the item away from where it was if the caller may take it from there.
        if (item.Parent is { } parent && !ReferenceEquals(parent, folder) && Access.RoleOf(parent, call.Caller) < Role.Writer
            && !ReferenceEquals(item.Owner, call.Caller.Account))
        {
            throw ManyParents(item);
        }
    }

    // An item taken out of its only folder goes to its owner's My Drive; in a shared drive there is no such place.
    private static Item? Leave(DriveCall call, Item item, string[] removed)
    {
        if (item.Parent is not { } parent || !removed.Contains(parent.Id))
        {
            return null;
        }

        if (item.Owner is not { } owner)
        {
            throw ManyParents(item);
        }

        if (Access.RoleOf(parent, call.Caller) < Role.Writer && !ReferenceEquals(owner, call.Caller.Account))
        {
            throw Refusals.NotAllowed(item.Id);
        }

        return call.Company.Items.RootOf(owner, call.Company.Clock.GetUtcNow());
    }

    private static RefusedException ManyParents(Item item) => item.Drive is not null
        ? Refusals.Forbidden("teamDrivesParentLimit", "A shared drive item must have exactly one parent.")
        : Refusals.Forbidden("cannotAddParent", "Increasing the number of parents is not allowed");

    private static string[] Ids(DriveCall call, string name) =>
        call.Query(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
