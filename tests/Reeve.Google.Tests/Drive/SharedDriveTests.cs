using System.Net;
using Reeve.Google.Drive;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Drive;

public sealed class SharedDriveTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_in_a_drive_is_one_list_from_the_drive_alone()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/drive/v3/files?", HttpStatusCode.OK, """{"nextPageToken":"2","files":[{"id":"1","driveId":"0A","parents":["0A"],"hasAugmentedPermissions":true}]}""")
            .Expect("GET", "pageToken=2", HttpStatusCode.OK, """{"files":[{"id":"2","driveId":"0A","parents":["1"],"hasAugmentedPermissions":false}]}""");

        var pages = await bench.Ada.ListDriveFilesAsync("0A", "trashed = false", DriveFields.Crawl, Stop).ToListAsync(Stop);

        pages.SelectMany(page => page.Files).Select(file => (file.Id, file.DriveId, file.HasAugmentedPermissions)).ShouldBe([("1", "0A", true), ("2", "0A", false)]);
        foreach (var request in bench.Net.Seen.Skip(1))
        {
            var query = Parameters(request.Address);
            (query["corpora"], query["driveId"], query["supportsAllDrives"], query["includeItemsFromAllDrives"]).ShouldBe(("drive", "0A", "true", "true"));
            (query["q"], query["pageSize"]).ShouldBe(("trashed = false", "1000"));
            query["fields"].ShouldContain("copyRequiresWriterPermission,hasAugmentedPermissions,");
            query.ShouldNotContainKey("includePermissionsForView");
        }

        bench.Client.Usage.ShouldBe(new HttpUsage(2, 200, 0));
    }

    [Fact]
    public async Task A_drive_without_a_search_is_listed_whole()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "corpora=drive&driveId=0A&", HttpStatusCode.OK, "{}");

        await bench.Ada.ListDriveFilesAsync("0A", null, DriveFields.Names, Stop).ToListAsync(Stop);

        Parameters(bench.Net.Seen[1].Address).ShouldNotContainKey("q");
    }

    [Fact]
    public async Task A_list_of_a_drive_whose_page_token_went_stale_is_begun_again()
    {
        const string Stale = """{"error":{"errors":[{"reason":"invalid","message":"Invalid Value","location":"pageToken"}],"code":400}}""";
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "corpora=drive", HttpStatusCode.OK, """{"nextPageToken":"p2","files":[{"id":"1"}]}""")
            .Expect("GET", "pageToken=p2", HttpStatusCode.BadRequest, Stale)
            .Expect("GET", "corpora=drive", HttpStatusCode.OK, """{"files":[{"id":"2"},{"id":"1"}]}""");

        var pages = await bench.Ada.ListDriveFilesAsync("0A", null, DriveFields.Names, Stop).ToListAsync(Stop);

        pages.SelectMany(page => page.Files).Select(file => file.Id).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task A_drive_says_what_is_forbidden_in_it_and_what_the_actor_may_do()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect(
            "GET",
            "/drive/v3/drives/0A?fields=id,name,orgUnitId,restrictions(",
            HttpStatusCode.OK,
            """
            {"id":"0A","name":"Finance","orgUnitId":"03ph",
             "restrictions":{"adminManagedRestrictions":true,"copyRequiresWriterPermission":false,"domainUsersOnly":true,"driveMembersOnly":false,
               "sharingFoldersRequiresOrganizerPermission":true,"downloadRestriction":{"restrictedForReaders":false}},
             "capabilities":{"canManageMembers":true,"canChangeCopyRequiresWriterPermissionRestriction":false,"canChangeDomainUsersOnlyRestriction":true,
               "canChangeDriveMembersOnlyRestriction":false,"canChangeSharingFoldersRequiresOrganizerPermissionRestriction":true,"canComment":true}}
            """);

        var drive = await bench.Ada.GetDriveAsync("0A", Stop);

        drive.ShouldBe(new SharedDrive("0A", "Finance")
        {
            OrgUnitId = "03ph",
            Restrictions = new(AdminManaged: true, CopyRequiresWriter: false, DomainUsersOnly: true, MembersOnly: false, SharingFoldersRequiresOrganizer: true),
            Capabilities = new(
                CanManageMembers: true, CanChangeCopyRequiresWriter: false, CanChangeDomainUsersOnly: true, CanChangeMembersOnly: false, CanChangeSharingFoldersRequiresOrganizer: true),
        });
    }

    [Fact]
    public async Task Restrictions_swapped_on_the_wire_are_told_apart()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect(
            "GET", "/drive/v3/drives?", HttpStatusCode.OK,
            """
            {"drives":[{"id":"1","restrictions":{"copyRequiresWriterPermission":true},"capabilities":{"canChangeCopyRequiresWriterPermissionRestriction":true}},
            {"id":"2","restrictions":{"driveMembersOnly":true},"capabilities":{"canChangeDriveMembersOnlyRestriction":true}},{"id":"3"}]}
            """);

        var drives = await bench.Ada.ListDrivesAsync(Stop).ToListAsync(Stop);

        drives[0].Restrictions.ShouldBe(new DriveRestrictions(false, true, false, false, false));
        drives[0].Capabilities.ShouldBe(new DriveCapabilities(false, true, false, false, false));
        drives[1].Restrictions.ShouldBe(new DriveRestrictions(false, false, false, true, false));
        drives[1].Capabilities.ShouldBe(new DriveCapabilities(false, false, false, true, false));
        (drives[2].Restrictions, drives[2].Capabilities, drives[2].OrgUnitId).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task An_administrator_asks_as_such_where_that_is_wanted_and_nowhere_else()
    {
        const string Member = """{"id":"7","role":"organizer"}""";
        using var bench = new GoogleBench();
        bench.Token();
        for (var round = 0; round < 2; round++)
        {
            bench.Net
                .Expect("GET", "/drive/v3/drives?", HttpStatusCode.OK, """{"drives":[{"id":"0A","orgUnitId":"03ph"}]}""")
                .Expect("GET", "/drive/v3/drives/0A?", HttpStatusCode.OK, """{"id":"0A"}""")
                .Expect("PATCH", "/drive/v3/drives/0A?", HttpStatusCode.OK, """{"id":"0A"}""")
                .Expect("GET", "/drive/v3/files/0A/permissions?supportsAllDrives=true", HttpStatusCode.OK, $$"""{"permissions":[{{Member}}]}""")
                .Expect("GET", "/drive/v3/files/0A/permissions/7?supportsAllDrives=true", HttpStatusCode.OK, Member)
                .Expect("POST", "/drive/v3/files/0A/permissions?supportsAllDrives=true", HttpStatusCode.OK, Member)
                .Expect("PATCH", "/drive/v3/files/0A/permissions/7?supportsAllDrives=true", HttpStatusCode.OK, Member)
                .Expect("DELETE", "/drive/v3/files/0A/permissions/7?supportsAllDrives=true", HttpStatusCode.NoContent);
        }

        foreach (var asAdmin in (bool[])[true, false])
        {
            await bench.Ada.ListDrivesAsync(asAdmin, "name = 'Fi\\'n'", Stop).ToListAsync(Stop);
            await bench.Ada.GetDriveAsync("0A", asAdmin, Stop);
            await bench.Ada.UpdateDriveAsync("0A", new() { MembersOnly = true }, asAdmin, Stop);
            await bench.Ada.ListPermissionsAsync("0A", asAdmin, Stop).ToListAsync(Stop);
            await bench.Ada.GetPermissionAsync("0A", "7", asAdmin, Stop);
            await bench.Ada.CreatePermissionAsync("0A", new("group", "organizer", "g@corp.example", null, null, null), asAdmin, Stop);
            await bench.Ada.UpdatePermissionAsync("0A", "7", new("organizer", null, false), asAdmin, Stop);
            await bench.Ada.DeletePermissionAsync("0A", "7", asAdmin, Stop);
        }

        var asked = bench.Net.Seen.Skip(1).Select(request => Parameters(request.Address)).ToList();
        asked.Take(8).ShouldAllBe(query => query["useDomainAdminAccess"] == "true");
        asked.Skip(8).ShouldAllBe(query => !query.ContainsKey("useDomainAdminAccess"));
        asked[0]["q"].ShouldBe("name = 'Fi\\'n'");
    }

    [Fact]
    public async Task Of_the_restrictions_only_what_changes_is_sent()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("PATCH", "/drive/v3/drives/0A?fields=id,", HttpStatusCode.OK, """{"id":"0A","restrictions":{"driveMembersOnly":true}}""")
            .Expect("PATCH", "/drive/v3/drives/0A?fields=id,", HttpStatusCode.OK, """{"id":"0A"}""");

        var drive = await bench.Ada.UpdateDriveAsync("0A", new() { MembersOnly = true, DomainUsersOnly = false }, false, Stop);
        await bench.Ada.UpdateDriveAsync("0A", new() { CopyRequiresWriter = true, SharingFoldersRequiresOrganizer = true }, false, Stop);

        drive.Restrictions!.MembersOnly.ShouldBeTrue();
        bench.Net.Seen.Skip(1).Select(request => request.Body).ShouldBe(
            ["""{"restrictions":{"domainUsersOnly":false,"driveMembersOnly":true}}""", """{"restrictions":{"copyRequiresWriterPermission":true,"sharingFoldersRequiresOrganizerPermission":true}}"""]);
        bench.Client.Usage.ShouldBe(new HttpUsage(2, 100, 0));
    }

    [Fact]
    public async Task Reading_drives_asks_for_a_scope_that_covers_them()
    {
        using var bench = new GoogleBench();
        bench.Token("metadata").Net.Expect("GET", "/drive/v3/files/0A/permissions?", HttpStatusCode.OK, "{}");
        bench.Token("drives").Net.Expect("GET", "/drive/v3/drives/0A?", HttpStatusCode.OK, """{"id":"0A"}""");
        var reading = bench.Client.DriveAs("ada@corp.example", DriveAccess.ReadMetadata);

        await reading.ListPermissionsAsync("0A", Stop).ToListAsync(Stop);
        await reading.GetDriveAsync("0A", Stop);

        bench.Net.Seen.Select(request => request.Token).ShouldBe([null, "metadata", null, "drives"]);
        bench.Scopes.ShouldBe(["drive.metadata.readonly", "drive.readonly"]);
    }

    [Fact]
    public async Task Writing_takes_one_scope_for_files_and_drives()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/drive/v3/files/f1?", HttpStatusCode.OK, """{"id":"f1"}""")
            .Expect("GET", "/drive/v3/drives/0A?", HttpStatusCode.OK, """{"id":"0A"}""");

        await bench.Ada.GetFileAsync("f1", Stop);
        await bench.Ada.GetDriveAsync("0A", Stop);
    }

    [Fact]
    public async Task A_list_of_drives_that_is_not_found_is_asked_for_again()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/drive/v3/drives?", HttpStatusCode.NotFound, """{"error":{"errors":[{"reason":"notFound","message":"Not Found"}]}}""")
            .Expect("GET", "/drive/v3/drives?", HttpStatusCode.OK, """{"drives":[{"id":"0A"}]}""");

        (await bench.Ada.ListDrivesAsync(Stop).ToListAsync(Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_drive_that_is_not_found_is_not_there()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/drive/v3/drives/0A?", HttpStatusCode.NotFound, """{"error":{"errors":[{"reason":"notFound","message":"Shared drive not found: 0A"}]}}""");

        (await Should.ThrowAsync<ApiException>(() => bench.Ada.GetDriveAsync("0A", Stop))).Fault.ShouldBe(ApiFault.NotFound);
    }

    private static Dictionary<string, string> Parameters(Uri address) =>
        address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
}
