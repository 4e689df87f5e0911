using System.Net;

namespace Reeve.Sandbox.Tests.Drive;

public sealed class AccessTests
{
    [Fact]
    public async Task Without_a_token_the_answer_is_403_and_with_a_bad_one_401()
    {
        await using var lab = await Lab.StartAsync();
        var bad = new HttpRequestMessage(HttpMethod.Get, "/drive/v3/files");
        bad.Headers.Authorization = new("Bearer", "ya29.nonsense");

        var none = await lab.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/drive/v3/files"));
        none.ShouldBeRefused(403, "forbidden");
        none["error/status"].ShouldBe("PERMISSION_DENIED");
        var answer = await lab.SendAsync(bad);
        answer.ShouldBeRefused(401, "authError");
        answer["error/errors/0/message"].ShouldBe("Invalid Credentials");
        answer["error/errors/0/location"].ShouldBe("Authorization");
    }

    [Theory]
    [InlineData("GET", "files", "drive.metadata.readonly", true)]
    [InlineData("GET", "files/FILE/permissions", "drive.readonly", true)]
    [InlineData("POST", "files/FILE/permissions", "drive.readonly", false)]
    [InlineData("POST", "files/FILE/permissions", "drive.metadata", false)]
    [InlineData("PATCH", "files/FILE", "drive.metadata", true)]
    [InlineData("PATCH", "files/FILE", "drive.metadata.readonly", false)]
    [InlineData("GET", "drives", "drive.metadata.readonly", false)]
    public async Task Each_method_asks_for_its_scopes(string method, string path, string scope, bool allowed)
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);

        var answer = await lab.CallAsync(Lab.Ada, method, path.Replace("FILE", file, StringComparison.Ordinal),
            method == "GET" ? null : new { }, "https://www.googleapis.com/auth/" + scope);

        if (allowed)
        {
            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        }
        else
        {
            answer.ShouldBeRefused(403, "insufficientPermissions");
            answer["error/details/0/reason"].ShouldBe("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
            answer.Response.Headers.WwwAuthenticate.ToString().ShouldContain("insufficient_scope");
        }
    }

    [Fact]
    public async Task Access_to_a_folder_is_access_to_all_below()
    {
        await using var lab = await Lab.StartAsync();
        var top = lab.Company.AddFolder("top", Lab.Ada);
        var inner = lab.Company.AddFolder("inner", Lab.Cy, top);
        var file = lab.Company.AddFile("plan", Lab.Bo, inner);
        lab.Company.Grant(top, "team@corp.example", "reader");

        var answer = await lab.GetAsync(Lab.Bo, $"files/{file}/permissions?fields=permissions(emailAddress,role,permissionDetails)");

        answer.Permission(Lab.Bo)!["role"]!.ToString().ShouldBe("owner");
        answer.Permission(Lab.Cy)!.ToJsonString().ShouldContain("""[{"permissionType":"file","role":"writer","inherited":true}]""");
        answer.Permission(Lab.Ada)!["role"]!.ToString().ShouldBe("writer");
        answer.Permission("team@corp.example")!["role"]!.ToString().ShouldBe("reader");
    }

    [Fact]
    public async Task A_higher_role_below_shows_both_parts_and_neither_names_its_source()
    {
        await using var lab = await Lab.StartAsync();
        var top = lab.Company.AddFolder("top", Lab.Ada);
        var file = lab.Company.AddFile("plan", Lab.Ada, top);
        lab.Company.Grant(top, Lab.Bo, "reader");
        lab.Company.Grant(file, Lab.Bo, "writer");

        var answer = await lab.GetAsync(Lab.Ada, $"files/{file}/permissions?fields=*");

        answer.Permission(Lab.Bo)!["permissionDetails"]!.ToJsonString().ShouldBe(
            """[{"permissionType":"file","role":"reader","inherited":true},{"permissionType":"file","role":"writer","inherited":false}]""");
        answer.Permission(Lab.Ada)!["permissionDetails"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Lists_tell_direct_from_inherited_only_when_switched_on()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);

        (await lab.GetAsync(Lab.Ada, $"files/{file}?fields=permissions")).Text.ShouldNotContain("permissionDetails");
        await lab.ControlAsync("PUT", "details", new { inFiles = true });
        (await lab.GetAsync(Lab.Ada, "files?fields=files/permissions")).Text.ShouldContain("permissionDetails");
    }

    [Fact]
    public async Task Permissions_are_for_those_who_may_share()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        lab.Company.Grant(file, Lab.Bo, "writer");
        lab.Company.Grant(file, Lab.Cy, "reader");

        (await lab.GetAsync(Lab.Bo, $"files/{file}?fields=permissions/role,capabilities/canShare")).Text.ShouldContain("owner");
        var reader = await lab.GetAsync(Lab.Cy, $"files/{file}?fields=permissions,capabilities/canShare,ownedByMe");
        reader.Text.ShouldBe("""{"ownedByMe":false,"capabilities":{"canShare":false}}""");
        (await lab.GetAsync(Lab.Cy, $"files/{file}/permissions")).ShouldBeRefused(403, "insufficientFilePermissions");
        lab.Company.SetFlags(file, writersCanShare: false);
        (await lab.GetAsync(Lab.Bo, $"files/{file}/permissions")).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.GetAsync(Lab.Ada, $"files/{file}/permissions")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_parent_that_the_caller_cannot_see_is_not_told()
    {
        await using var lab = await Lab.StartAsync();
        var folder = lab.Company.AddFolder("private", Lab.Ada);
        var file = lab.Company.AddFile("plan", Lab.Ada, folder);
        lab.Company.Grant(file, Lab.Bo, "reader");

        (await lab.GetAsync(Lab.Ada, $"files/{file}?fields=parents"))["parents/0"].ShouldBe(folder);
        (await lab.GetAsync(Lab.Bo, $"files/{file}?fields=parents")).Text.ShouldBe("{}");
        (await lab.GetAsync(Lab.Bo, $"files/{file}?fields=sharedWithMeTime"))["sharedWithMeTime"].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Root_is_ones_own_My_Drive_and_cannot_be_shared()
    {
        await using var lab = await Lab.StartAsync();

        var root = await lab.GetAsync(Lab.Ada, "files/root?fields=id,name,parents,ownedByMe,capabilities/canShare");
        root["name"].ShouldBe("My Drive");
        root.At("parents").ShouldBeNull();
        root["capabilities/canShare"].ShouldBe("false");
        (await lab.GetAsync(Lab.Bo, "files/" + root["id"])).ShouldBeRefused(404, "notFound");
        (await lab.CallAsync(Lab.Ada, "POST", "files/root/permissions", new { type = "anyone", role = "reader" }))
            .ShouldBeRefused(403, "insufficientFilePermissions");
    }

    [Fact]
    public async Task A_deleted_accounts_grant_shows_no_address()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        lab.Company.Grant(file, Lab.Bo, "reader");
        lab.Company.SetUserState(Lab.Bo, "deleted");

        var permissions = (await lab.GetAsync(Lab.Ada, $"files/{file}/permissions?fields=*")).At("permissions")!.AsArray();

        var gone = permissions.Single(each => each!["role"]!.ToString() == "reader")!.AsObject();
        gone["deleted"]!.GetValue<bool>().ShouldBeTrue();
        gone.ContainsKey("emailAddress").ShouldBeFalse();
    }
}
