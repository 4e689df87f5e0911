using System.Net;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>Folders with limited access inside a shared drive.</summary>
public sealed class DriveLimitedFolderTests
{
    [Fact]
    public async Task Organizers_keep_access_and_all_others_see_only_that_it_is_there()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, DriveLab.Dee, "fileOrganizer");
        await LimitAsync(lab);

        foreach (var who in new[] { Lab.Bo, Lab.Cy, DriveLab.Dee })
        {
            (await lab.GetAsync(who, $"files/{lab.Folder}?fields=capabilities(canListChildren,canEdit,canShare)")).Text
                .ShouldBe("""{"capabilities":{"canEdit":false,"canListChildren":false,"canShare":false}}""");
            (await lab.GetAsync(who, "files/" + lab.File)).ShouldBeRefused(404, "notFound");
            (await lab.ListAsync(who, $"q='{lab.Folder}' in parents")).Each("files", "id").ShouldBeEmpty();
            (await lab.ListAsync(who, $"corpora=drive&driveId={lab.Id}")).Each("files", "id").ShouldBe([lab.Folder]);
        }

        (await lab.ListAsync(Lab.Ada, $"corpora=drive&driveId={lab.Id}")).Each("files", "id").ShouldBe([lab.Folder, lab.File]);
        (await lab.GetAsync(Lab.Ada, $"files/{lab.File}?fields=capabilities/canDelete"))["capabilities/canDelete"].ShouldBe("true");
    }

    [Fact]
    public async Task Its_permissions_name_the_sources_that_it_cuts_off()
    {
        await using var lab = await DriveLab.StartAsync();
        await LimitAsync(lab);
        await lab.GiveAsync(Lab.Ada, lab.Folder, Lab.Bo, "writer");

        var shutOut = (await lab.PermissionAsync(lab.Folder, Lab.Cy))!;
        shutOut["view"]!.ToString().ShouldBe("metadata");
        shutOut["role"]!.ToString().ShouldBe("reader");
        shutOut["permissionDetails"]!.ToJsonString().ShouldBe($$"""[{"permissionType":"member","role":"reader","inheritedFrom":"{{lab.Id}}","inherited":true}]""");
        var organizer = (await lab.PermissionAsync(lab.Folder, Lab.Ada))!;
        organizer.ContainsKey("view").ShouldBeFalse();
        organizer["role"]!.ToString().ShouldBe("organizer");
        organizer["inheritedPermissionsDisabled"]!.GetValue<bool>().ShouldBeTrue();
        (await lab.PermissionAsync(lab.Folder, Lab.Bo))!.ContainsKey("view").ShouldBeFalse();

        (await lab.GetAsync(Lab.Ada, $"files/{lab.File}/permissions?fields=permissions/emailAddress")).Each("permissions", "emailAddress")
            .ShouldBe([Lab.Ada, Lab.Bo], ignoreOrder: true);
        (await lab.PermissionAsync(lab.File, Lab.Bo))!["permissionDetails"]!.ToJsonString()
            .ShouldBe($$"""[{"permissionType":"file","role":"writer","inheritedFrom":"{{lab.Folder}}","inherited":true}]""");
        (await lab.GetAsync(Lab.Bo, "files/" + lab.File)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_organizers_limit_and_open_and_never_the_drive_itself()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, DriveLab.Dee, "fileOrganizer");
        var limit = new { inheritedPermissionsDisabled = true };

        (await lab.PatchAsync(DriveLab.Dee, "files/" + lab.Folder, limit)).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.GetAsync(DriveLab.Dee, $"files/{lab.Folder}?fields=capabilities/canDisableInheritedPermissions"))
            ["capabilities/canDisableInheritedPermissions"].ShouldBe("false");
        (await lab.PatchAsync(Lab.Ada, "files/" + lab.Id, limit)).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.PatchAsync(Lab.Ada, "files/" + lab.File, limit)).ShouldBeRefused(403, "fieldNotWritable");
        (await lab.CallAsync(DriveLab.Dee, "POST", "files", new
        {
            name = "x",
            mimeType = "application/vnd.google-apps.folder",
            parents = new[] { lab.Folder },
            inheritedPermissionsDisabled = true,
        })).ShouldBeRefused(403, "insufficientFilePermissions");
        await LimitAsync(lab);
        (await lab.PatchAsync(Lab.Ada, "files/" + lab.Folder, new { inheritedPermissionsDisabled = false })).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.GetAsync(Lab.Cy, "files/" + lab.File)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_limited_folder_that_a_content_manager_cannot_open_is_not_thrown_away_with_what_is_around_it()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, DriveLab.Dee, "fileOrganizer");
        var closed = lab.Company.AddFolder("closed", Lab.Ada, lab.Folder);
        var open = lab.Company.AddFolder("open", Lab.Ada, lab.Folder);
        lab.Company.SetFlags(closed, limited: true);
        lab.Company.SetFlags(open, limited: true);
        lab.Company.Grant(open, DriveLab.Dee, "fileOrganizer");

        (await lab.PatchAsync(DriveLab.Dee, "files/" + lab.Folder, new { trashed = true })).Status.ShouldBe(HttpStatusCode.OK);

        (await lab.GetAsync(Lab.Ada, $"files/{closed}?fields=trashed,parents")).Text.ShouldBe($$"""{"trashed":false,"parents":["{{lab.Id}}"]}""");
        (await lab.GetAsync(Lab.Ada, $"files/{open}?fields=trashed,explicitlyTrashed")).Text.ShouldBe("""{"trashed":true,"explicitlyTrashed":false}""");
    }

    private static async Task LimitAsync(DriveLab lab) =>
        (await lab.PatchAsync(Lab.Ada, "files/" + lab.Folder, new { inheritedPermissionsDisabled = true })).Status.ShouldBe(HttpStatusCode.OK);
}
