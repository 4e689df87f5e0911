using System.Net;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>What files.* tell of items in shared drives, and to whom.</summary>
public sealed class DriveItemsTests
{
    [Theory]
    [InlineData("GET", "files/FILE")]
    [InlineData("PATCH", "files/FILE")]
    [InlineData("DELETE", "files/FILE")]
    [InlineData("GET", "files/FILE/permissions")]
    [InlineData("GET", "files/DRIVE")]
    [InlineData("GET", "files/DRIVE/permissions")]
    [InlineData("GET", "files?q='DRIVE' in parents")]
    public async Task A_program_that_does_not_know_shared_drives_is_told_that_nothing_is_there(string method, string path)
    {
        await using var lab = await DriveLab.StartAsync();
        var body = method == "PATCH" ? new { } : null;
        path = path.Replace("FILE", lab.File, StringComparison.Ordinal).Replace("DRIVE", lab.Id, StringComparison.Ordinal);

        (await lab.Lab.CallAsync(Lab.Ada, method, path, body)).ShouldBeRefused(404, "notFound");
        var old = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "supportsTeamDrives=true";
        ((int)(await lab.Lab.CallAsync(Lab.Ada, method, old, body)).Status).ShouldBeInRange(200, 204);
    }

    [Fact]
    public async Task An_item_names_its_drive_and_no_owner_or_permissions()
    {
        await using var lab = await DriveLab.StartAsync();

        var item = (await lab.GetAsync(Lab.Ada, $"files/{lab.Folder}?fields=*")).Json!.AsObject();

        item["driveId"]!.ToString().ShouldBe(lab.Id);
        item["teamDriveId"]!.ToString().ShouldBe(lab.Id);
        item["parents"]!.ToJsonString().ShouldBe($"[\"{lab.Id}\"]");
        item["hasAugmentedPermissions"]!.GetValue<bool>().ShouldBeFalse();
        item["inheritedPermissionsDisabled"]!.GetValue<bool>().ShouldBeFalse();
        item["copyRequiresWriterPermission"]!.GetValue<bool>().ShouldBeFalse();
        foreach (var absent in new[] { "owners", "ownedByMe", "shared", "writersCanShare", "permissions", "permissionIds", "trashedTime" })
        {
            item.ContainsKey(absent).ShouldBeFalse(absent);
        }

        var mine = (await lab.GetAsync(Lab.Ada, $"files/{lab.Company.AddFile("own", Lab.Ada)}?fields=*")).Json!.AsObject();
        mine.ContainsKey("driveId").ShouldBeFalse();
        mine.ContainsKey("hasAugmentedPermissions").ShouldBeFalse();
    }

    [Fact]
    public async Task Direct_grants_show_on_their_item_alone()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.Grant(lab.Folder, DriveLab.Dee, "reader");

