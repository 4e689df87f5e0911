using System.Net;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>permissions.* on a shared drive itself: who is a member of it.</summary>
public sealed class MembershipTests
{
    [Fact]
    public async Task Members_are_the_permissions_of_the_drive()
    {
        await using var lab = await DriveLab.StartAsync();

        var answer = await lab.GetAsync(Lab.Ada, $"files/{lab.Id}/permissions?fields=permissions(emailAddress,role,type,permissionDetails)");

        answer.At("permissions")!.AsArray().Select(each => $"{each!["emailAddress"]} {each["type"]} {each["role"]}")
            .ShouldBe(["ada@corp.example user organizer", "cy@corp.example user reader", "team@corp.example group writer"], ignoreOrder: true);
        answer.Permission(Lab.Cy)!["permissionDetails"]!.ToJsonString().ShouldBe("""[{"permissionType":"member","role":"reader","inherited":false}]""");
    }

    [Fact]
    public async Task Organizers_add_change_and_remove_members()
    {
        await using var lab = await DriveLab.StartAsync();
        var id = await lab.IdOfAsync(DriveLab.Dee);

        (await lab.GiveAsync(Lab.Ada, lab.Id, DriveLab.Dee, "commenter"))["role"].ShouldBe("commenter");
        (await lab.GiveAsync(Lab.Ada, lab.Id, DriveLab.Dee, "reader"))["role"].ShouldBe("commenter");
        (await lab.PatchAsync(Lab.Ada, $"files/{lab.Id}/permissions/{id}", new { role = "fileOrganizer" }))["role"].ShouldBe("fileOrganizer");
        (await lab.PatchAsync(Lab.Ada, $"files/{lab.Id}/permissions/{id}", new { role = "reader" }))["role"].ShouldBe("reader");
        (await lab.GetAsync(DriveLab.Dee, "files/" + lab.File)).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.CallAsync(Lab.Ada, "DELETE", $"files/{lab.Id}/permissions/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await lab.GetAsync(DriveLab.Dee, "files/" + lab.File)).ShouldBeRefused(404, "notFound");
        (await lab.CallAsync(Lab.Ada, "DELETE", $"files/{lab.Id}/permissions/{id}")).ShouldBeRefused(404, "notFound");
    }

    [Fact]
    public async Task Others_read_and_change_no_members_and_cannot_leave_by_themselves()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddMember(lab.Id, DriveLab.Dee, "fileOrganizer");

        (await lab.GetAsync(DriveLab.Dee, $"files/{lab.Id}/permissions")).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.GiveAsync(DriveLab.Dee, lab.Id, Lab.Bo, "reader")).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.CallAsync(DriveLab.Dee, "DELETE", $"files/{lab.Id}/permissions/{await lab.IdOfAsync(DriveLab.Dee)}"))
            .ShouldBeRefused(403, "insufficientFilePermissions");
    }

    [Fact]
    public async Task To_give_a_member_the_role_they_have_is_refused()
    {
        await using var lab = await DriveLab.StartAsync();
        var path = $"files/{lab.Id}/permissions/{await lab.IdOfAsync(Lab.Cy)}";

        (await lab.PatchAsync(Lab.Ada, path, new { role = "reader" })).ShouldBeRefused(403, "cannotUpdatePermission");
        (await lab.PatchAsync(Lab.Ada, path, new { })).ShouldBeRefused(403, "cannotUpdatePermission");
        (await lab.PatchAsync(Lab.Ada, path, new { role = "commenter" })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("anyone", "reader", "cannotShareTeamDriveTopFolderWithAnyoneOrDomains")]
    [InlineData("domain", "reader", "cannotShareTeamDriveTopFolderWithAnyoneOrDomains")]
    [InlineData("user", "owner", "ownerOnTeamDriveItemNotSupported")]
    public async Task Only_users_and_groups_are_members_and_nobody_owns_a_drive(string type, string role, string reason)
    {
        await using var lab = await DriveLab.StartAsync();

        (await lab.CallAsync(Lab.Ada, "POST", $"files/{lab.Id}/permissions?transferOwnership=true",
            new { type, role, emailAddress = DriveLab.Dee, domain = "corp.example" })).ShouldBeRefused(403, reason);
    }

    [Fact]
    public async Task Members_have_no_end_and_an_account()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.AddVisitor("visitor@nowhere.example");
        var body = new { type = "user", role = "reader", emailAddress = DriveLab.Dee, expirationTime = "2027-01-01T00:00:00Z" };

        (await lab.CallAsync(Lab.Ada, "POST", $"files/{lab.Id}/permissions", body)).ShouldBeRefused(403, "expirationDateNotAllowedForSharedDriveMembers");
        (await lab.PatchAsync(Lab.Ada, $"files/{lab.Id}/permissions/{await lab.IdOfAsync(Lab.Cy)}", new { expirationTime = "2027-01-01T00:00:00Z", role = "reader" }))
            .ShouldBeRefused(403, "expirationDateNotAllowedForSharedDriveMembers");
        (await lab.CallAsync(Lab.Ada, "POST", $"files/{lab.Id}/permissions", new { type = "user", role = "reader", emailAddress = "visitor@nowhere.example" }))
            .ShouldBeRefused(403, "cannotShareTeamDriveWithNonGoogleAccounts");
    }

    [Fact]
    public async Task The_last_organizer_can_go_and_an_administrator_mends_it()
    {
        await using var lab = await DriveLab.StartAsync();
        var ada = await lab.IdOfAsync(Lab.Ada);

        (await lab.PatchAsync(Lab.Ada, $"files/{lab.Id}/permissions/{ada}", new { role = "reader" })).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.GetAsync(Lab.Ada, $"files/{lab.Id}/permissions")).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.GetAsync(DriveLab.Admin, "drives?useDomainAdminAccess=true&q=organizerCount%20%3D%200")).Each("drives", "id").ShouldBe([lab.Id]);
        (await lab.CallAsync(DriveLab.Admin, "POST", $"files/{lab.Id}/permissions?useDomainAdminAccess=true",
            new { type = "user", role = "organizer", emailAddress = Lab.Ada })).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.GetAsync(Lab.Ada, $"files/{lab.Id}/permissions")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_administrator_manages_members_of_a_drive_and_not_what_is_in_it()
    {
        await using var lab = await DriveLab.StartAsync();
        var cy = await lab.IdOfAsync(Lab.Cy);
        const string As = "?useDomainAdminAccess=true";

        (await lab.GetAsync(DriveLab.Admin, $"files/{lab.Id}/permissions{As}")).Each("permissions", "id").Length.ShouldBe(3);
        (await lab.GetAsync(DriveLab.Admin, $"files/{lab.Id}/permissions/{cy}{As}"))["role"].ShouldBe("reader");
        (await lab.PatchAsync(DriveLab.Admin, $"files/{lab.Id}/permissions/{cy}{As}", new { role = "writer" }))["role"].ShouldBe("writer");
        (await lab.CallAsync(DriveLab.Admin, "DELETE", $"files/{lab.Id}/permissions/{cy}{As}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await lab.GetAsync(DriveLab.Admin, $"files/{lab.File}/permissions{As}")).ShouldBeRefused(404, "notFound");
        (await lab.GetAsync(DriveLab.Admin, $"files/{lab.Id}/permissions")).ShouldBeRefused(404, "notFound");
        (await lab.GetAsync(Lab.Ada, $"files/{lab.Id}/permissions{As}")).ShouldBeRefused(404, "notFound");
        (await lab.Lab.GetAsync(DriveLab.Admin, $"files/{lab.Id}/permissions{As}")).ShouldBeRefused(404, "notFound");
    }

    [Fact]
    public async Task At_most_six_hundred_are_members_and_a_hundred_of_them_groups()
    {
        await using var lab = await DriveLab.StartAsync();
        for (var i = 0; i < 99; i++)
        {
            lab.Company.AddGroup($"group{i}@corp.example");
            lab.Company.AddMember(lab.Id, $"group{i}@corp.example", "reader");
        }

        lab.Company.AddGroup("one-more@corp.example");
        (await lab.GiveAsync(Lab.Ada, lab.Id, "one-more@corp.example", "reader", "group")).ShouldBeRefused(403, "shareLimitExceeded");
        for (var i = 0; i < 599 - 102; i++)
        {
            lab.Company.AddMember(lab.Id, $"user{i}@corp.example", "reader");
        }

        (await lab.GiveAsync(Lab.Ada, lab.Id, DriveLab.Dee, "reader"))["role"].ShouldBe("reader");
        (await lab.GiveAsync(Lab.Ada, lab.Id, DriveLab.Eve, "reader")).ShouldBeRefused(403, "shareLimitExceeded");
        (await lab.GiveAsync(Lab.Ada, lab.Id, DriveLab.Dee, "writer"))["role"].ShouldBe("writer");
    }

    [Fact]
    public async Task Members_come_a_hundred_a_page()
    {
        await using var lab = await DriveLab.StartAsync();
        for (var i = 0; i < 110; i++)
        {
            lab.Company.AddMember(lab.Id, $"user{i}@corp.example", "reader");
        }

        foreach (var fileId in new[] { lab.Id, lab.File })
        {
            var first = await lab.GetAsync(Lab.Ada, $"files/{fileId}/permissions");
            first.Each("permissions", "id").Length.ShouldBe(100);
            var rest = await lab.GetAsync(Lab.Ada, $"files/{fileId}/permissions?pageToken=" + Uri.EscapeDataString(first["nextPageToken"]));
            rest.Each("permissions", "id").Length.ShouldBe(13);
            rest.At("nextPageToken").ShouldBeNull();
        }
    }
}
