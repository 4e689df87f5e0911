using Reeve.Google.Calls;

namespace Reeve.Google.Drive;

/// <summary>Drive's methods and their prices.</summary>
internal static class DriveMethods
{
    public static readonly GoogleMethod AboutGet = new("about.get", DrivePrices.Get);
    public static readonly GoogleMethod FilesGet = new("files.get", DrivePrices.Get);
    public static readonly GoogleMethod FilesList = new("files.list", DrivePrices.List);
    public static readonly GoogleMethod FilesUpdate = new("files.update", DrivePrices.Edit);
    public static readonly GoogleMethod PermissionsGet = new("permissions.get", DrivePrices.Get);
    public static readonly GoogleMethod PermissionsList = new("permissions.list", DrivePrices.List);
    public static readonly GoogleMethod PermissionsCreate = new("permissions.create", DrivePrices.Edit);
    public static readonly GoogleMethod PermissionsUpdate = new("permissions.update", DrivePrices.Edit);
    public static readonly GoogleMethod PermissionsDelete = new("permissions.delete", DrivePrices.Edit);
    public static readonly GoogleMethod DrivesGet = new("drives.get", DrivePrices.Get);
    public static readonly GoogleMethod DrivesUpdate = new("drives.update", DrivePrices.Edit);
    public static readonly GoogleMethod DrivesList = new("drives.list", DrivePrices.List);
}
