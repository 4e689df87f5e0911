using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.Drive.Shapes;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>permissions.list and permissions.get. Source: Drive API v3, resource <c>permissions</c>.</summary>
internal static class PermissionReads
{
    private const int MaxPageSize = 100;

    private static readonly Mask DefaultList = Mask.Parse("kind,nextPageToken,permissions(id,type,kind,role)");

    private static readonly Shape<PermissionPage> ListShape = new Shape<PermissionPage>()
        .Text("kind", _ => "drive#permissionList")
        .Text("nextPageToken", page => page.NextPageToken)
        .Objects("permissions", PermissionView.Shape, page => page.Permissions);

    private sealed record PermissionPage(string? NextPageToken, IEnumerable<PermissionView> Permissions);

    public static DriveAnswer List(DriveCall call)
    {
        var write = ListShape.Compile(call.Fields(DefaultList));
        var item = Shareable(call);
        var grants = Access.On(item);
        var size = call.Count("pageSize", MaxPageSize) ?? (item.Drive is null ? null : MaxPageSize);
        if (size > MaxPageSize)
        {
            throw Refusals.OutOfRange("pageSize", call.Query("pageSize")!, MaxPageSize);
        }

        var cursor = PageToken.Read(call.Query("pageToken"), "permissions:" + item.Id);
        var from = (int)Math.Min(cursor.Position, grants.Count);
        var count = Math.Min(size ?? grants.Count, grants.Count - from);
        var token = from + count < grants.Count ? new PageToken(0, from + count).Text("permissions:" + item.Id) : null;
        var page = grants.GetRange(from, count).Select(grant => new PermissionView(item, grant, true));

        return DriveAnswer.Json(write, new PermissionPage(token, page));
    }

    public static DriveAnswer Get(DriveCall call)
    {
        var write = PermissionView.Shape.Compile(call.Fields(PermissionView.Default));
        var item = Shareable(call);

        return DriveAnswer.Json(write, new PermissionView(item, Find(item, call.Route("permissionId")), true));
    }

    /// <summary>Returns the item of the call, if the caller may read and change who has access to it.</summary>
    public static Item Shareable(DriveCall call)
    {
        var id = call.Route("fileId");
        if (call.AsAdministrator(() => Refusals.FileNotFound(id)))
        {
            // It works on shared drives themselves, not on what is in them. Source: Drive API v3, permissions.list, "useDomainAdminAccess".
            return call.SupportsAllDrives && call.Company.Items.FindDrive(id) is { } drive ? drive.Root : throw Refusals.FileNotFound(id);
        }

        var item = call.VisibleFile(id);

        return Access.CanShare(item, call.Caller) ? item : throw Refusals.NotAllowed(item.Id);
    }

    /// <summary>Returns what a grantee has on an item, by permission id.</summary>
    public static EffectiveGrant Find(Item item, string permissionId)
    {
        foreach (var grant in Access.On(item))
        {
            if (grant.Principal.Id == permissionId)
            {
                return grant;
            }
        }

        throw Refusals.PermissionNotFound(permissionId);
    }
}
