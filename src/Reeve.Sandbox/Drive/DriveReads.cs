using Reeve.Sandbox.Drive.Masks;

namespace Reeve.Sandbox.Drive;

/// <summary>drives.list and drives.get: the sandbox has no shared drives yet. Source: Drive API v3, resource <c>drives</c>.</summary>
internal static class DriveReads
{
    private static readonly Shape<DriveCall> NoDrive = new Shape<DriveCall>()
        .Unset(
            "kind", "id", "name", "colorRgb", "createdTime", "hidden", "orgUnitId", "themeId", "backgroundImageFile",
            "backgroundImageLink", "capabilities", "restrictions");

    private static readonly Shape<DriveCall> ListShape = new Shape<DriveCall>()
        .Text("kind", _ => "drive#driveList")
        .Unset("nextPageToken")
        .Objects("drives", NoDrive, _ => []);

    public static DriveAnswer List(DriveCall call)
    {
        if (call.Count("pageSize", 100) is > 100)
        {
            throw Refusals.OutOfRange("pageSize", call.Query("pageSize")!, 100);
        }

        if (call.Query("pageToken") is { Length: > 0 })
        {
            throw Refusals.Invalid("pageToken");
        }

        if (call.Flag("useDomainAdminAccess") && call.Caller.Account.Email != call.Company.Admin)
        {
            throw Refusals.Forbidden("insufficientAdministratorPrivileges",
                "The requesting user does not have the administrator privileges required to access shared drive");
        }

        return DriveAnswer.Json(ListShape.Compile(call.Fields(Mask.Everything)), call);
    }

    public static DriveAnswer Get(DriveCall call)
    {
        NoDrive.Compile(call.Fields(Mask.Everything));

        throw Refusals.DriveNotFound(call.Route("driveId"));
    }
}
