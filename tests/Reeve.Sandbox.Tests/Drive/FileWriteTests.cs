using System.Net;

namespace Reeve.Sandbox.Tests.Drive;

public sealed class FileWriteTests
{
    [Fact]
    public async Task Folders_files_and_shortcuts_can_be_made()
    {
        await using var lab = await Lab.StartAsync();
        var folder = await MakeAsync(lab, Lab.Ada, new { name = "box", mimeType = "application/vnd.google-apps.folder" });
        var file = await MakeAsync(lab, Lab.Ada, new { name = "plan", parents = new[] { folder["id"] } });
        var shortcut = await MakeAsync(lab, Lab.Ada, new
        {
            name = "to plan",
            mimeType = "application/vnd.google-apps.shortcut",
            parents = new[] { folder["id"] },
            shortcutDetails = new { targetId = file["id"] },
        });

        (await lab.GetAsync(Lab.Ada, $"files?q='{folder["id"]}' in parents")).Each("files", "id").ShouldBe([file["id"], shortcut["id"]]);
        (await lab.GetAsync(Lab.Ada, $"files/{shortcut["id"]}?fields=shortcutDetails"))["shortcutDetails/targetId"].ShouldBe(file["id"]);
        (await lab.GetAsync(Lab.Ada, $"files/{folder["id"]}?fields=parents"))["parents/0"].ShouldBe((await lab.GetAsync(Lab.Ada, "files/root"))["id"]);
    }

    [Fact]
    public async Task Making_something_where_one_may_not_is_refused()
    {
        await using var lab = await Lab.StartAsync();
        var folder = lab.Company.AddFolder("box", Lab.Ada);
        var file = lab.Company.AddFile("plan", Lab.Ada, folder);

        (await MakeAsync(lab, Lab.Bo, new { name = "x", parents = new[] { folder } })).ShouldBeRefused(404, "notFound");
        lab.Company.Grant(folder, Lab.Bo, "reader");
        (await MakeAsync(lab, Lab.Bo, new { name = "x", parents = new[] { folder } })).ShouldBeRefused(403, "insufficientParentPermissions");
        (await MakeAsync(lab, Lab.Ada, new { name = "x", parents = new[] { file } })).ShouldBeRefused(403, "parentNotAFolder");
    }

    [Fact]
    public async Task A_move_leaves_inherited_grants_behind_and_takes_direct_ones_along()
    {
        await using var lab = await Lab.StartAsync();
        var (from, to) = (lab.Company.AddFolder("from", Lab.Ada), lab.Company.AddFolder("to", Lab.Ada));
        var file = lab.Company.AddFile("plan", Lab.Ada, from);
        lab.Company.Grant(from, Lab.Bo, "reader");
        lab.Company.Grant(to, "team@corp.example", "reader");
        lab.Company.Grant(file, Lab.Cy, "reader");

        var answer = await lab.CallAsync(Lab.Ada, "PATCH", $"files/{file}?addParents={to}&removeParents={from}&fields=parents,permissions/emailAddress", new { });

        answer["parents/0"].ShouldBe(to);
        answer.Each("permissions", "emailAddress").ShouldBe([Lab.Ada, Lab.Cy, "team@corp.example"], ignoreOrder: true);
        (await lab.CallAsync(Lab.Ada, "PATCH", $"files/{to}?addParents={to}", new { })).ShouldBeRefused(403, "cannotAddParent");
        (await lab.CallAsync(Lab.Ada, "PATCH", $"files/{file}", new { parents = new[] { from } })).ShouldBeRefused(403, "fieldNotWritable");
    }

    [Fact]
    public async Task Flags_are_set_by_those_who_may()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        lab.Company.Grant(file, Lab.Bo, "writer");
        lab.Company.Grant(file, Lab.Cy, "reader");

        (await lab.CallAsync(Lab.Cy, "PATCH", "files/" + file, new { name = "other" })).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.CallAsync(Lab.Cy, "PATCH", "files/" + file, new { copyRequiresWriterPermission = true })).ShouldBeRefused(403, "cannotModifyViewersCanCopyContent");
        (await lab.CallAsync(Lab.Bo, "PATCH", "files/" + file, new { trashed = true })).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.CallAsync(Lab.Bo, "PATCH", $"files/{file}?fields=name,writersCanShare", new { name = "other", writersCanShare = false })).Text
            .ShouldBe("""{"name":"other","writersCanShare":false}""");
        (await lab.CallAsync(Lab.Bo, "PATCH", "files/" + file, new { writersCanShare = true })).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.CallAsync(Lab.Ada, "PATCH", $"files/{file}?fields=trashed", new { trashed = true }))["trashed"].ShouldBe("true");
    }

    [Fact]
    public async Task Deleting_a_folder_deletes_what_its_owner_has_in_it_and_leaves_the_rest_to_its_owners()
    {
        await using var lab = await Lab.StartAsync();
        var folder = lab.Company.AddFolder("box", Lab.Ada);
        var own = lab.Company.AddFile("own", Lab.Ada, folder);
        var others = lab.Company.AddFile("other's", Lab.Bo, folder);
        var limited = lab.Company.AddFolder("limited", Lab.Bo, folder);
        lab.Company.SetFlags(limited, limited: true);

        (await lab.CallAsync(Lab.Bo, "DELETE", "files/" + folder)).ShouldBeRefused(404, "notFound");
        (await lab.CallAsync(Lab.Ada, "DELETE", "files/" + folder)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await lab.GetAsync(Lab.Ada, "files/" + own)).ShouldBeRefused(404, "notFound");
        (await lab.GetAsync(Lab.Bo, $"files/{others}?fields=parents")).Text.ShouldBe("{}");
        (await lab.GetAsync(Lab.Bo, $"files/{limited}?fields=parents"))["parents/0"].ShouldBe((await lab.GetAsync(Lab.Bo, "files/root"))["id"]);
    }

    private static Task<Answer> MakeAsync(Lab lab, string who, object body) => lab.CallAsync(who, "POST", "files", body);
}
