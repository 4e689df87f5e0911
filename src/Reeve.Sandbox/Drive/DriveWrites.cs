using System.Globalization;
using System.Text.Json;
using Reeve.Sandbox.Drive.Shapes;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>drives.create, update, delete, hide and unhide. Source: Drive API v3, resource <c>drives</c>; Drive guide "Manage shared drives".</summary>
internal static class DriveWrites
{
    private static readonly string[] NotWritable = ["id", "kind", "capabilities", "createdTime", "orgUnitId", "hidden", "backgroundImageLink"];

    public static DriveAnswer Create(DriveCall call)
    {
        var write = DriveShape.Drive.Compile(call.Fields(DriveShape.Default));
        var requestId = call.Query("requestId") is { Length: > 0 } given ? given
            : throw Refusals.Required("Required parameter: requestId", "requestId");
        if (!call.Caller.Account.Internal)
        {
            throw Refusals.Forbidden("userCannotCreateTeamDrives", "The user cannot create shared drives.");
        }

        // Restrictions are set by drives.update only. Source: Drive API v3, resource `drives`, "restrictions".
        RefuseNotWritable(call, "restrictions");
        var name = call.Text("name") is { Length: > 0 } text ? text : throw Refusals.Required("The name field is required.", "drive.name");

        // The reference says that a repeated request is told of the drive that is there by 409.
        if (!call.Company.DriveRequests.Add((call.Caller.Account, requestId)))
        {
            throw new RefusedException(new GoogleError(409, "teamDriveAlreadyExists", "A shared drive already exists with the provided request ID."));
        }

        var drive = call.Company.Items.AddDrive(null, name, call.Company.Clock.GetUtcNow());
        drive.ColorRgb = call.Text("colorRgb");
        call.Company.Put(drive.Root, new Grant(call.Caller.Account, Role.Organizer, null, false));
        call.Company.Log.Note(call.Actor, drive.Root, "drive.create", null, null, drive.Name);

        return DriveAnswer.Json(write, new SharedDriveView(drive, call.Caller, false));
    }

    public static DriveAnswer Update(DriveCall call)
    {
        var write = DriveShape.Drive.Compile(call.Fields(DriveShape.Default));
        var view = DriveReads.View(call);
        RefuseNotWritable(call);
        if (!view.IsManager)
        {
            throw Refusals.NotAllowed(view.Drive.Id);
        }

        var wanted = Wanted(call, view);
        var drive = view.Drive;
        if (call.Text("name") is { } name)
        {
            call.Company.Log.Note(call.Actor, drive.Root, "drive.update", null, "name=" + drive.Name, "name=" + name);
            drive.Name = name;
        }

        drive.ColorRgb = call.Text("colorRgb") ?? drive.ColorRgb;
        Note(call, drive, wanted);
        drive.Restrictions = wanted;

        return DriveAnswer.Json(write, view);
    }

    public static DriveAnswer Delete(DriveCall call)
    {
        var view = DriveReads.View(call);
        var withItems = call.Flag("allowItemDeletion");
        if (!view.IsManager)
        {
            throw Refusals.NotAllowed(view.Drive.Id);
        }

        if (withItems && !view.AsAdministrator)
        {
            throw Refusals.Invalid("allowItemDeletion");
        }

        if (!withItems && view.Drive.Root.Children?.Exists(item => !item.ExplicitlyTrashed) == true)
        {
            throw Refusals.Forbidden("cannotDeleteResourceWithChildren", "This resource cannot be deleted because it has children.");
        }

        call.Company.Items.Remove(view.Drive);
        call.Company.Log.Note(call.Actor, view.Drive.Root, "drive.delete", null, view.Drive.Name, null);

        return DriveAnswer.Empty;
    }

    /// <summary>Hides a drive from the caller's default view, or shows it again.</summary>
    public static DriveAnswer SetHidden(DriveCall call, bool hidden)
    {
        var write = DriveShape.Drive.Compile(call.Fields(DriveShape.Default));
        var drive = call.MemberDrive(call.Route("driveId"));
        _ = hidden ? drive.HiddenBy.Add(call.Caller.Account) : drive.HiddenBy.Remove(call.Caller.Account);

        return DriveAnswer.Json(write, new SharedDriveView(drive, call.Caller, false));
    }

    private static void RefuseNotWritable(DriveCall call, params string[] more)
    {
        if (NotWritable.Concat(more).FirstOrDefault(name => call.Body.TryGetProperty(name, out _)) is { } name)
        {
            throw Refusals.ForbiddenAt("fieldNotWritable", "The resource body includes fields which are not directly writable.", name);
        }
    }

    private static DriveRestrictions Wanted(DriveCall call, SharedDriveView view)
    {
        var now = view.Drive.Restrictions;
        if (!call.Body.TryGetProperty("restrictions", out var body) || body.ValueKind != JsonValueKind.Object)
        {
            return now;
        }

        var wanted = RestrictionChange.Apply(body, now);
        var isAllowed = wanted.AdminManagedRestrictions == now.AdminManagedRestrictions ? view.CanRestrict : view.AsAdministrator;

        return wanted == now || isAllowed ? wanted : throw Refusals.NotAllowed(view.Drive.Id);
    }

    private static void Note(DriveCall call, SharedDrive drive, DriveRestrictions wanted)
    {
        var before = Listed(drive.Restrictions);
        foreach (var ((name, was), (_, isNow)) in before.Zip(Listed(wanted)))
        {
            call.Company.Log.Note(call.Actor, drive.Root, "drive.update", null, Text(name, was), Text(name, isNow));
        }
    }

    private static (string Name, bool Value)[] Listed(DriveRestrictions restrictions) =>
    [
        ("adminManagedRestrictions", restrictions.AdminManagedRestrictions),
        ("copyRequiresWriterPermission", restrictions.CopyRequiresWriterPermission),
        ("domainUsersOnly", restrictions.DomainUsersOnly),
        ("driveMembersOnly", restrictions.DriveMembersOnly),
        ("sharingFoldersRequiresOrganizerPermission", restrictions.SharingFoldersRequiresOrganizerPermission),
        ("downloadRestriction.restrictedForWriters", restrictions.DownloadRestrictedForWriters),
    ];

    private static string Text(string name, bool value) => string.Create(CultureInfo.InvariantCulture, $"{name}={(value ? "true" : "false")}");
}
