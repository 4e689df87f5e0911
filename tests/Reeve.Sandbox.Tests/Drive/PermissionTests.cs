using System.Net;
using static Reeve.Sandbox.Tests.Drive.SharingSteps;

namespace Reeve.Sandbox.Tests.Drive;

public sealed class PermissionTests
{
    [Fact]
    public async Task A_new_permission_answers_with_the_default_members_and_the_same_id_on_every_file()
    {
        await using var lab = await Lab.StartAsync();
        var (one, other) = (lab.Company.AddFile("one", Lab.Ada), lab.Company.AddFile("other", Lab.Ada));

        var first = await GiveAsync(lab, one, Lab.Bo, "reader");
        var second = await GiveAsync(lab, other, Lab.Bo, "writer");

        first.Json!.AsObject().Select(member => member.Key).ShouldBe(["id", "type", "kind", "role"], ignoreOrder: true);
        first["id"].ShouldBe(second["id"]);
        first["id"].Length.ShouldBe(20);
        (await lab.GetAsync(Lab.Bo, "about?fields=user/permissionId"))["user/permissionId"].ShouldBe(first["id"]);
    }

    [Fact]
    public async Task Creating_again_raises_a_user_but_never_lowers_them()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);

        (await GiveAsync(lab, file, Lab.Bo, "reader"))["role"].ShouldBe("reader");
        (await GiveAsync(lab, file, Lab.Bo, "writer"))["role"].ShouldBe("writer");
        (await GiveAsync(lab, file, Lab.Bo, "reader"))["role"].ShouldBe("writer");
        (await GiveAsync(lab, file, Lab.Ada, "reader"))["role"].ShouldBe("owner");
    }

    [Fact]
    public async Task Creating_a_link_again_lowers_it_and_the_other_kind_takes_its_place()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);

        (await LinkAsync("writer", false))["role"].ShouldBe("writer");
        (await LinkAsync("reader", false))["role"].ShouldBe("reader");
        (await LinkAsync("reader", true))["id"].ShouldBe("anyone");
        (await DirectAsync(lab, file)).ShouldBe(["anyone reader", "ada@corp.example owner"], ignoreOrder: true);

        Task<Answer> LinkAsync(string role, bool discovery) =>
            lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions", new { type = "anyone", role, allowFileDiscovery = discovery });
    }

    [Fact]
    public async Task Nothing_is_written_for_what_is_already_inherited_and_a_higher_role_is_written()
    {
        await using var lab = await Lab.StartAsync();
        var (folder, file) = Nested(lab);
        lab.Company.Grant(folder, Lab.Bo, "commenter");

        (await GiveAsync(lab, file, Lab.Bo, "reader"))["role"].ShouldBe("commenter");
        (await DirectAsync(lab, file)).ShouldBe(["ada@corp.example owner"]);
        (await GiveAsync(lab, file, Lab.Bo, "writer"))["role"].ShouldBe("writer");
        (await DirectAsync(lab, file)).ShouldBe(["ada@corp.example owner", "bo@corp.example writer"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_inherited_role_cannot_be_lowered_below_nor_deleted()
    {
        await using var lab = await Lab.StartAsync();
        var (folder, file) = Nested(lab);
        lab.Company.Grant(folder, Lab.Bo, "writer");
        var id = await IdAsync(lab, Lab.Bo);

        var lowered = await lab.CallAsync(Lab.Ada, "PATCH", $"files/{file}/permissions/{id}", new { role = "reader" });
        lowered.ShouldBeRefused(403, "cannotModifyInheritedPermission");
        lowered["error/message"].ShouldStartWith("Cannot modify a permission on an item to be less than the inherited access");
        (await lab.CallAsync(Lab.Ada, "DELETE", $"files/{file}/permissions/{id}")).ShouldBeRefused(403, "cannotDeletePermission");
        (await lab.CallAsync(Lab.Ada, "PATCH", $"files/{file}/permissions/{id}", new { role = "writer" })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Deleting_a_direct_grant_leaves_the_inherited_one()
    {
        await using var lab = await Lab.StartAsync();
        var (folder, file) = Nested(lab);
        lab.Company.Grant(folder, Lab.Bo, "reader");
        lab.Company.Grant(file, Lab.Bo, "writer");
        var path = $"files/{file}/permissions/{await IdAsync(lab, Lab.Bo)}";

        var deleted = await lab.CallAsync(Lab.Ada, "DELETE", path);

        deleted.Status.ShouldBe(HttpStatusCode.NoContent);
        deleted.Bytes.ShouldBeEmpty();
        (await lab.GetAsync(Lab.Ada, path))["role"].ShouldBe("reader");
        (await lab.CallAsync(Lab.Ada, "DELETE", $"files/{folder}/permissions/{await IdAsync(lab, Lab.Bo)}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await lab.GetAsync(Lab.Ada, path)).ShouldBeRefused(404, "notFound");
        (await lab.CallAsync(Lab.Ada, "DELETE", path))["error/message"].ShouldStartWith("Permission not found: ");
    }

    [Fact]
    public async Task An_update_lowers_and_refuses_what_is_not_writable()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        lab.Company.Grant(file, Lab.Bo, "writer");
        var path = $"files/{file}/permissions/{await IdAsync(lab, Lab.Bo)}";

        (await lab.CallAsync(Lab.Ada, "PATCH", path, new { role = "reader" }))["role"].ShouldBe("reader");
        (await lab.CallAsync(Lab.Ada, "PATCH", path, new { role = "reader", type = "user" })).ShouldBeRefused(403, "fieldNotWritable");
        (await lab.CallAsync(Lab.Ada, "PATCH", path, new { role = "chief" })).ShouldBeRefused(400, "invalid");
    }

    [Theory]
    [InlineData("""{"role":"reader"}""", 400, "required")]
    [InlineData("""{"type":"user"}""", 400, "required")]
    [InlineData("""{"type":"user","role":"reader"}""", 400, "required")]
    [InlineData("""{"type":"domain","role":"reader"}""", 400, "required")]
    [InlineData("""{"type":"robot","role":"reader"}""", 400, "invalid")]
    [InlineData("""{"type":"user","role":"chief","emailAddress":"bo@corp.example"}""", 400, "invalid")]
    [InlineData("""{"type":"user","role":"organizer","emailAddress":"bo@corp.example"}""", 403, "organizerOnNonTeamDriveItemNotSupported")]
    [InlineData("""{"type":"user","role":"fileOrganizer","emailAddress":"bo@corp.example"}""", 403, "fileOrganizerOnNonTeamDriveNotSupported")]
    [InlineData("""{"type":"anyone","role":"owner"}""", 403, "invalidOwnershipTransfer")]
    [InlineData("""{"type":"user","role":"reader","emailAddress":"nobody@corp.example"}""", 400, "invalidSharingRequest")]
    [InlineData("""{"type":"user","role":"reader","emailAddress":"not an address"}""", 400, "invalid")]
    [InlineData("""{"type":"user","role":"reader","emailAddress":"bo@corp.example","allowFileDiscovery":true}""", 403, "cannotShareUsersWithLink")]
    [InlineData("""{"type":"group","role":"reader","emailAddress":"team@corp.example","allowFileDiscovery":true}""", 403, "cannotShareGroupsWithLink")]
    [InlineData("""{"type":"user","role":"owner","emailAddress":"bo@corp.example"}""", 403, "forbidden")]
    [InlineData("""not json""", 400, "parseError")]
    public async Task A_wrong_body_is_refused(string body, int status, string reason)
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/drive/v3/files/{file}/permissions")
        {
            Content = new StringContent(body, null, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", await lab.TokenAsync(Lab.Ada));

        (await lab.SendAsync(request)).ShouldBeRefused(status, reason);
    }

    [Fact]
    public async Task An_address_without_an_account_needs_a_mail()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        var body = new { type = "user", role = "reader", emailAddress = "somebody@elsewhere.example" };

        var refused = await lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions?sendNotificationEmail=false", body);
        refused.ShouldBeRefused(400, "invalidSharingRequest");
        refused["error/message"].ShouldBe("Bad Request");
        refused["error/errors/0/message"].ShouldContain("Notify people");
        (await lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions", body)).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions?sendNotificationEmail=false",
            new { type = "user", role = "reader", emailAddress = "somebody@gmail.com" })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_alias_is_its_user()
    {
        await using var lab = await Lab.StartAsync();
        lab.Company.AddUser("dee@corp.example", "d.former@corp.example");
        var file = lab.Company.AddFile("plan", Lab.Ada);

        var answer = await lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions?fields=id,emailAddress",
            new { type = "user", role = "reader", emailAddress = "D.Former@corp.example" });

        answer["emailAddress"].ShouldBe("dee@corp.example");
        answer["id"].ShouldBe(await IdAsync(lab, "dee@corp.example"));
    }

    [Fact]
    public async Task A_shortcut_cannot_be_shared()
    {
        await using var lab = await Lab.StartAsync();
        var (folder, file) = Nested(lab);
        var shortcut = lab.Company.AddShortcut("to plan", Lab.Ada, folder, file);

        var answer = await GiveAsync(lab, shortcut, Lab.Bo, "reader");

        answer.ShouldBeRefused(400, "invalidSharingRequest");
        answer["error/errors/0/message"].ShouldContain("The action cannot be performed on an item of mime-type: application/vnd.google-apps.shortcut");
    }

    [Fact]
    public async Task What_the_caller_cannot_see_is_not_found_and_what_they_may_not_share_is_forbidden()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);

        var unseen = await lab.CallAsync(Lab.Bo, "POST", $"files/{file}/permissions", new { type = "anyone", role = "reader" });
        unseen.ShouldBeRefused(404, "notFound");
        unseen["error/message"].ShouldBe($"File not found: {file}.");
        lab.Company.Grant(file, Lab.Bo, "reader");
        var seen = await lab.CallAsync(Lab.Bo, "POST", $"files/{file}/permissions", new { type = "anyone", role = "reader" });
        seen.ShouldBeRefused(403, "insufficientFilePermissions");
        seen["error/message"].ShouldBe($"The user does not have sufficient permissions for file {file}.");
        (await lab.CallAsync(Lab.Bo, "DELETE", $"files/{file}/permissions/{await IdAsync(lab, Lab.Bo)}")).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Domain_and_link_grants_have_ids_of_their_own()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);

        var domain = await lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions?fields=*", new { type = "domain", role = "reader", domain = "corp.example" });
        var link = await lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions?fields=*", new { type = "anyone", role = "reader" });

        domain["id"].ShouldMatch("^[0-9]+k$");
        domain["allowFileDiscovery"].ShouldBe("false");
        domain["domain"].ShouldBe("corp.example");
        link["id"].ShouldBe("anyoneWithLink");
        link.At("deleted").ShouldBeNull();
    }
}
