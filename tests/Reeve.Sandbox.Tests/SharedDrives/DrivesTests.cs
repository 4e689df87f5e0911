using System.Net;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>drives.*: list, get, create, update, delete, hide.</summary>
public sealed class DrivesTests
{
    [Fact]
    public async Task A_list_has_the_drives_of_a_member_and_an_administrators_has_all()
    {
        await using var lab = await DriveLab.StartAsync();
        var other = lab.Company.AddDrive("Board", DriveLab.Dee);
        lab.Company.SetDriveOrgUnit(other, "03ph8a2z");

        (await lab.GetAsync(Lab.Cy, "drives")).Text.ShouldBe($$"""{"kind":"drive#driveList","drives":[{"kind":"drive#drive","id":"{{lab.Id}}","name":"Finance"}]}""");
        (await lab.GetAsync(Lab.Bo, "drives")).Each("drives", "id").ShouldBe([lab.Id]);
        (await lab.GetAsync(DriveLab.Admin, "drives")).Each("drives", "id").ShouldBeEmpty();
        var all = await lab.GetAsync(DriveLab.Admin, "drives?useDomainAdminAccess=true&fields=drives(id,orgUnitId)");
        all.Each("drives", "id").ShouldBe([lab.Id, other]);
        all["drives/1/orgUnitId"].ShouldBe("03ph8a2z");
        (await lab.GetAsync(Lab.Ada, "drives?useDomainAdminAccess=true")).ShouldBeRefused(400, "invalid");
    }

    [Fact]
    public async Task Pages_hold_ten_drives_unless_asked_for_others_and_at_most_a_hundred()
    {
        await using var lab = await DriveLab.StartAsync();
        for (var i = 0; i < 24; i++)
        {
            lab.Company.AddDrive($"drive {i}", Lab.Ada);
        }

        var ids = new List<string>();
        var sizes = new List<int>();
        var token = "";
        do
        {
            var page = await lab.GetAsync(Lab.Ada, "drives?pageToken=" + Uri.EscapeDataString(token));
            ids.AddRange(page.Each("drives", "id"));
            sizes.Add(page.Each("drives", "id").Length);
            token = page["nextPageToken"];
        }
        while (token.Length > 0);

        sizes.ShouldBe([10, 10, 5]);
        ids.Distinct().Count().ShouldBe(25);
        (await lab.GetAsync(Lab.Ada, "drives?pageSize=100")).Each("drives", "id").Length.ShouldBe(25);
        (await lab.GetAsync(Lab.Ada, "drives?pageSize=101")).ShouldBeRefused(400, "invalidParameter");
        (await lab.GetAsync(Lab.Ada, "drives?pageToken=nonsense")).ShouldBeRefused(400, "invalid");
    }

    [Theory]
    [InlineData("name = 'Finance'", false, "Finance")]
    [InlineData("name contains 'fin'", false, "Finance")]
    [InlineData("name contains 'boa' or name = 'Finance'", true, "Finance Board")]
    [InlineData("not name = 'Finance'", true, "Board")]
    [InlineData("hidden = true", false, "Board")]
    [InlineData("hidden = false", false, "Finance")]
    [InlineData("memberCount >= 3", true, "Finance")]
    [InlineData("organizerCount = 0", true, "Board")]
    [InlineData("organizerCount = 0 and memberCount > 0", true, "Board")]
    [InlineData("orgUnitId = 'unit'", true, "Board")]
    [InlineData("createdTime > '2026-01-01T00:00:00'", true, "Finance Board")]
    [InlineData("createdTime > '2027-01-01'", true, "")]
    public async Task A_query_chooses_drives(string query, bool asAdministrator, string names)
    {
        await using var lab = await DriveLab.StartAsync();
        var board = lab.Company.AddDrive("Board");
        lab.Company.AddMember(board, Lab.Ada, "fileOrganizer");
        lab.Company.SetDriveOrgUnit(board, "unit");
        await lab.CallAsync(Lab.Ada, "POST", $"drives/{board}/hide");

        var answer = await lab.GetAsync(asAdministrator ? DriveLab.Admin : Lab.Ada,
            $"drives?useDomainAdminAccess={(asAdministrator ? "true" : "false")}&q={Uri.EscapeDataString(query)}");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        string.Join(' ', answer.Each("drives", "name")).ShouldBe(names);
    }

