using Reeve.Sandbox.Drive.Shapes;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>permissions.create, permissions.update and permissions.delete. Source: Drive API v3, resource <c>permissions</c>.</summary>
internal static class PermissionWrites
{
    public static DriveAnswer Create(DriveCall call)
    {
        var write = PermissionView.Shape.Compile(call.Fields(PermissionView.Default));
        var wanted = WantedGrant.Read(call);
        var item = PermissionReads.Shareable(call);
        RefuseShortcut(item);
        GrantRules.Check(wanted, item, call.Company.Clock.GetUtcNow());
        if (wanted.Role == Role.Owner)
        {
            Ownership.CheckParameters(call);
        }

        var principal = Grantees.Resolve(call, wanted);
        if (item.Drive is not null)
        {
            DriveGrantRules.CheckGrantee(call.Company, item, principal);
        }

        call.Share(item);
        if (wanted.Role == Role.Owner)
        {
            Ownership.Transfer(call, item, principal);
        }
        else
        {
            Upsert(call, item, principal, wanted);
        }

        return DriveAnswer.Json(write, new PermissionView(item, PermissionReads.Find(item, principal.Id), true));
    }

    public static DriveAnswer Update(DriveCall call)
    {
        var write = PermissionView.Shape.Compile(call.Fields(PermissionView.Default));
        var change = WantedChange.Read(call);
        var item = PermissionReads.Shareable(call);
        RefuseShortcut(item);
        var now = PermissionReads.Find(item, call.Route("permissionId"));
        GrantRules.Check(change, now, item, call.Company.Clock.GetUtcNow());
        RefuseNoChange(item, now, change);
        if (change.Role == Role.Owner)
        {
            Ownership.CheckParameters(call);
        }

        if (item.Drive is not null && change.Role > now.Direct)
        {
            DriveGrantRules.CheckGrantee(call.Company, item, now.Principal);
        }

        call.Share(item);
        if (change.Role == Role.Owner)
        {
            Ownership.Transfer(call, item, now.Principal);
        }
        else
        {
            Change(call, item, now, change);
        }

        return DriveAnswer.Json(write, new PermissionView(item, PermissionReads.Find(item, now.Principal.Id), true));
    }

    public static DriveAnswer Delete(DriveCall call)
    {
        var permissionId = call.Route("permissionId");
        var item = GivenUp(call, permissionId) ?? PermissionReads.Shareable(call);
        RefuseShortcut(item);
        var now = PermissionReads.Find(item, permissionId);
        if (now.Direct == Role.Owner)
        {
            throw Refusals.Forbidden("cannotRemoveOwner", "The owner of a file cannot be removed.");
        }

        if (now.Direct == Role.None)
        {
            throw item.Drive is null
                ? Refusals.Forbidden("cannotDeletePermission", "The authenticated user cannot delete the permission.")
                : Refusals.Forbidden("cannotModifyInheritedPermission", "Cannot update or delete an inherited permission on a shared drive item.");
        }

        item.Remove(now.Principal);
        call.Company.Log.Note(call.Actor, item, "permission.delete", now.Principal, now.Direct.Text(), null);

        return DriveAnswer.Empty;
    }

    // Whoever was given an item of somebody's My Drive may give it up, though they may not share it.
    private static Item? GivenUp(DriveCall call, string permissionId)
    {
        var item = permissionId == call.Caller.Account.Id && !call.Flag("useDomainAdminAccess") ? call.VisibleFile(call.Route("fileId")) : null;

        return item is { Drive: null } && item.GrantOf(call.Caller.Account) is not null ? item : null;
    }

    // A member whose role is to be what it is is a refusal (observed in a public client, 2026); the last organizer may be lowered or
    // removed, for drives without one exist and administrators mend them. Source: Drive guide "Manage shared drives", on recovering them.
    private static void RefuseNoChange(Item item, EffectiveGrant now, WantedChange change)
    {
        if (item.IsDriveRoot && (change.Role ?? now.Direct) == now.Direct)
        {
            throw Refusals.Forbidden("cannotUpdatePermission", "The authenticated user cannot update the permission.");
        }
    }

    // Source: Drive guide "Share files, folders and drives". A grant that is already inherited is not written; one that is there is raised
    // and not lowered, but for links, which were seen to follow.
    private static void Upsert(DriveCall call, Item item, Principal principal, WantedGrant wanted)
    {
        if (ReferenceEquals(item.Owner, principal) || IsInherited(item, principal, wanted))
        {
            return;
        }

        var before = item.GrantOf(principal);
        var role = before is null || principal.IsAnyone || wanted.Role > before.Role ? wanted.Role : before.Role;
        if (principal.IsAnyone)
        {
            RemoveOtherLink(call, item, principal);
        }

        var expiresAt = wanted.ExpiresAt ?? (before?.Role == role ? before.ExpiresAt : null);
        var after = new Grant(principal, role, expiresAt, wanted.Findable || before is { Findable: true });
        if (after != before)
        {
            call.Company.Put(item, after);
            call.Company.Log.Note(call.Actor, item, "permission.create", principal, Text(before), Text(after));
        }
    }

    private static bool IsInherited(Item item, Principal principal, WantedGrant wanted) =>
        Passing.Reaching(item).FirstOrDefault(entry => ReferenceEquals(entry.Principal, principal)) is { } above
        && above.Role >= wanted.Role
        && above.ExpiresAt is null
        && (above.Findable || !wanted.Findable);

    private static void Change(DriveCall call, Item item, EffectiveGrant now, WantedChange change)
    {
        var before = item.GrantOf(now.Principal);
        var inherited = now.MetadataOnly ? Role.None : now.Inherited;
        var role = change.Role ?? (before?.Role ?? now.Role);
        if (role < inherited)
        {
            throw Refusals.BelowInherited();
        }

        if (before is null && role == inherited)
        {
            return;
        }

        var expiresAt = change.RemoveExpiration ? null : change.ExpiresAt ?? before?.ExpiresAt;
        var after = new Grant(now.Principal, role, expiresAt, change.Findable ?? before?.Findable ?? now.Findable);
        if (after != before)
        {
            call.Company.Put(item, after);
            call.Company.Log.Note(call.Actor, item, "permission.update", now.Principal, Text(before), Text(after));
        }
    }

    // An item has one link permission of its own: a new one takes the place of the other kind.
    private static void RemoveOtherLink(DriveCall call, Item item, Principal link)
    {
        if (item.Grants.FirstOrDefault(grant => grant.Principal.IsAnyone && !ReferenceEquals(grant.Principal, link)) is { } other)
        {
            item.Remove(other.Principal);
            call.Company.Log.Note(call.Actor, item, "permission.delete", other.Principal, Text(other), null);
        }
    }

    private static void RefuseShortcut(Item item)
    {
        if (item.IsShortcut)
        {
            throw Refusals.InvalidSharing("The action cannot be performed on an item of mime-type: " + MimeTypes.Shortcut);
        }
    }

    private static string? Text(Grant? grant) => grant is null ? null
        : grant.Role.Text()
            + (grant.ExpiresAt is { } at ? " until " + Timestamps.Text(at) : "")
            + (grant.Findable ? " findable" : "");
}
