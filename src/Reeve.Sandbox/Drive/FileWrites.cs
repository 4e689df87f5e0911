using System.Text.Json;
using Reeve.Sandbox.Drive.Shapes;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>files.create (without content), files.update and files.delete. Source: Drive API v3, resource <c>files</c>.</summary>
internal static class FileWrites
{
    private static readonly string[] OutputOnly =
    [
        "permissions", "permissionIds", "owners", "shared", "ownedByMe", "capabilities", "size", "version", "kind", "driveId",
        "hasAugmentedPermissions", "explicitlyTrashed", "trashingUser", "sharedWithMeTime", "sharingUser", "webViewLink", "lastModifyingUser",
    ];

    public static DriveAnswer Create(DriveCall call)
    {
        var write = FileShape.File.Compile(call.Fields(FileShape.Default));
        RefuseOutputOnly(call);
        var parent = NewParent(call);
        CheckPlace(call, parent);
        var mimeType = call.Text("mimeType") ?? MimeTypes.Unknown;
        var target = mimeType == MimeTypes.Shortcut ? ShortcutTarget(call) : null;
        if (call.Text("id") is { } id && call.Company.Items.Find(id) is not null)
        {
            throw new RefusedException(new GoogleError(409, "fileIdInUse", "A file already exists with the provided ID."));
        }

        var item = call.Company.Make(new ItemDraft(call.Text("name") ?? "Untitled", mimeType, call.Caller.Account, parent)
        {
            Id = call.Text("id"),
            TargetId = target?.Id,
            TargetMimeType = target?.MimeType,
        });
        item.WritersCanShare = call.Bool("writersCanShare") ?? true;
        item.CopyRequiresWriterPermission = call.Bool("copyRequiresWriterPermission") ?? false;
        item.InheritedPermissionsDisabled = item.IsFolder && (call.Bool("inheritedPermissionsDisabled") ?? false);
        SetPlain(call, item);
        call.Company.Log.Note(call.Actor, item, "file.create", null, null, item.Name);

        return DriveAnswer.Json(write, call.View(item));
    }

    public static DriveAnswer Update(DriveCall call)
    {
        var write = FileShape.File.Compile(call.Fields(FileShape.Default));
        var item = call.VisibleFile(call.Route("fileId"));
        var view = call.View(item);
        RefuseOutputOnly(call);
        if (call.Body.TryGetProperty("parents", out _))
        {
            throw Refusals.ForbiddenAt("fieldNotWritable",
                "The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.", "parents");
        }

        FlagRules.Check(call, view);
        var move = Moves.Plan(call, item);
        FlagRules.Apply(call, item);
        Moves.Make(call, item, move);
        SetPlain(call, item);
        item.ModifiedAt = call.Company.Clock.GetUtcNow();
        item.LastModifiedBy = call.Caller.Account;
        item.Touch();

        return DriveAnswer.Json(write, call.View(item));
    }

    public static DriveAnswer Delete(DriveCall call)
    {
        var item = call.VisibleFile(call.Route("fileId"));
        if (Capabilities.CanDelete(call.View(item)) != true)
        {
            throw Refusals.NotAllowed(item.Id);
        }

        DeleteTree(call, item);

        return DriveAnswer.Empty;
    }

    // What others own in a deleted folder stays theirs: a limited folder moves to their My Drive, the rest lies in no folder.
    // Source: Drive guides "Delete files and folders" and "Limited and expansive access".
    private static void DeleteTree(DriveCall call, Item item)
    {
        foreach (var child in item.Children?.ToArray() ?? [])
        {
            if (ReferenceEquals(child.Owner, item.Owner))
            {
                DeleteTree(call, child);
            }
            else
            {
                Items.Move(child, child is { InheritedPermissionsDisabled: true, Owner: { } owner } ? call.Company.Items.RootOf(owner, call.Company.Clock.GetUtcNow()) : null);
            }
        }

        call.Company.Items.Remove(item);
        call.Company.Log.Note(call.Actor, item, "file.delete", null, item.Name, null);
    }

    private static void RefuseOutputOnly(DriveCall call)
    {
        if (OutputOnly.FirstOrDefault(name => call.Body.TryGetProperty(name, out _)) is { } name)
        {
            throw Refusals.ForbiddenAt("fieldNotWritable", "The resource body includes fields which are not directly writable.", name);
        }
    }

    // Source: Drive guides "Resolve errors" and "Limited and expansive access": a service account has no storage of its own, a shared drive has.
    private static void CheckPlace(DriveCall call, Item parent)
    {
        if (parent.Drive is null)
        {
            if (call.Caller.Account.IsServiceAccount)
            {
                throw Refusals.StorageQuota();
            }

            return;
        }

        if (call.Body.TryGetProperty("writersCanShare", out _))
        {
            throw Refusals.DriveHasNoSharingRestriction();
        }

        if (call.Bool("inheritedPermissionsDisabled") == true && Access.RoleOf(parent, call.Caller) != Role.Organizer)
        {
            throw Refusals.NotAllowed(parent.Id);
        }
    }

    private static Item NewParent(DriveCall call)
    {
        if (!call.Body.TryGetProperty("parents", out var parents) || parents.ValueKind != JsonValueKind.Array || parents.GetArrayLength() == 0)
        {
            return call.Root();
        }

        if (parents.GetArrayLength() > 1)
        {
            throw Refusals.Forbidden("cannotAddParent", "A file cannot be created in more than one folder.");
        }

        return Moves.WritableFolder(call, parents[0].ValueKind == JsonValueKind.String ? parents[0].GetString()! : "");
    }

    private static Item ShortcutTarget(DriveCall call)
    {
        var targetId = call.Body.TryGetProperty("shortcutDetails", out var details) && details.ValueKind == JsonValueKind.Object
            && details.TryGetProperty("targetId", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (targetId is null)
        {
            throw Refusals.Required("The shortcutDetails.targetId field is required for shortcuts.", "shortcutDetails.targetId");
        }

        var target = call.VisibleFile(targetId);

        return target.IsShortcut ? throw Refusals.Forbidden("shortcutTargetInvalid", "The shortcut target is not valid.") : target;
    }

    private static void SetPlain(DriveCall call, Item item)
    {
        item.Name = call.Text("name") ?? item.Name;
        item.Description = call.Text("description") ?? item.Description;
        if (call.Bool("starred") is { } starred)
        {
            _ = starred ? call.Company.Stars.Add((item.Id, call.Caller.Account)) : call.Company.Stars.Remove((item.Id, call.Caller.Account));
        }

        if (call.Body.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            item.Properties ??= [];
            foreach (var property in properties.EnumerateObject())
            {
                _ = property.Value.ValueKind == JsonValueKind.Null
                    ? item.Properties.Remove(property.Name)
                    : (item.Properties[property.Name] = property.Value.ToString()) is not null;
            }
        }
    }
}
