using Reeve.Core.Policies;
using Reeve.Engine.Ports;
using Reeve.Google.Drive;

namespace Reeve.Engine.Tests.Crawling;

public sealed class Shared_drives_that_change
{
    private const string Ada = "ada@corp.example";
    private const string Ben = "ben@corp.example";
    private const string Files = "/drive/v3/files";

    [Fact]
    public async Task A_folder_that_came_after_its_place_in_the_list_is_asked_for()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var (drive, other) = (sandbox.Company.AddDrive("Finance", Ada), sandbox.Company.AddDrive("Other", Ada));
        var folder = sandbox.Company.AddFolder("Comes", Ada, other);
        sandbox.Company.Grant(folder, Ben, "writer");
        sandbox.Company.AddFile("First", Ada, drive);
        sandbox.Company.AddFile("Second", Ada, drive);
        var file = sandbox.Company.AddFile("In it", Ada, folder);

        var read = await ReadWhileAsync(sandbox, drive, Ada, () => MoveAsync(sandbox, folder, other, drive));

        read.Tree.TryFind(file, out var found).ShouldBeTrue();
        found.Path.ShouldBe("/Comes/In it");
        read.Tree.GrantsOf(folder).ShouldBe($"user:{Ada} organizer, user:{Ben} writer!");
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer, user:{Ben} writer");
    }

    [Fact]
    public async Task What_left_with_its_folder_is_not_in_the_tree()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var (drive, other) = (sandbox.Company.AddDrive("Finance", Ada), sandbox.Company.AddDrive("Other", Ada));
        var file = await AddChildBeforeFolderAsync(sandbox, drive);

        var read = await ReadWhileAsync(sandbox, drive, Ada, () => MoveAsync(sandbox, file.Folder, drive, other));

        read.Tree.Items.Select(item => item.Name).ShouldBe(["Finance", "First"], ignoreOrder: true);
        read.Tree.Items.ShouldAllBe(item => item.IsKnown);
    }

    [Fact]
    public async Task What_moved_to_another_folder_is_found_there()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var (drive, other) = (sandbox.Company.AddDrive("Finance", Ada), sandbox.Company.AddDrive("Other", Ada));
        var file = await AddChildBeforeFolderAsync(sandbox, drive);

        var read = await ReadWhileAsync(sandbox, drive, Ada, async () =>
        {
            await MoveAsync(sandbox, file.Child, file.Folder, drive);
            await MoveAsync(sandbox, file.Folder, drive, other);
        });

        read.Tree.TryFind(file.Child, out var found).ShouldBeTrue();
        found.Path.ShouldBe("/Child");
        found.IsKnown.ShouldBeTrue();
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

    private static Task MoveAsync(SandboxWorkspace sandbox, string item, string from, string to) =>
        sandbox.Google().DriveAs(Ada, DriveAccess.Write).UpdateFileAsync(item, new DriveFileUpdate { AddParents = to, RemoveParents = from }, TestContext.Current.CancellationToken);

    /// <summary>Reads a drive, two items a page, and does something after the first page.</summary>
    private static async Task<SourcedTree> ReadWhileAsync(SandboxWorkspace sandbox, string drive, string reader, Func<Task> meddle)
    {
        await sandbox.SetAsync("paging", new { permissionsPageSize = 2 });
        await using var meddler = await Meddler.StartAsync(sandbox.Sandbox, (path, count) => path == Files && count == 1 ? meddle() : Task.CompletedTask);
        return await Reader.ReadAsync(meddler.Google, new TreeTarget("docs", new TreeRoot.Drive(drive), reader));
    }
}
