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
        call.Share(item);
        if (wanted.Role == Role.Owner)
        {
            Ownership.Transfer(call, item, principal);
        }
        else
        {
            Upsert(call, item, principal, wanted);
        }

        return DriveAnswer.Json(write, new PermissionView(PermissionReads.Find(item, principal.Id), true));
    }

    public static DriveAnswer Update(DriveCall call)
    {
        var write = PermissionView.Shape.Compile(call.Fields(PermissionView.Default));
        var change = WantedChange.Read(call);
        var item = PermissionReads.Shareable(call);
        RefuseShortcut(item);
        var now = PermissionReads.Find(item, call.Route("permissionId"));
        GrantRules.Check(change, now, item, call.Company.Clock.GetUtcNow());
        if (change.Role == Role.Owner)
        {
            Ownership.CheckParameters(call);
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

        return DriveAnswer.Json(write, new PermissionView(PermissionReads.Find(item, now.Principal.Id), true));
    }

    public static DriveAnswer Delete(DriveCall call)
    {
        var item = call.VisibleFile(call.Route("fileId"));
        var permissionId = call.Route("permissionId");

        // Whoever was given an item may give it up, though they may not share it.
        if (permissionId != call.Caller.Account.Id || item.GrantOf(call.Caller.Account) is null)
        {
            PermissionReads.Shareable(call);
        }

        RefuseShortcut(item);
        var now = PermissionReads.Find(item, permissionId);
        if (now.Direct == Role.Owner)
        {
            throw Refusals.Forbidden("cannotRemoveOwner", "The owner of a file cannot be removed.");
        }

        if (now.Direct == Role.None)
        {
            throw Refusals.Forbidden("cannotDeletePermission", "The authenticated user cannot delete the permission.");
        }

        item.Remove(now.Principal);
        call.Company.Log.Note(call.Actor, item, "permission.delete", now.Principal, now.Direct.Text(), null);

        return DriveAnswer.Empty;
    }

    // Source: Drive guide "Share files, folders and drives". A grant that is already inherited is not written; one that is there is raised
    // and not lowered, but for links, which were seen to follow.
    private static void Upsert(DriveCall call, Item item, Principal principal, WantedGrant wanted)
    {
        if (ReferenceEquals(item.Owner, principal) || (!item.InheritedPermissionsDisabled && IsInherited(item, principal, wanted)))
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
        Passing.Of(item.Parent)?.EntryOf(principal) is { } above
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
