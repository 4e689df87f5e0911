using static Reeve.Sandbox.Tokens.Scopes;

namespace Reeve.Sandbox.Drive;

/// <summary>The methods that the sandbox has. Source: Drive API v3, discovery document.</summary>
internal static class DriveMethods
{
    private const string Files = "/drive/v3/files";
    private const string OneFile = Files + "/{fileId}";
    private const string Permissions = OneFile + "/permissions";
    private const string Drives = "/drive/v3/drives";
    private const string OneDrive = Drives + "/{driveId}";
    private const string OnePermission = Permissions + "/{permissionId}";

    private const string OfFiles = "google.apps.drive.v3.DriveFiles.";
    private const string OfPermissions = "google.apps.drive.v3.DrivePermissions.";
    private const string OfDrives = "google.apps.drive.v3.DriveDrives.";

    private static readonly string[] Read = [Tokens.Scopes.Drive, DriveReadOnly, Metadata, MetadataReadOnly, DriveFile, AppData];
    private static readonly string[] ReadSharing = [Tokens.Scopes.Drive, DriveReadOnly, Metadata, MetadataReadOnly, DriveFile];
    private static readonly string[] Share = [Tokens.Scopes.Drive, DriveFile];
    private static readonly string[] Create = [Tokens.Scopes.Drive, DriveFile, AppData];
    private static readonly string[] Update = [Tokens.Scopes.Drive, Metadata, DriveFile, AppData];
    private static readonly string[] ReadDrives = [Tokens.Scopes.Drive, DriveReadOnly];
    private static readonly string[] WriteDrives = [Tokens.Scopes.Drive];

    public static readonly IReadOnlyList<DriveMethod> All =
    [
        new("GET", "/drive/v3/about", "google.apps.drive.v3.DriveAbout.Get", Read, 5, AboutMethod.Get),
        new("GET", Files, OfFiles + "List", Read, 100, FileReads.List),
        new("POST", Files, OfFiles + "Create", Create, 50, FileWrites.Create),
        new("GET", OneFile, OfFiles + "Get", Read, 5, FileReads.Get),
        new("PATCH", OneFile, OfFiles + "Update", Update, 50, FileWrites.Update),
        new("DELETE", OneFile, OfFiles + "Delete", Create, 50, FileWrites.Delete),
        new("GET", Permissions, OfPermissions + "List", ReadSharing, 100, PermissionReads.List),
        new("POST", Permissions, OfPermissions + "Create", Share, 50, PermissionWrites.Create),
        new("GET", OnePermission, OfPermissions + "Get", ReadSharing, 5, PermissionReads.Get),
        new("PATCH", OnePermission, OfPermissions + "Update", Share, 50, PermissionWrites.Update),
        new("DELETE", OnePermission, OfPermissions + "Delete", Share, 50, PermissionWrites.Delete),
        new("GET", Drives, OfDrives + "List", ReadDrives, 100, DriveReads.List),
        new("POST", Drives, OfDrives + "Create", WriteDrives, 50, DriveWrites.Create),
        new("GET", OneDrive, OfDrives + "Get", ReadDrives, 5, DriveReads.Get),
        new("PATCH", OneDrive, OfDrives + "Update", WriteDrives, 50, DriveWrites.Update),
        new("DELETE", OneDrive, OfDrives + "Delete", WriteDrives, 50, DriveWrites.Delete),
        new("POST", OneDrive + "/hide", OfDrives + "Hide", WriteDrives, 50, call => DriveWrites.SetHidden(call, true)),
        new("POST", OneDrive + "/unhide", OfDrives + "Unhide", WriteDrives, 50, call => DriveWrites.SetHidden(call, false)),
    ];
}
