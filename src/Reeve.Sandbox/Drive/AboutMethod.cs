using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.Drive.Shapes;

namespace Reeve.Sandbox.Drive;

/// <summary>about.get. Source: Drive API v3, resource <c>about</c>.</summary>
internal static class AboutMethod
{
    private static readonly Shape<DriveCall> Quota = new Shape<DriveCall>()
        .Long("limit", _ => 2L << 40)
        .Long("usage", OwnedBytes)
        .Long("usageInDrive", OwnedBytes)
        .Long("usageInDriveTrash", _ => 0);

    private static readonly Shape<DriveCall> Shape = new Shape<DriveCall>()
        .Text("kind", _ => "drive#about")
        .Object("user", UserView.Shape, call => new UserView(call.Caller.Account, call.Caller.Account))
        .Object("storageQuota", Quota, call => call)
        .Flag("canCreateDrives", call => call.Caller.Account.Internal)
        .Flag("canCreateTeamDrives", call => call.Caller.Account.Internal)
        .Flag("appInstalled", _ => false)
        .Long("maxUploadSize", _ => 5L << 40)
        .Unset("driveThemes", "teamDriveThemes", "exportFormats", "importFormats", "folderColorPalette", "maxImportSizes");

    public static DriveAnswer Get(DriveCall call)
    {
        if (call.Query("fields") is null)
        {
            throw Refusals.Required("The 'fields' parameter is required for this method.", "fields");
        }

        return DriveAnswer.Json(Shape.Compile(call.Fields(Mask.Everything)), call);
    }

    private static long? OwnedBytes(DriveCall call) =>
        call.Company.Items.InOrder.Where(item => ReferenceEquals(item.Owner, call.Caller.Account)).Sum(item => item.Size ?? 0);
}
