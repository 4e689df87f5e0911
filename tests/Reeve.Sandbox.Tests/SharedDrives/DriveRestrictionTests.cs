using System.Net;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>What a shared drive's restrictions do to what is given, and to what was given before.</summary>
public sealed class DriveRestrictionTests
{
    [Fact]
    public async Task A_drive_for_its_domain_takes_no_outsiders()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.SetRestrictions(lab.Id, domainUsersOnly: true);

        foreach (var id in new[] { lab.Id, lab.Folder, lab.File })
        {
            (await lab.GiveAsync(Lab.Ada, id, DriveLab.Eve, "reader")).ShouldBeRefused(403, "teamDriveDomainUsersOnlyRestriction");
        }

        (await LinkAsync("anyone", null)).ShouldBeRefused(403, "teamDriveDomainUsersOnlyRestriction");
        (await LinkAsync("domain", "outside.example")).ShouldBeRefused(403, "teamDriveDomainUsersOnlyRestriction");
        (await LinkAsync("domain", "corp.example")).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.GiveAsync(Lab.Ada, lab.File, DriveLab.Dee, "reader")).Status.ShouldBe(HttpStatusCode.OK);

        Task<Answer> LinkAsync(string type, string? domain) =>
            lab.CallAsync(Lab.Ada, "POST", $"files/{lab.File}/permissions", new { type, role = "reader", domain });
    }

    [Fact]
    public async Task Outsiders_who_had_access_lose_it_while_the_restriction_stands_and_stay_listed()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, lab.Lab.ClientEmail, "writer");
        lab.Company.GrantAnyone(lab.File, "reader");
        (await lab.RobotAsync("GET", "files/" + lab.File)).Status.ShouldBe(HttpStatusCode.OK);

        lab.Company.SetRestrictions(lab.Id, domainUsersOnly: true);

        (await lab.RobotAsync("GET", "files/" + lab.File)).ShouldBeRefused(404, "notFound");
        (await lab.RobotAsync("GET", "drives/" + lab.Id)).ShouldBeRefused(404, "notFound");
        (await lab.RobotAsync("GET", "files?corpora=allDrives&includeItemsFromAllDrives=true")).Each("files", "id").ShouldBeEmpty();
        (await lab.PermissionAsync(lab.Id, lab.Lab.ClientEmail))!["role"]!.ToString().ShouldBe("writer");
        lab.Company.SetRestrictions(lab.Id, domainUsersOnly: false);
        (await lab.RobotAsync("GET", "files/" + lab.File)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_drive_for_its_members_takes_nobody_else_on_its_items()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.SetRestrictions(lab.Id, driveMembersOnly: true);

        (await lab.GiveAsync(Lab.Ada, lab.File, DriveLab.Dee, "reader")).ShouldBeRefused(403, "teamDriveTeamMembersOnlyRestriction");
        (await lab.CallAsync(Lab.Ada, "POST", $"files/{lab.File}/permissions", new { type = "domain", role = "reader", domain = "corp.example" }))
            .ShouldBeRefused(403, "teamDriveTeamMembersOnlyRestriction");
        (await lab.CallAsync(Lab.Ada, "POST", $"files/{lab.Folder}/permissions", new { type = "anyone", role = "reader" }))
            .ShouldBeRefused(403, "teamDriveTeamMembersOnlyRestriction");
        (await lab.GiveAsync(Lab.Ada, lab.File, Lab.Cy, "writer"))["role"].ShouldBe("writer");
        (await lab.GiveAsync(Lab.Ada, lab.Folder, Lab.Bo, "fileOrganizer"))["role"].ShouldBe("fileOrganizer");
        (await lab.GiveAsync(Lab.Ada, lab.Id, DriveLab.Eve, "reader"))["role"].ShouldBe("reader");
    }

    [Fact]
    public async Task Grants_to_those_who_are_no_members_stop_working_and_stay_listed()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.Grant(lab.File, DriveLab.Dee, "writer");
        lab.Company.GrantDomain(lab.Folder, "corp.example", "reader");

        lab.Company.SetRestrictions(lab.Id, driveMembersOnly: true);

        (await lab.GetAsync(DriveLab.Dee, "files/" + lab.File)).ShouldBeRefused(404, "notFound");
        (await lab.ListAsync(DriveLab.Dee, "")).Each("files", "id").ShouldBeEmpty();
        (await lab.PermissionAsync(lab.File, DriveLab.Dee))!["role"]!.ToString().ShouldBe("writer");
        (await lab.GetAsync(Lab.Cy, "files/" + lab.File)).Status.ShouldBe(HttpStatusCode.OK);
        lab.Company.AddMember(lab.Id, DriveLab.Dee, "reader");
        (await lab.GetAsync(DriveLab.Dee, $"files/{lab.File}?fields=capabilities/canEdit"))["capabilities/canEdit"].ShouldBe("true");
    }

    [Fact]
    public async Task A_drive_that_forbids_copying_forbids_it_for_every_file()
    {
        await using var lab = await DriveLab.StartAsync();
        const string Fields = "?fields=copyRequiresWriterPermission,downloadRestrictions,capabilities(canCopy,canDownload,canChangeCopyRequiresWriterPermission)";
        lab.Company.SetRestrictions(lab.Id, copyRequiresWriterPermission: true);

        (await lab.GetAsync(Lab.Cy, "files/" + lab.File + Fields)).Text.ShouldBe(
            """
            {"copyRequiresWriterPermission":true,"capabilities":{"canChangeCopyRequiresWriterPermission":false,"canCopy":false,"canDownload":false},
            "downloadRestrictions":{"itemDownloadRestriction":{"restrictedForReaders":false,"restrictedForWriters":false},
            "effectiveDownloadRestrictionWithContext":{"restrictedForReaders":true,"restrictedForWriters":false}}}
            """.ReplaceLineEndings(""));
        (await lab.GetAsync(Lab.Bo, $"files/{lab.File}?fields=capabilities/canDownload"))["capabilities/canDownload"].ShouldBe("true");
        (await lab.PatchAsync(Lab.Ada, "files/" + lab.File, new { copyRequiresWriterPermission = false }))
            .ShouldBeRefused(403, "cannotModifyViewersCanCopyContent");
        await lab.PatchAsync(Lab.Ada, "drives/" + lab.Id, new { restrictions = new { downloadRestriction = new { restrictedForWriters = true } } });
        (await lab.GetAsync(Lab.Bo, $"files/{lab.File}?fields=capabilities/canDownload"))["capabilities/canDownload"].ShouldBe("false");
        await lab.PatchAsync(Lab.Ada, "drives/" + lab.Id, new { restrictions = new { copyRequiresWriterPermission = false } });
        (await lab.GetAsync(Lab.Cy, $"files/{lab.File}?fields=capabilities/canDownload"))["capabilities/canDownload"].ShouldBe("true");
    }

    [Fact]
    public async Task A_file_can_forbid_copying_for_itself()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.PatchAsync(Lab.Bo, $"files/{lab.File}?fields=copyRequiresWriterPermission", new { copyRequiresWriterPermission = true }))
            ["copyRequiresWriterPermission"].ShouldBe("true");
        (await lab.GetAsync(Lab.Cy, $"files/{lab.File}?fields=capabilities/canCopy"))["capabilities/canCopy"].ShouldBe("false");
    }
}
