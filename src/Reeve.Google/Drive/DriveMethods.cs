using Reeve.Google.Calls;

namespace Reeve.Google.Drive;

/// <summary>Drive's methods and their prices.</summary>
/// <remarks>
/// Source: Drive API v3, "Usage limits", quota units. It names no price for permissions and shared drives: they are taken to cost
/// what reading, listing and editing files costs.
/// </remarks>
internal static class DriveMethods
{
    private const int Get = 5;
    private const int List = 100;
    private const int Edit = 50;

    public static readonly GoogleMethod AboutGet = new("about.get", Get);
    public static readonly GoogleMethod FilesGet = new("files.get", Get);
    public static readonly GoogleMethod FilesList = new("files.list", List);
    public static readonly GoogleMethod FilesUpdate = new("files.update", Edit);
    public static readonly GoogleMethod PermissionsGet = new("permissions.get", Get);
    public static readonly GoogleMethod PermissionsList = new("permissions.list", List);
    public static readonly GoogleMethod PermissionsCreate = new("permissions.create", Edit);
    public static readonly GoogleMethod PermissionsUpdate = new("permissions.update", Edit);
    public static readonly GoogleMethod PermissionsDelete = new("permissions.delete", Edit);
    public static readonly GoogleMethod DrivesGet = new("drives.get", Get);
    public static readonly GoogleMethod DrivesList = new("drives.list", List);
}