        (await lab.GetAsync(Lab.Ada, $"files/{lab.Folder}?fields=hasAugmentedPermissions"))["hasAugmentedPermissions"].ShouldBe("true");
        (await lab.GetAsync(Lab.Ada, $"files/{lab.File}?fields=hasAugmentedPermissions"))["hasAugmentedPermissions"].ShouldBe("false");
        (await lab.GetAsync(Lab.Ada, $"files/{lab.Id}?fields=hasAugmentedPermissions"))["hasAugmentedPermissions"].ShouldBe("false");
    }

    [Fact]
    public async Task The_drive_is_its_own_top_folder_whose_name_is_always_the_same()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.GetAsync(Lab.Cy, $"files/{lab.Id}?fields=id,name,mimeType,driveId,parents")).Text.ShouldBe(
            $$"""{"id":"{{lab.Id}}","name":"Drive","mimeType":"application/vnd.google-apps.folder","driveId":"{{lab.Id}}"}""");
        (await lab.PatchAsync(Lab.Ada, "files/" + lab.Id, new { name = "Other" })).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.CallAsync(Lab.Ada, "DELETE", "files/" + lab.Id)).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.GetAsync(DriveLab.Dee, "files/" + lab.Id)).ShouldBeRefused(404, "notFound");
    }

    [Fact]
    public async Task Somebody_who_was_given_one_file_sees_it_and_nothing_around_it()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.Grant(lab.File, DriveLab.Dee, "reader");

        (await lab.GetAsync(DriveLab.Dee, $"files/{lab.File}?fields=name,parents,driveId,capabilities/canReadDrive")).Text.ShouldBe(
            $$$"""{"name":"plan","driveId":"{{{lab.Id}}}","capabilities":{"canReadDrive":false}}""");
        (await lab.GetAsync(DriveLab.Dee, "files/" + lab.Folder)).ShouldBeRefused(404, "notFound");
        (await lab.GetAsync(DriveLab.Dee, "drives")).Each("drives", "id").ShouldBeEmpty();
        (await lab.GetAsync(Lab.Bo, $"files/{lab.File}?fields=capabilities/canReadDrive"))["capabilities/canReadDrive"].ShouldBe("true");
    }

    // Source: Drive guide "Roles and permissions", the table of shared drive roles.
    [Theory]
    [InlineData("reader", true, "canListChildren canCopy")]
    [InlineData("commenter", true, "canListChildren canCopy")]
    [InlineData("writer", true, "canListChildren canCopy canAddChildren canEdit canRename canUntrash")]
    [InlineData("fileOrganizer", true, "canListChildren canCopy canAddChildren canEdit canRename canUntrash canTrash canTrashChildren canMoveItemWithinDrive canMoveChildrenWithinDrive canShare")]
    [InlineData("organizer", true, "canListChildren canCopy canAddChildren canEdit canRename canUntrash canTrash canTrashChildren canMoveItemWithinDrive canMoveChildrenWithinDrive "
        + "canShare canDelete canDeleteChildren canMoveItemOutOfDrive canMoveChildrenOutOfDrive canDisableInheritedPermissions")]
    [InlineData("reader", false, "canCopy canDownload")]
    [InlineData("commenter", false, "canCopy canDownload canComment")]
    [InlineData("writer", false, "canCopy canDownload canComment canEdit canRename canUntrash canShare")]
    [InlineData("fileOrganizer", false, "canCopy canDownload canComment canEdit canRename canUntrash canShare canTrash canMoveItemWithinDrive")]
    [InlineData("organizer", false, "canCopy canDownload canComment canEdit canRename canUntrash canShare canTrash canMoveItemWithinDrive canDelete canMoveItemOutOfDrive")]
    public async Task Each_role_can_do_what_the_table_says(string role, bool isFolder, string can)
    {
        string[] asked =
        [
            "canListChildren", "canCopy", "canDownload", "canComment", "canAddChildren", "canEdit", "canRename", "canUntrash", "canTrash", "canTrashChildren",
            "canMoveItemWithinDrive", "canMoveChildrenWithinDrive", "canShare", "canDelete", "canDeleteChildren", "canMoveItemOutOfDrive",
            "canMoveChildrenOutOfDrive", "canDisableInheritedPermissions",
        ];
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, DriveLab.Dee, role);

        var answer = await lab.GetAsync(DriveLab.Dee, $"files/{(isFolder ? lab.Folder : lab.File)}?fields=capabilities({string.Join(',', asked)})");

        answer.At("capabilities")!.AsObject().Where(each => each.Value!.GetValue<bool>()).Select(each => each.Key)
            .ShouldBe(can.Split(' '), ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_said_of_shared_drives_is_not_said_of_My_Drive_and_the_other_way_round()
    {
        await using var lab = await DriveLab.StartAsync();
        var own = lab.Company.AddFolder("own", Lab.Ada);
        const string Fields = "?fields=capabilities(canAcceptOwnership,canAddMyDriveParent,canRemoveMyDriveParent,canReadDrive,canDeleteChildren,canTrashChildren)";

        (await lab.GetAsync(Lab.Ada, $"files/{own}{Fields}")).At("capabilities")!.AsObject().Select(each => each.Key)
            .ShouldBe(["canAcceptOwnership", "canAddMyDriveParent", "canRemoveMyDriveParent"]);
        (await lab.GetAsync(Lab.Ada, $"files/{lab.Folder}{Fields}")).At("capabilities")!.AsObject().Select(each => each.Key)
            .ShouldBe(["canDeleteChildren", "canReadDrive", "canTrashChildren"]);
    }

    [Fact]
    public async Task Contributors_make_and_change_things_and_content_managers_throw_them_away()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, DriveLab.Dee, "fileOrganizer");

        var made = await lab.CallAsync(Lab.Bo, "POST", "files?fields=id,driveId,parents,lastModifyingUser/emailAddress", new { name = "new", parents = new[] { lab.Id } });
        made["driveId"].ShouldBe(lab.Id, made.Text);
        made["parents/0"].ShouldBe(lab.Id);
        made["lastModifyingUser/emailAddress"].ShouldBe(Lab.Bo);
        (await lab.CallAsync(Lab.Cy, "POST", "files", new { name = "new", parents = new[] { lab.Id } })).ShouldBeRefused(403, "insufficientParentPermissions");
        (await lab.CallAsync(Lab.Bo, "POST", "files", new { name = "new", parents = new[] { lab.Id }, writersCanShare = false }))
            .ShouldBeRefused(403, "teamDrivesSharingRestrictionNotAllowed");
        (await lab.PatchAsync(Lab.Bo, "files/" + made["id"], new { trashed = true })).ShouldBeRefused(403, "insufficientFilePermissions");
        var trashed = await lab.PatchAsync(DriveLab.Dee, $"files/{made["id"]}?fields=trashed,trashedTime,trashingUser/emailAddress", new { trashed = true });
        trashed.Text.ShouldBe("""{"trashed":true,"trashedTime":"2026-11-24T09:00:00.000Z","trashingUser":{"emailAddress":"dee@corp.example"}}""");
        (await lab.PatchAsync(Lab.Bo, $"files/{made["id"]}?fields=trashed,trashedTime", new { trashed = false })).Text.ShouldBe("""{"trashed":false}""");
        (await lab.CallAsync(DriveLab.Dee, "DELETE", "files/" + made["id"])).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.CallAsync(Lab.Ada, "DELETE", "files/" + made["id"])).Status.ShouldBe(HttpStatusCode.NoContent);
        (await lab.PatchAsync(Lab.Ada, "files/" + lab.File, new { writersCanShare = false })).ShouldBeRefused(403, "teamDrivesSharingRestrictionNotAllowed");
    }

    [Fact]
    public async Task A_service_account_stores_things_in_a_shared_drive_and_not_in_My_Drive()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, lab.Lab.ClientEmail, "writer");

        (await lab.RobotAsync("POST", "files", new { name = "new", parents = new[] { lab.Id } })).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.RobotAsync("POST", "files", new { name = "new" })).ShouldBeRefused(403, "storageQuotaExceeded");
    }

    [Fact]
    public async Task Deleting_a_folder_deletes_all_that_is_in_it()
    {
        await using var lab = await DriveLab.StartAsync();
        var limited = lab.Company.AddFolder("limited", Lab.Bo, lab.Folder);
        lab.Company.SetFlags(limited, limited: true);

        (await lab.CallAsync(Lab.Ada, "DELETE", "files/" + lab.Folder)).Status.ShouldBe(HttpStatusCode.NoContent);

        lab.Company.ItemCount.ShouldBe(0);
    }

    [Fact]
    public async Task Folders_go_a_hundred_levels_deep()
    {
        await using var lab = await DriveLab.StartAsync();
        var folder = lab.Id;
        for (var i = 0; i < 100; i++)
        {
            folder = lab.Company.AddFolder($"level {i}", Lab.Ada, folder);
        }

        (await lab.CallAsync(Lab.Ada, "POST", "files", new { name = "too deep", parents = new[] { folder } })).ShouldBeRefused(403, "teamDriveHierarchyTooDeep");
    }

    [Fact]
    public async Task A_shortcut_in_a_drive_is_shared_with_nobody_by_itself()
    {
        await using var lab = await DriveLab.StartAsync();
        var shortcut = lab.Company.AddShortcut("to plan", Lab.Ada, lab.Id, lab.File);

        (await lab.GiveAsync(Lab.Ada, shortcut, DriveLab.Dee, "reader")).ShouldBeRefused(400, "invalidSharingRequest");
        (await lab.GetAsync(Lab.Cy, $"files/{shortcut}?fields=shortcutDetails/targetId,driveId")).Text
            .ShouldBe($$$"""{"driveId":"{{{lab.Id}}}","shortcutDetails":{"targetId":"{{{lab.File}}}"}}""");
    }
}
