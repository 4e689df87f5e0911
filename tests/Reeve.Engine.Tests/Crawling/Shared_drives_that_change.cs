using System.Text;
using System.Text.Json.Nodes;
using Reeve.Core.Policies;
using Reeve.Engine.Ports;
using Reeve.Google.Calls;
using Reeve.Google.Drive;
using Reeve.Sandbox;

namespace Reeve.Engine.Tests.Crawling;

public sealed class Shared_drives_that_change
{
    private const string Ada = "ada@corp.example";
    private const string Ben = "ben@corp.example";
    private const string Files = "/drive/v3/files";

    [Fact]
    public async Task A_folder_that_the_list_left_out_is_asked_for()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        var outer = sandbox.Company.AddFolder("Outer", Ada, drive);
        var folder = sandbox.Company.AddFolder("Inner", Ada, outer);
        sandbox.Company.Grant(folder, Ben, "writer");
        var file = sandbox.Company.AddFile("In it", Ada, folder);

        var read = await ReadWhileAsync(sandbox, drive, body => Task.FromResult(Without(body, outer, folder)));

        read.Tree.TryFind(file, out var found).ShouldBeTrue();
        found.Path.ShouldBe("/Outer/Inner/In it");
        read.Tree.GrantsOf(folder).ShouldBe($"user:{Ada} organizer, user:{Ben} writer!");
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer, user:{Ben} writer");
    }

    [Fact]
    public async Task What_went_with_its_folder_is_not_in_the_tree()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        var (_, folder) = await AddChildBeforeFolderAsync(sandbox, drive);

        var read = await ReadWhileAsync(sandbox, drive, async body =>
        {
            await DeleteAsync(sandbox, folder);
            return body;
        });

        read.Tree.Items.Select(item => item.Name).ShouldBe(["Finance", "First"], ignoreOrder: true);
        read.Tree.Items.ShouldAllBe(item => item.IsKnown);
    }

    [Fact]
    public async Task What_moved_to_another_folder_is_found_there()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        var (child, folder) = await AddChildBeforeFolderAsync(sandbox, drive);

        var read = await ReadWhileAsync(sandbox, drive, async body =>
        {
            await MoveAsync(sandbox, child, folder, drive);
            await DeleteAsync(sandbox, folder);
            return body;
        });

        read.Tree.TryFind(child, out var found).ShouldBeTrue();
        found.Path.ShouldBe("/Child");
        found.IsKnown.ShouldBeTrue();
    }

    [Fact]
    public async Task Folders_that_seem_to_lie_in_each_other_are_asked_for_again()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        var one = sandbox.Company.AddFolder("One", Ada, drive);
        var other = sandbox.Company.AddFolder("Other", Ada, one);

        // Other was in One when it was listed; then it moved to the top, and One into it.
        var read = await ReadWhileAsync(sandbox, drive, async body =>
        {
            await MoveAsync(sandbox, other, one, drive);
            await MoveAsync(sandbox, one, drive, other);
            return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace($"[\"{drive}\"]", $"[\"{other}\"]", StringComparison.Ordinal));
        });

        read.Tree.TryFind(one, out var found).ShouldBeTrue();
        found.Path.ShouldBe("/Other/One");
        read.Tree.Items.ShouldAllBe(item => item.IsKnown);
    }

    [Theory]
    [InlineData(404, "notFound")]
    [InlineData(403, "insufficientFilePermissions")]
    public async Task An_item_whose_grants_nobody_may_read_any_more_is_unknown(int status, string reason)
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        var folder = sandbox.Company.AddFolder("Goes", Ada, drive);
        sandbox.Company.Grant(folder, Ben, "writer");
        var (file, shared) = (sandbox.Company.AddFile("In it", Ada, folder), sandbox.Company.AddFile("Shared", Ada, folder));
        sandbox.Company.GrantAnyone(shared, "reader");
        await sandbox.FaultAsync(new { method = "GET", path = $"/drive/v3/files/{folder}/permissions", status, reason });

        var read = await sandbox.ReadDriveAsync(drive);

        read.Tree.GrantsOf(folder).ShouldBe("unknown");
        read.Tree.GrantsOf(shared).ShouldBe($"anyone reader!, user:{Ada} organizer, user:{Ben} writer");
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer, user:{Ben} writer", "the item beside it told what comes from above");
    }

    [Fact]
    public async Task What_a_member_sees_without_its_folder_is_kept_as_unknown()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.SetUserState(Ada, "suspended");
        sandbox.Company.AddMember(drive, Ben, "writer");
        var limited = sandbox.Company.AddFolder("Payroll", Ada, drive);
        sandbox.Company.SetFlags(limited, limited: true);
        var inner = sandbox.Company.AddFolder("Inner", Ada, limited);
        var file = sandbox.Company.AddFile("Salaries", Ada, inner);
        sandbox.Company.Grant(file, Ben, "reader");

        var read = await sandbox.ReadDriveAsync(drive);

        read.Tree.GrantsOf(limited).ShouldBe("unknown");
        read.Tree.GrantsOf(inner).ShouldBe("not there");
        read.Tree.GrantsOf(file).ShouldBe("unknown");
    }

    /// <summary>A list in the order of making shows the child on its first page and the folder, in which it lies by then, on its second.</summary>
    private static async Task<(string Child, string Folder)> AddChildBeforeFolderAsync(SandboxWorkspace sandbox, string drive)
    {
        sandbox.Company.AddFile("First", Ada, drive);
        var child = sandbox.Company.AddFile("Child", Ada, drive);
        var folder = sandbox.Company.AddFolder("Folder", Ada, drive);
        await MoveAsync(sandbox, child, drive, folder);
        return (child, folder);
    }

    private static Task<DriveFile> MoveAsync(SandboxWorkspace sandbox, string item, string from, string to) =>
        sandbox.Google().DriveAs(Ada, DriveAccess.Write).UpdateFileAsync(item, new DriveFileUpdate { AddParents = to, RemoveParents = from }, TestContext.Current.CancellationToken);

    private static Task<bool> DeleteAsync(SandboxWorkspace sandbox, string item) => sandbox.Google().ApiAs(Ada).SendAsync(
        new GoogleRequest(HttpMethod.Delete, $"/drive/v3/files/{item}?supportsAllDrives=true"), (_, _, _) => Task.FromResult(true), TestContext.Current.CancellationToken);

    private static byte[] Without(byte[] body, params string[] ids)
    {
        var page = JsonNode.Parse(body)!;
        var files = page["files"]!.AsArray();
        files.RemoveAll(file => ids.Contains((string?)file!["id"]));
        return Encoding.UTF8.GetBytes(page.ToJsonString());
    }

    /// <summary>Reads a drive, two items a page, and does something after the first page.</summary>
    private static async Task<SourcedTree> ReadWhileAsync(SandboxWorkspace sandbox, string drive, Func<byte[], Task<byte[]>> meddle)
    {
        await sandbox.SetAsync("paging", new { permissionsPageSize = 2 });
        await using var meddler = await Meddler.StartAsync(
            sandbox.Sandbox, (path, count, body) => path == Files && count == 1 ? meddle(body) : Task.FromResult(body));
        var read = await Reader.ReadAsync(meddler.Google, new TreeTarget("docs", new TreeRoot.Drive(drive), Ada));
        meddler.Failure.ShouldBeNull();
        return read;
    }
}
