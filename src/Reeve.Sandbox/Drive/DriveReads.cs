using Reeve.Sandbox.Drive.Query;
using Reeve.Sandbox.Drive.Shapes;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>drives.list and drives.get. Source: Drive API v3, resource <c>drives</c>.</summary>
internal static class DriveReads
{
    private const int DefaultPageSize = 10;
    private const int MaxPageSize = 100;

    public static DriveAnswer List(DriveCall call)
    {
        var write = DriveShape.List.Compile(call.Fields(DriveShape.DefaultList));
        var asAdministrator = call.AsAdministrator(() => Refusals.Invalid("useDomainAdminAccess"));
        var size = call.Count("pageSize", MaxPageSize) ?? DefaultPageSize;
        if (size > MaxPageSize)
        {
            throw Refusals.OutOfRange("pageSize", call.Query("pageSize")!, MaxPageSize);
        }

        var holds = DriveQuery.Parse(call.Query("q"), asAdministrator);
        var request = string.Join('\n', "drives", call.Caller.Account.Id, asAdministrator, call.Query("q"));
        var cursor = PageToken.Read(call.Query("pageToken"), request);
        var found = call.Company.Items.Drives
            .Where(drive => drive.Sequence > cursor.Position && (asAdministrator || Access.RoleOf(drive.Root, call.Caller) != Role.None))
            .Select(drive => new SharedDriveView(drive, call.Caller, asAdministrator))
            .Where(holds).Take(size + 1).ToList();
        var page = found.Take(size).ToList();
        var next = found.Count > size ? new PageToken(0, page[^1].Drive.Sequence).Text(request) : null;

        return DriveAnswer.Json(write, new DrivePage(next, page));
    }

    public static DriveAnswer Get(DriveCall call)
    {
        var write = DriveShape.Drive.Compile(call.Fields(DriveShape.Default));

        return DriveAnswer.Json(write, View(call));
    }

    /// <summary>Returns the drive of the call as its caller sees it: as a member, or as an administrator who says so.</summary>
    /// <exception cref="RefusedException">There is none for them.</exception>
    public static SharedDriveView View(DriveCall call)
    {
        var id = call.Route("driveId");
        var asAdministrator = call.AsAdministrator(() => Refusals.DriveNotFound(id));
        var drive = asAdministrator ? call.Company.Items.FindDrive(id) ?? throw Refusals.DriveNotFound(id) : call.MemberDrive(id);

        return new SharedDriveView(drive, call.Caller, asAdministrator);
    }
}
