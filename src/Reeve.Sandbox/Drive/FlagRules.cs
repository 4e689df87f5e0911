using Reeve.Sandbox.Drive.Shapes;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>Who may switch what with files.update, and the switching.</summary>
internal static class FlagRules
{
    private static readonly string[] NeedEdit = ["name", "description", "properties", "mimeType", "folderColorRgb", "modifiedTime"];

    /// <summary>Checks everything before anything is changed.</summary>
    /// <exception cref="RefusedException">The caller may not do one of the things asked for.</exception>
    public static void Check(DriveCall call, FileView view)
    {
        if (view.Item.IsRoot && call.Body.EnumerateObject().Any())
        {
            throw Refusals.NotAllowed(view.Item.Id);
        }

        if (NeedEdit.Any(name => call.Body.TryGetProperty(name, out _)) && view.Role < Role.Writer)
        {
            throw Refusals.NotAllowed(view.Item.Id);
        }

        if (view.Drive is not null && call.Body.TryGetProperty("writersCanShare", out _))
        {
            throw Refusals.DriveHasNoSharingRestriction();
        }

        // A writer who may share can switch re-sharing off, and then cannot switch it on again.
        if (call.Bool("writersCanShare") is not null && !view.IsOwner && !(view.Role >= Role.Writer && view.CanShare))
        {
            throw Refusals.NotAllowed(view.Item.Id);
        }

        if (call.Bool("copyRequiresWriterPermission") is not null && Capabilities.CanChangeCopying(view) != true)
        {
            throw Refusals.Forbidden("cannotModifyViewersCanCopyContent",
                "The user may not set copyRequiresWriterPermission for this file.");
        }

        if (call.Bool("trashed") is { } trashed && !(trashed ? Capabilities.CanTrash(view) : Capabilities.CanUntrash(view)))
        {
            throw Refusals.NotAllowed(view.Item.Id);
        }

        CheckLimit(call, view);
    }

    /// <summary>Sets the flags of the body and notes each that changed.</summary>
    public static void Apply(DriveCall call, Item item)
    {
        item.WritersCanShare = Set(call, item, "writersCanShare", item.WritersCanShare);
        item.CopyRequiresWriterPermission = Set(call, item, "copyRequiresWriterPermission", item.CopyRequiresWriterPermission);
        item.InheritedPermissionsDisabled = Set(call, item, "inheritedPermissionsDisabled", item.InheritedPermissionsDisabled);
        var wasTrashed = item.ExplicitlyTrashed;
        item.ExplicitlyTrashed = Set(call, item, "trashed", wasTrashed);
        if (item.ExplicitlyTrashed != wasTrashed)
        {
            item.Trashed = wasTrashed ? null : (call.Company.Clock.GetUtcNow(), call.Caller.Account);
            if (item.Drive is { } drive && !wasTrashed)
            {
                DriveMoves.SaveClosedFolders(call, item, drive);
            }
        }
    }

    // Source: Drive guide "Limited and expansive access": folders only; the owner, or a writer who may share; in a shared drive an organizer.
    private static void CheckLimit(DriveCall call, FileView view)
    {
        if (call.Bool("inheritedPermissionsDisabled") is not { } limited || limited == view.Item.InheritedPermissionsDisabled)
        {
            return;
        }

        if (!view.Item.IsFolder)
        {
            throw Refusals.NotWritable();
        }

        if (!Capabilities.CanLimit(view))
        {
            throw Refusals.NotAllowed(view.Item.Id);
        }
    }

    private static bool Set(DriveCall call, Item item, string name, bool before)
    {
        var after = call.Bool(name) ?? before;
        call.Company.Log.Note(call.Actor, item, "file.update", null, Text(name, before), Text(name, after));

        return after;
    }

    private static string Text(string name, bool value) => name + "=" + (value ? "true" : "false");
}