    [Theory]
    [InlineData("memberCount > 1", false)]
    [InlineData("createdTime > '2026-01-01'", false)]
    [InlineData("hidden = true", true)]
    [InlineData("name >= 'a'", false)]
    [InlineData("colour = 'red'", false)]
    [InlineData("name = 'a' and", false)]
    [InlineData("organizerCount = 'two'", true)]
    public async Task A_query_that_is_not_for_this_caller_or_no_query_is_refused(string query, bool asAdministrator)
    {
        await using var lab = await DriveLab.StartAsync();

        var answer = await lab.GetAsync(asAdministrator ? DriveLab.Admin : Lab.Ada,
            $"drives?useDomainAdminAccess={(asAdministrator ? "true" : "false")}&q={Uri.EscapeDataString(query)}");

        answer.ShouldBeRefused(400, "invalid");
        answer["error/errors/0/location"].ShouldBe("q");
    }

    [Fact]
    public async Task A_drive_is_there_for_its_members_and_for_administrators_who_say_so()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.GetAsync(Lab.Cy, "drives/" + lab.Id)).Text.ShouldBe($$"""{"kind":"drive#drive","id":"{{lab.Id}}","name":"Finance"}""");
        var refused = await lab.GetAsync(DriveLab.Dee, "drives/" + lab.Id);
        refused.ShouldBeRefused(404, "notFound");
        refused["error/message"].ShouldBe("Shared drive not found: " + lab.Id);
        (await lab.GetAsync(DriveLab.Dee, $"drives/{lab.Id}?useDomainAdminAccess=true")).ShouldBeRefused(404, "notFound");
        (await lab.GetAsync(DriveLab.Admin, "drives/" + lab.Id)).ShouldBeRefused(404, "notFound");
        (await lab.GetAsync(DriveLab.Admin, $"drives/{lab.Id}?useDomainAdminAccess=true&fields=name,orgUnitId")).Text.ShouldBe("""{"name":"Finance"}""");
        (await lab.GetAsync(Lab.Cy, $"drives/{lab.Id}?fields=nonsense")).ShouldBeRefused(400, "invalidParameter");
    }

    [Fact]
    public async Task Restrictions_and_capabilities_are_told_whole()
    {
        await using var lab = await DriveLab.StartAsync();

        var answer = await lab.GetAsync(Lab.Ada, $"drives/{lab.Id}?fields=hidden,createdTime,restrictions,capabilities(canManageMembers,canChangeDriveMembersOnlyRestriction)");

        answer["createdTime"].ShouldBe("2026-11-24T09:00:00.000Z");
        answer["hidden"].ShouldBe("false");
        answer.At("restrictions")!.ToJsonString().ShouldBe(
            """
            {"adminManagedRestrictions":false,"copyRequiresWriterPermission":false,"domainUsersOnly":false,"driveMembersOnly":false,
            "sharingFoldersRequiresOrganizerPermission":false,"downloadRestriction":{"restrictedForReaders":false,"restrictedForWriters":false}}
            """.ReplaceLineEndings(""));
        answer.At("capabilities")!.ToJsonString().ShouldBe("""{"canChangeDriveMembersOnlyRestriction":true,"canManageMembers":true}""");
        var reader = (await lab.GetAsync(Lab.Cy, $"drives/{lab.Id}?fields=capabilities")).At("capabilities")!.AsObject();
        reader.Where(each => each.Value!.GetValue<bool>()).Select(each => each.Key)
            .ShouldBe(["canCopy", "canDownload", "canListChildren", "canReadRevisions"]);
    }

    [Fact]
    public async Task A_drive_is_made_once_for_a_request_and_its_maker_manages_it()
    {
        await using var lab = await DriveLab.StartAsync();

        var made = await lab.CallAsync(DriveLab.Dee, "POST", "drives?requestId=r1", new { name = "New" });
        made.Status.ShouldBe(HttpStatusCode.OK, made.Text);
        (await lab.GetAsync(DriveLab.Dee, $"files/{made["id"]}/permissions?fields=permissions(role,emailAddress,permissionDetails)")).Text.ShouldBe(
            """{"permissions":[{"role":"organizer","emailAddress":"dee@corp.example","permissionDetails":[{"permissionType":"member","role":"organizer","inherited":false}]}]}""");

        (await lab.CallAsync(DriveLab.Dee, "POST", "drives?requestId=r1", new { name = "New" })).ShouldBeRefused(409, "teamDriveAlreadyExists");
        (await lab.CallAsync(Lab.Bo, "POST", "drives?requestId=r1", new { name = "New" })).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.CallAsync(DriveLab.Dee, "POST", "drives", new { name = "New" })).ShouldBeRefused(400, "required");
        (await lab.CallAsync(DriveLab.Dee, "POST", "drives?requestId=r2", new { })).ShouldBeRefused(400, "required");
        (await lab.CallAsync(DriveLab.Dee, "POST", "drives?requestId=r3", new { name = "New", restrictions = new { domainUsersOnly = true } }))
            .ShouldBeRefused(403, "fieldNotWritable");
        (await lab.RobotAsync("POST", "drives?requestId=r4", new { name = "New" })).ShouldBeRefused(403, "userCannotCreateTeamDrives");
    }

    [Fact]
    public async Task Copying_and_downloading_are_one_restriction_under_two_names()
    {
        await using var lab = await DriveLab.StartAsync();

        (await SetAsync(new { copyRequiresWriterPermission = true })).ShouldBe((true, true, false));
        (await SetAsync(new { downloadRestriction = new { restrictedForWriters = true } })).ShouldBe((true, true, true));
        (await SetAsync(new { copyRequiresWriterPermission = true })).ShouldBe((true, true, true));
        (await SetAsync(new { copyRequiresWriterPermission = false })).ShouldBe((false, false, false));
        (await SetAsync(new { downloadRestriction = new { restrictedForReaders = true } })).ShouldBe((true, true, false));

        async Task<(bool Copying, bool Readers, bool Writers)> SetAsync(object restrictions)
        {
            var now = (await lab.PatchAsync(Lab.Ada, $"drives/{lab.Id}?fields=restrictions", new { restrictions })).At("restrictions")!;

            return (now["copyRequiresWriterPermission"]!.GetValue<bool>(),
                now["downloadRestriction"]!["restrictedForReaders"]!.GetValue<bool>(), now["downloadRestriction"]!["restrictedForWriters"]!.GetValue<bool>());
        }
    }

    [Fact]
    public async Task Only_organizers_change_a_drive_and_only_administrators_what_they_keep_to_themselves()
    {
        await using var lab = await DriveLab.StartAsync();
        var restrict = new { restrictions = new { driveMembersOnly = true } };
        var keep = new { restrictions = new { adminManagedRestrictions = true } };

        (await lab.PatchAsync(Lab.Bo, "drives/" + lab.Id, restrict)).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.PatchAsync(DriveLab.Dee, "drives/" + lab.Id, restrict)).ShouldBeRefused(404, "notFound");
        (await lab.PatchAsync(Lab.Ada, "drives/" + lab.Id, keep)).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.PatchAsync(DriveLab.Admin, $"drives/{lab.Id}?useDomainAdminAccess=true", keep)).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.PatchAsync(Lab.Ada, "drives/" + lab.Id, restrict)).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.GetAsync(Lab.Ada, $"drives/{lab.Id}?fields=capabilities/canChangeDriveMembersOnlyRestriction"))
            ["capabilities/canChangeDriveMembersOnlyRestriction"].ShouldBe("false");
        (await lab.PatchAsync(Lab.Ada, $"drives/{lab.Id}?fields=name", new { name = "Money" }))["name"].ShouldBe("Money");
        (await lab.PatchAsync(DriveLab.Admin, $"drives/{lab.Id}?useDomainAdminAccess=true&fields=restrictions/driveMembersOnly", restrict))
            ["restrictions/driveMembersOnly"].ShouldBe("true");
        (await lab.PatchAsync(Lab.Ada, "drives/" + lab.Id, new { hidden = true })).ShouldBeRefused(403, "fieldNotWritable");
        (await lab.PatchAsync(Lab.Ada, "drives/" + lab.Id, new { restrictions = new { domainUsersOnly = "yes" } })).ShouldBeRefused(400, "badRequest");
    }

    [Fact]
    public async Task Changes_of_a_drive_are_in_the_log_and_what_stays_is_not()
    {
        await using var lab = await DriveLab.StartAsync();
        await lab.Lab.ControlAsync("DELETE", "log");

        await lab.PatchAsync(Lab.Ada, "drives/" + lab.Id, new { name = "Finance", restrictions = new { domainUsersOnly = true, driveMembersOnly = false } });

        var log = await lab.Lab.ControlAsync("GET", "log");
        log.Each("entries", "after").ShouldBe(["domainUsersOnly=true"]);
        log["entries/0/fileId"].ShouldBe(lab.Id);
        log["entries/0/op"].ShouldBe("drive.update");
    }

    [Fact]
    public async Task A_drive_is_deleted_when_nothing_but_trash_is_in_it()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.CallAsync(Lab.Bo, "DELETE", "drives/" + lab.Id)).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.CallAsync(Lab.Ada, "DELETE", "drives/" + lab.Id)).ShouldBeRefused(403, "cannotDeleteResourceWithChildren");
        (await lab.CallAsync(Lab.Ada, "DELETE", $"drives/{lab.Id}?allowItemDeletion=true")).ShouldBeRefused(400, "invalid");
        (await lab.PatchAsync(Lab.Ada, "files/" + lab.Folder, new { trashed = true })).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.CallAsync(Lab.Ada, "DELETE", "drives/" + lab.Id)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await lab.GetAsync(Lab.Ada, "drives")).Each("drives", "id").ShouldBeEmpty();
        (await lab.GetAsync(Lab.Ada, "files/" + lab.File)).ShouldBeRefused(404, "notFound");
        lab.Company.ItemCount.ShouldBe(0);
    }

    [Fact]
    public async Task An_administrator_deletes_a_drive_with_all_that_is_in_it()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.CallAsync(DriveLab.Admin, "DELETE", $"drives/{lab.Id}?allowItemDeletion=true&useDomainAdminAccess=true")).Status.ShouldBe(HttpStatusCode.NoContent);

        lab.Company.ItemCount.ShouldBe(0);
    }

    [Fact]
    public async Task Hiding_a_drive_is_for_oneself_alone()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.CallAsync(Lab.Cy, "POST", $"drives/{lab.Id}/hide?fields=hidden"))["hidden"].ShouldBe("true");
        (await lab.GetAsync(Lab.Ada, $"drives/{lab.Id}?fields=hidden"))["hidden"].ShouldBe("false");
        (await lab.CallAsync(Lab.Cy, "POST", $"drives/{lab.Id}/unhide?fields=hidden"))["hidden"].ShouldBe("false");
        (await lab.CallAsync(DriveLab.Dee, "POST", $"drives/{lab.Id}/hide")).ShouldBeRefused(404, "notFound");
    }

    [Fact]
    public async Task Writing_to_drives_takes_the_whole_scope_and_costs_units()
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.Lab.CallAsync(Lab.Ada, "PATCH", "drives/" + lab.Id, new { }, "https://www.googleapis.com/auth/drive.readonly"))
            .ShouldBeRefused(403, "insufficientPermissions");
        await lab.Lab.ControlAsync("DELETE", "counters");
        await lab.GetAsync(Lab.Ada, "drives");
        await lab.GetAsync(Lab.Ada, "drives/" + lab.Id);
        (await lab.Lab.ControlAsync("GET", "counters"))["quotaUnits"].ShouldBe("105");
    }

    [Fact]
    public async Task A_dump_has_the_drives_only_where_there_are_some()
    {
        await using var lab = await DriveLab.StartAsync();
        await using var without = await Lab.StartAsync();
        without.Company.AddFile("plan", Lab.Ada);

        JsonNode.Parse(without.Company.Dump())!.AsObject().ContainsKey("drives").ShouldBeFalse();
        var dump = JsonNode.Parse(lab.Company.Dump())!;
        dump["drives"]![0]!["name"]!.ToString().ShouldBe("Finance");
        dump["drives"]![0]!["members"]!.AsArray().Select(each => $"{each!["emailAddress"]} {each["role"]}")
            .ShouldBe(["ada@corp.example organizer", "cy@corp.example reader", "team@corp.example writer"], ignoreOrder: true);
        var item = dump["items"]!.AsArray().Single(each => each!["id"]!.ToString() == lab.Folder)!.AsObject();
        item["driveId"]!.ToString().ShouldBe(lab.Id);
        item["parent"]!.ToString().ShouldBe(lab.Id);
        item.ContainsKey("owner").ShouldBeFalse();
        item["grants"]!.AsArray().ShouldBeEmpty();
    }
}
