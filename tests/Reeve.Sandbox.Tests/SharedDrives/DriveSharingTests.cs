using System.Net;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>permissions.* on what is in a shared drive.</summary>
public sealed class DriveSharingTests
{
    [Fact]
    public async Task A_permission_has_an_entry_for_each_source_and_names_it()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.Grant(lab.Folder, Lab.Cy, "commenter");
        await lab.GiveAsync(Lab.Ada, lab.File, Lab.Cy, "writer");

        var permission = (await lab.PermissionAsync(lab.File, Lab.Cy))!;

        permission["role"]!.ToString().ShouldBe("writer");
        permission.ContainsKey("pendingOwner").ShouldBeFalse();
        permission["permissionDetails"]!.AsArray().Select(each => each!.ToJsonString()).ShouldBe(
        [
            """{"permissionType":"file","role":"writer","inherited":false}""",
            $$"""{"permissionType":"file","role":"commenter","inheritedFrom":"{{lab.Folder}}","inherited":true}""",
            $$"""{"permissionType":"member","role":"reader","inheritedFrom":"{{lab.Id}}","inherited":true}""",
        ], ignoreOrder: true);
        permission["teamDrivePermissionDetails"]!.AsArray().Count.ShouldBe(3);
        (await lab.PermissionAsync(lab.File, Lab.Ada))!["permissionDetails"]!.ToJsonString()
            .ShouldBe($$"""[{"permissionType":"member","role":"organizer","inheritedFrom":"{{lab.Id}}","inherited":true}]""");
    }

    [Theory]
    [InlineData("user", "owner", false, "ownerOnTeamDriveItemNotSupported")]
    [InlineData("user", "organizer", false, "organizerOnNonTeamDriveItemNotSupported")]
    [InlineData("user", "organizer", true, "organizerOnNonTeamDriveItemNotSupported")]
    [InlineData("user", "fileOrganizer", false, "fileOrganizerOnFoldersInSharedDriveOnly")]
    public async Task Roles_that_an_item_does_not_take_are_refused(string type, string role, bool isFolder, string reason)
    {
        await using var lab = await DriveLab.StartAsync();
        var id = isFolder ? lab.Folder : lab.File;
        lab.Company.Grant(id, DriveLab.Dee, "reader");

        (await lab.CallAsync(Lab.Ada, "POST", $"files/{id}/permissions?transferOwnership=true", new { type, role, emailAddress = Lab.Bo }))
            .ShouldBeRefused(403, reason);
        (await lab.PatchAsync(Lab.Ada, $"files/{id}/permissions/{await lab.IdOfAsync(DriveLab.Dee)}?transferOwnership=true", new { role }))
            .ShouldBeRefused(403, reason);
    }

    [Fact]
    public async Task A_folder_takes_a_content_manager_who_is_a_user_or_group()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.GiveAsync(Lab.Ada, lab.Folder, DriveLab.Dee, "fileOrganizer"))["role"].ShouldBe("fileOrganizer");
        (await lab.PatchAsync(DriveLab.Dee, "files/" + lab.File, new { trashed = true })).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.CallAsync(Lab.Ada, "POST", $"files/{lab.Folder}/permissions", new { type = "anyone", role = "fileOrganizer" })).ShouldBeRefused(400, "invalid");
    }

    [Fact]
    public async Task Inherited_grants_are_changed_at_their_source_and_raised_anywhere()
    {
        await using var lab = await DriveLab.StartAsync();
        var team = (await lab.PermissionAsync(lab.File, "team@corp.example"))!["id"]!.ToString();

        (await lab.PatchAsync(Lab.Ada, $"files/{lab.File}/permissions/{team}", new { role = "reader" })).ShouldBeRefused(403, "cannotModifyInheritedPermission");
        (await lab.CallAsync(Lab.Ada, "DELETE", $"files/{lab.File}/permissions/{team}")).ShouldBeRefused(403, "cannotModifyInheritedPermission");
        (await lab.PatchAsync(Lab.Ada, $"files/{lab.Folder}/permissions/{team}", new { role = "fileOrganizer" }))["role"].ShouldBe("fileOrganizer");
        (await lab.PermissionAsync(lab.File, "team@corp.example"))!["role"]!.ToString().ShouldBe("fileOrganizer");
        (await lab.CallAsync(Lab.Ada, "DELETE", $"files/{lab.Folder}/permissions/{team}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await lab.PermissionAsync(lab.File, "team@corp.example"))!["role"]!.ToString().ShouldBe("writer");
    }

    [Fact]
    public async Task What_is_inherited_already_is_not_written()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.GiveAsync(Lab.Ada, lab.File, Lab.Cy, "reader"))["role"].ShouldBe("reader");
        (await lab.GetAsync(Lab.Ada, $"files/{lab.File}?fields=hasAugmentedPermissions"))["hasAugmentedPermissions"].ShouldBe("false");
        (await lab.GiveAsync(Lab.Ada, lab.File, Lab.Cy, "writer"))["role"].ShouldBe("writer");
        (await lab.GetAsync(Lab.Ada, $"files/{lab.File}?fields=hasAugmentedPermissions"))["hasAugmentedPermissions"].ShouldBe("true");
    }

    [Theory]
    [InlineData("commenter", false, false, false)]
    [InlineData("writer", true, false, false)]
    [InlineData("fileOrganizer", true, true, false)]
    [InlineData("organizer", true, true, true)]
    public async Task Files_are_shared_by_contributors_folders_by_managers_and_by_a_restriction_organizers_only(
        string role, bool files, bool folders, bool restrictedFolders)
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, DriveLab.Dee, role);

        (await SharesAsync(lab.File)).ShouldBe(files);
        (await SharesAsync(lab.Folder)).ShouldBe(folders);
        lab.Company.SetRestrictions(lab.Id, sharingFoldersRequiresOrganizerPermission: true);
        (await SharesAsync(lab.File)).ShouldBe(files);
        (await SharesAsync(lab.Folder)).ShouldBe(restrictedFolders);

        async Task<bool> SharesAsync(string fileId)
        {
            var can = (await lab.GetAsync(DriveLab.Dee, $"files/{fileId}?fields=capabilities/canShare"))["capabilities/canShare"] == "true";
            var answer = await lab.GiveAsync(DriveLab.Dee, fileId, Lab.Cy, "commenter");
            ((answer.Status == HttpStatusCode.OK) == can).ShouldBeTrue(answer.Text);
            (can || answer.Reason == "insufficientFilePermissions").ShouldBeTrue(answer.Text);

            return can;
        }
    }

    [Fact]
    public async Task Grants_on_items_can_end_and_links_can_be_given()
    {
        await using var lab = await DriveLab.StartAsync();
        var body = new { type = "user", role = "writer", emailAddress = DriveLab.Dee, expirationTime = "2026-12-01T00:00:00Z" };

        (await lab.CallAsync(Lab.Ada, "POST", $"files/{lab.File}/permissions", body)).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.CallAsync(Lab.Ada, "POST", $"files/{lab.Folder}/permissions", body)).ShouldBeRefused(403, "cannotSetExpiration");
        (await lab.CallAsync(Lab.Ada, "POST", $"files/{lab.File}/permissions", new { type = "anyone", role = "reader" }))["id"].ShouldBe("anyoneWithLink");
        (await lab.GetAsync(DriveLab.Dee, $"files/{lab.File}?fields=capabilities(canEdit,canShare)")).Text.ShouldBe("""{"capabilities":{"canEdit":true,"canShare":false}}""");
        lab.Lab.Time.Advance(TimeSpan.FromDays(8));
        (await lab.Lab.ControlAsync("GET", "effective?fileId=" + lab.File)).Each("effective", "principal").ShouldNotContain(DriveLab.Dee);
    }

    [Fact]
    public async Task An_item_is_shared_with_a_hundred_groups_at_most()
    {
        await using var lab = await DriveLab.StartAsync();
        for (var i = 0; i < 100; i++)
        {
            lab.Company.AddGroup($"group{i}@corp.example");
            lab.Company.Grant(lab.File, $"group{i}@corp.example", "reader");
        }

        lab.Company.AddGroup("one-more@corp.example");
        (await lab.GiveAsync(Lab.Ada, lab.File, "one-more@corp.example", "reader", "group")).ShouldBeRefused(403, "shareLimitExceeded");
        (await lab.GiveAsync(Lab.Ada, lab.File, DriveLab.Dee, "reader")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
