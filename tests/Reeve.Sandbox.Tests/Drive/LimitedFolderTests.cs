using System.Net;

namespace Reeve.Sandbox.Tests.Drive;

public sealed class LimitedFolderTests
{
    [Fact]
    public async Task Those_shut_out_keep_a_view_of_the_metadata_and_find_nothing_inside()
    {
        await using var lab = await Lab.StartAsync();
        var (top, limited, file) = await LimitAsync(lab);

        var seen = await lab.GetAsync(Lab.Bo, $"files/{limited}?fields=name,inheritedPermissionsDisabled,permissions,capabilities/canListChildren");
        seen.Text.ShouldBe("""{"name":"limited","inheritedPermissionsDisabled":true,"capabilities":{"canListChildren":false}}""");
        (await lab.GetAsync(Lab.Bo, $"files?q='{limited}' in parents")).Each("files", "id").ShouldBeEmpty();
        (await lab.GetAsync(Lab.Bo, $"files?q='{top}' in parents")).Each("files", "id").ShouldBe([limited]);
        (await lab.GetAsync(Lab.Bo, "files/" + file)).ShouldBeRefused(404, "notFound");
        (await lab.GetAsync(Lab.Ada, $"files?q='{limited}' in parents")).Each("files", "id").ShouldBe([file]);
    }

    [Fact]
    public async Task Its_permissions_say_who_is_let_in_and_who_sees_only_the_metadata()
    {
        await using var lab = await Lab.StartAsync();
        var (_, limited, file) = await LimitAsync(lab);
        await lab.CallAsync(Lab.Ada, "POST", $"files/{limited}/permissions", new { type = "user", role = "reader", emailAddress = Lab.Cy });

        var answer = await lab.GetAsync(Lab.Ada, $"files/{limited}/permissions?fields=*");

        var shutOut = answer.Permission(Lab.Bo)!;
        shutOut["role"]!.ToString().ShouldBe("reader");
        shutOut["view"]!.ToString().ShouldBe("metadata");
        shutOut["inheritedPermissionsDisabled"]!.GetValue<bool>().ShouldBeTrue();
        shutOut["permissionDetails"]!.AsArray().ShouldAllBe(detail => detail!["inherited"]!.GetValue<bool>());
        var letIn = answer.Permission(Lab.Cy)!;
        letIn.ContainsKey("view").ShouldBeFalse();
        letIn["permissionDetails"]!.AsArray().ShouldContain(detail => !detail!["inherited"]!.GetValue<bool>());
        (await lab.GetAsync(Lab.Cy, "files/" + file)).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.GetAsync(Lab.Ada, $"files/{file}/permissions?fields=*")).Permission(Lab.Bo).ShouldBeNull();
    }

    [Fact]
    public async Task It_can_be_opened_again()
    {
        await using var lab = await Lab.StartAsync();
        var (_, limited, file) = await LimitAsync(lab);

        (await lab.CallAsync(Lab.Ada, "PATCH", "files/" + limited, new { inheritedPermissionsDisabled = false })).Status.ShouldBe(HttpStatusCode.OK);

        (await lab.GetAsync(Lab.Bo, "files/" + file)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Files_have_no_limited_access_and_readers_may_not_limit()
    {
        await using var lab = await Lab.StartAsync();
        var folder = lab.Company.AddFolder("folder", Lab.Ada);
        var file = lab.Company.AddFile("plan", Lab.Ada, folder);
        lab.Company.Grant(folder, Lab.Bo, "reader");
        lab.Company.Grant(folder, Lab.Cy, "writer");

        (await lab.CallAsync(Lab.Ada, "PATCH", "files/" + file, new { inheritedPermissionsDisabled = true })).ShouldBeRefused(403, "fieldNotWritable");
        (await lab.CallAsync(Lab.Bo, "PATCH", "files/" + folder, new { inheritedPermissionsDisabled = true })).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.GetAsync(Lab.Cy, $"files/{folder}?fields=capabilities/canDisableInheritedPermissions"))["capabilities/canDisableInheritedPermissions"].ShouldBe("true");
        (await lab.CallAsync(Lab.Cy, "PATCH", "files/" + folder, new { inheritedPermissionsDisabled = true })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_owner_of_the_folder_above_is_shut_out_too()
    {
        await using var lab = await Lab.StartAsync();
        var top = lab.Company.AddFolder("top", Lab.Ada);
        var limited = lab.Company.AddFolder("limited", Lab.Bo, top);
        var file = lab.Company.AddFile("plan", Lab.Bo, limited);
        lab.Company.SetFlags(limited, limited: true);

        (await lab.GetAsync(Lab.Ada, $"files/{limited}?fields=capabilities/canListChildren"))["capabilities/canListChildren"].ShouldBe("false");
        (await lab.GetAsync(Lab.Ada, $"files/{limited}/permissions")).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.GetAsync(Lab.Ada, "files/" + file)).ShouldBeRefused(404, "notFound");
    }

    private static async Task<(string Top, string Limited, string File)> LimitAsync(Lab lab)
    {
        var top = lab.Company.AddFolder("top", Lab.Ada);
        var limited = lab.Company.AddFolder("limited", Lab.Ada, top);
        var file = lab.Company.AddFile("plan", Lab.Ada, limited);
        lab.Company.Grant(top, Lab.Bo, "writer");
        var answer = await lab.CallAsync(Lab.Ada, "PATCH", $"files/{limited}?fields=inheritedPermissionsDisabled", new { inheritedPermissionsDisabled = true });
        answer["inheritedPermissionsDisabled"].ShouldBe("true");

        return (top, limited, file);
    }
}
