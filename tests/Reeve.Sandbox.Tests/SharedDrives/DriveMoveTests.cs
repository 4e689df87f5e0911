using System.Net;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>Moves within, into and out of shared drives, and what happens to grants.</summary>
public sealed class DriveMoveTests
{
    [Fact]
    public async Task Within_a_drive_content_managers_move_and_grants_follow_the_places()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, DriveLab.Dee, "fileOrganizer");
        var to = lab.Company.AddFolder("to", Lab.Ada, lab.Id);
        lab.Company.Grant(lab.Folder, DriveLab.Eve, "reader");
        lab.Company.Grant(to, Lab.Cy, "commenter");
        lab.Company.GrantAnyone(lab.File, "reader");

        (await MoveAsync(lab, Lab.Bo, lab.File, lab.Folder, to)).ShouldBeRefused(403, "insufficientFilePermissions");
        (await MoveAsync(lab, DriveLab.Dee, lab.File, lab.Folder, to))["parents/0"].ShouldBe(to);

        (await lab.PermissionAsync(lab.File, DriveLab.Eve)).ShouldBeNull();
        (await lab.PermissionAsync(lab.File, "anyoneWithLink"))!["role"]!.ToString().ShouldBe("reader");
        (await lab.PermissionAsync(lab.File, Lab.Cy))!["role"]!.ToString().ShouldBe("commenter");
    }

    [Fact]
    public async Task An_item_of_a_drive_has_exactly_one_parent()
    {
        await using var lab = await DriveLab.StartAsync();
        var to = lab.Company.AddFolder("to", Lab.Ada, lab.Id);

        (await lab.PatchAsync(Lab.Ada, $"files/{lab.File}?addParents={to},{lab.Id}", new { })).ShouldBeRefused(403, "teamDrivesParentLimit");
        (await lab.PatchAsync(Lab.Ada, $"files/{lab.File}?removeParents={lab.Folder}", new { })).ShouldBeRefused(403, "teamDrivesParentLimit");
        (await lab.PatchAsync(Lab.Ada, $"files/{lab.Folder}?addParents={lab.Folder}", new { })).ShouldBeRefused(403, "cannotAddParent");
        (await lab.PatchAsync(Lab.Ada, $"files/{lab.File}?addParents={to}&fields=parents", new { })).Text.ShouldBe($$"""{"parents":["{{to}}"]}""");
    }

    [Fact]
    public async Task A_file_that_comes_in_has_no_owner_any_more_and_keeps_its_direct_grants()
    {
        await using var lab = await DriveLab.StartAsync();
        var folder = lab.Company.AddFolder("mine", Lab.Bo);
        var file = lab.Company.AddFile("plan", Lab.Bo, folder);
        lab.Company.Grant(folder, DriveLab.Dee, "reader");
        lab.Company.Grant(file, DriveLab.Eve, "reader");
        lab.Company.SetFlags(file, writersCanShare: false);

        (await MoveAsync(lab, Lab.Bo, file, folder, lab.Folder))["driveId"].ShouldBe(lab.Id);

        var permissions = (await lab.GetAsync(Lab.Ada, $"files/{file}/permissions?fields=permissions(emailAddress,role)")).At("permissions")!.AsArray();
        permissions.Select(each => $"{each!["emailAddress"]} {each["role"]}").ShouldBe(
            [$"{Lab.Ada} organizer", $"{Lab.Cy} reader", "team@corp.example writer", $"{DriveLab.Eve} reader"], ignoreOrder: true);
        (await lab.GetAsync(Lab.Bo, $"files/{file}?fields=owners,driveId,capabilities/canShare")).Text
            .ShouldBe($$$"""{"driveId":"{{{lab.Id}}}","capabilities":{"canShare":true}}""");
        JsonNode.Parse(lab.Company.Dump())!["items"]!.AsArray().Single(each => each!["id"]!.ToString() == file)!["driveId"]!.ToString().ShouldBe(lab.Id);
    }

    [Fact]
    public async Task Folders_do_not_come_in_and_trash_does_not_either()
    {
        await using var lab = await DriveLab.StartAsync();
        var folder = lab.Company.AddFolder("mine", Lab.Ada);
        var file = lab.Company.AddFile("plan", Lab.Ada, folder);
        lab.Company.SetFlags(file, trashed: true);
        var other = lab.Company.AddDrive("Other", Lab.Ada);

        (await MoveAsync(lab, Lab.Ada, folder, null, lab.Id)).ShouldBeRefused(403, "teamDrivesFolderMoveInNotSupported");
        (await MoveAsync(lab, Lab.Ada, lab.Folder, lab.Id, other)).ShouldBeRefused(403, "teamDrivesFolderMoveInNotSupported");
        (await MoveAsync(lab, Lab.Ada, file, folder, lab.Id)).ShouldBeRefused(403, "cannotMoveTrashedItemIntoTeamDrive");
        (await MoveAsync(lab, Lab.Cy, lab.Company.AddFile("own", Lab.Cy), null, lab.Id)).ShouldBeRefused(403, "insufficientParentPermissions");
    }

    [Fact]
    public async Task A_writer_brings_in_the_file_of_somebody_who_is_a_member_where_the_domain_lets_them()
    {
        await using var lab = await DriveLab.StartAsync();
        var members = Shared(Lab.Cy);
        var others = Shared(DriveLab.Dee);
        var outsiders = Shared(DriveLab.Eve);

        (await MoveAsync(lab, Lab.Bo, others, null, lab.Id)).ShouldBeRefused(403, "fileOwnerNotMemberOfTeamDrive");
        (await MoveAsync(lab, Lab.Bo, outsiders, null, lab.Id)).ShouldBeRefused(400, "crossDomainMoveRestriction");
        await lab.Lab.ControlAsync("PUT", "drives", new { writersMoveIn = false });
        (await MoveAsync(lab, Lab.Bo, members, null, lab.Id)).ShouldBeRefused(403, "fileWriterTeamDriveMoveInDisabled");
        await lab.Lab.ControlAsync("PUT", "drives", new { writersMoveIn = true });
        (await MoveAsync(lab, Lab.Bo, members, null, lab.Id))["driveId"].ShouldBe(lab.Id);

        string Shared(string owner)
        {
            var file = lab.Company.AddFile("plan", owner);
            lab.Company.Grant(file, Lab.Bo, "writer");

            return file;
        }
    }

    [Fact]
    public async Task Only_organizers_take_things_out_and_they_own_them_then()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, DriveLab.Dee, "fileOrganizer");
        lab.Company.Grant(lab.Folder, Lab.Cy, "fileOrganizer");
        var root = (await lab.GetAsync(Lab.Ada, "files/root"))["id"];

        (await lab.PatchAsync(DriveLab.Dee, $"files/{lab.Folder}?addParents=root&removeParents={lab.Id}", new { })).ShouldBeRefused(403, "insufficientFilePermissions");
        (await MoveAsync(lab, Lab.Ada, lab.Folder, lab.Id, root))["parents/0"].ShouldBe(root);

        var taken = await lab.Lab.GetAsync(Lab.Ada, $"files/{lab.Folder}?fields=driveId,permissions(emailAddress,role)");
        taken.At("driveId").ShouldBeNull();
        taken.At("permissions")!.AsArray().Select(each => $"{each!["emailAddress"]} {each["role"]}")
            .ShouldBe([$"{Lab.Ada} owner", $"{Lab.Cy} writer"], ignoreOrder: true);
        (await lab.Lab.GetAsync(Lab.Ada, $"files/{lab.File}?fields=ownedByMe"))["ownedByMe"].ShouldBe("true");
        (await lab.Lab.GetAsync(Lab.Bo, "files/" + lab.File)).ShouldBeRefused(404, "notFound");
        (await lab.CallAsync(Lab.Ada, "DELETE", "drives/" + lab.Id)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await lab.Lab.GetAsync(Lab.Ada, "files/" + lab.File)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_goes_from_one_drive_to_another_and_trash_stays()
    {
        await using var lab = await DriveLab.StartAsync();
        var other = lab.Company.AddDrive("Other", Lab.Ada);
        var trash = lab.Company.AddFile("trash", Lab.Ada, lab.Id);
        lab.Company.SetFlags(trash, trashed: true);

        (await MoveAsync(lab, Lab.Ada, lab.File, lab.Folder, other))["driveId"].ShouldBe(other);
        (await MoveAsync(lab, Lab.Ada, trash, lab.Id, other)).ShouldBeRefused(403, "cannotMoveTrashedItemOutOfTeamDrive");
        (await lab.GetAsync(Lab.Bo, "files/" + lab.File)).ShouldBeRefused(404, "notFound");
    }

    private static Task<Answer> MoveAsync(DriveLab lab, string who, string file, string? from, string to) =>
        lab.PatchAsync(who, $"files/{file}?addParents={to}{(from is null ? "" : "&removeParents=" + from)}&fields=parents,driveId", new { });
}
