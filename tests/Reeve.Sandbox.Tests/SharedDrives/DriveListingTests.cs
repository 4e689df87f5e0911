using System.Net;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>Which items files.list finds in shared drives.</summary>
public sealed class DriveListingTests
{
    [Fact]
    public async Task A_drive_is_listed_flat_with_all_its_items_and_nothing_else()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddFile("own", Lab.Cy);
        lab.Company.AddFile("elsewhere", Lab.Ada, lab.Company.AddDrive("Other", Lab.Cy));

        foreach (var parameters in new[] { $"corpora=drive&driveId={lab.Id}", $"corpus=teamDrive&teamDriveId={lab.Id}" })
        {
            (await lab.ListAsync(Lab.Cy, parameters)).Each("files", "id").ShouldBe([lab.Folder, lab.File]);
        }

        (await lab.ListAsync(DriveLab.Dee, "corpora=drive&driveId=" + lab.Id)).ShouldBeRefused(404, "notFound");
        (await lab.ListAsync(DriveLab.Admin, $"corpora=drive&driveId={lab.Id}&useDomainAdminAccess=true")).ShouldBeRefused(404, "notFound");
    }

    [Fact]
    public async Task The_usual_corpus_has_what_was_given_or_made_and_not_all_that_a_member_reaches()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.Grant(lab.Folder, Lab.Cy, "writer");
        lab.Company.Grant(lab.File, DriveLab.Dee, "reader");
        var made = await lab.CallAsync(Lab.Bo, "POST", "files", new { name = "new", parents = new[] { lab.Id } });

        (await lab.ListAsync(Lab.Cy, "corpora=user")).Each("files", "id").ShouldBe([lab.Folder, lab.File]);
        (await lab.ListAsync(DriveLab.Dee, "")).Each("files", "id").ShouldBe([lab.File]);
        (await lab.ListAsync(Lab.Bo, "")).Each("files", "id").ShouldBe([made["id"]]);
        (await lab.GetAsync(Lab.Cy, "files")).Each("files", "id").ShouldBeEmpty();
    }

    [Fact]
    public async Task All_drives_are_the_callers_own_things_and_those_of_their_drives()
    {
        await using var lab = await DriveLab.StartAsync();
        var own = lab.Company.AddFile("own", Lab.Cy);
        var other = lab.Company.AddDrive("Other", Lab.Ada);
        var given = lab.Company.AddFile("given", Lab.Ada, other);
        lab.Company.AddFile("not given", Lab.Ada, other);
        lab.Company.Grant(given, Lab.Cy, "reader");

        var answer = await lab.ListAsync(Lab.Cy, "corpora=allDrives&fields=incompleteSearch,files/id");
        answer.Each("files", "id").ShouldBe([lab.Folder, lab.File, own, given]);
        answer["incompleteSearch"].ShouldBe("false");

        await lab.Lab.ControlAsync("PUT", "drives", new { incompleteSearch = true });
        (await lab.ListAsync(Lab.Cy, "corpora=allDrives&fields=incompleteSearch"))["incompleteSearch"].ShouldBe("true");
        (await lab.ListAsync(Lab.Cy, $"corpora=drive&driveId={lab.Id}&fields=incompleteSearch"))["incompleteSearch"].ShouldBe("false");
    }

    [Fact]
    public async Task Folders_of_a_drive_are_listed_by_their_id()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.ListAsync(Lab.Cy, $"q='{lab.Id}' in parents")).Each("files", "id").ShouldBe([lab.Folder]);
        (await lab.ListAsync(Lab.Cy, $"corpora=drive&driveId={lab.Id}&q='{lab.Folder}' in parents")).Each("files", "id").ShouldBe([lab.File]);
        (await lab.GetAsync(Lab.Cy, $"files?q='{lab.Folder}' in parents")).Each("files", "id").ShouldBeEmpty();
        (await lab.ListAsync(DriveLab.Dee, $"q='{lab.Folder}' in parents")).ShouldBeRefused(404, "notFound");
    }

    [Theory]
    [InlineData("files?includeItemsFromAllDrives=true", 403, "supportsTeamDrivesRequired")]
    [InlineData("files?includeTeamDriveItems=true", 403, "supportsTeamDrivesRequired")]
    [InlineData("files?supportsAllDrives=true&includeItemsFromAllDrives=true&corpora=drive", 400, "invalid")]
    [InlineData("files?supportsAllDrives=true&includeItemsFromAllDrives=true&driveId=DRIVE", 400, "invalid")]
    [InlineData("files?supportsAllDrives=true&includeItemsFromAllDrives=true&driveId=DRIVE&corpora=allDrives", 400, "invalid")]
    [InlineData("files?supportsAllDrives=true&driveId=DRIVE&corpora=drive", 400, "invalid")]
    [InlineData("files?supportsAllDrives=true&corpora=allDrives", 400, "invalid")]
    [InlineData("files?supportsAllDrives=true&corpora=everything", 400, "invalid")]
    public async Task Parameters_that_do_not_go_together_are_refused(string path, int status, string reason)
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.Lab.GetAsync(Lab.Ada, path.Replace("DRIVE", lab.Id, StringComparison.Ordinal))).ShouldBeRefused(status, reason);
    }

    [Fact]
    public async Task A_page_token_is_good_for_the_same_drive_only()
    {
        await using var lab = await DriveLab.StartAsync();
        var other = lab.Company.AddDrive("Other", Lab.Ada);
        var first = await lab.ListAsync(Lab.Ada, $"corpora=drive&driveId={lab.Id}&pageSize=1");
        var token = Uri.EscapeDataString(first["nextPageToken"]);

        (await lab.ListAsync(Lab.Ada, $"corpora=drive&driveId={lab.Id}&pageSize=1&pageToken={token}")).Each("files", "id").ShouldBe([lab.File]);
        (await lab.ListAsync(Lab.Ada, $"corpora=drive&driveId={other}&pageSize=1&pageToken={token}")).ShouldBeRefused(400, "invalid");
        (await lab.ListAsync(Lab.Ada, $"corpora=allDrives&pageSize=1&pageToken={token}")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
