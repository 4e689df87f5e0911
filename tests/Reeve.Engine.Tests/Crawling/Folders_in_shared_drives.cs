using Reeve.Core.Trees;
using Reeve.Sandbox;

namespace Reeve.Engine.Tests.Crawling;

public sealed class Folders_in_shared_drives
{
    private const string Ada = "ada@corp.example";
    private const string Ben = "ben@corp.example";
    private const string Cleo = "cleo@corp.example";

    [Fact]
    public async Task What_comes_from_above_the_root_is_told_from_what_is_granted_on_it()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddMember(drive, Ben, "reader");
        var above = sandbox.Company.AddFolder("Above", Ada, drive);
        sandbox.Company.Grant(above, Cleo, "writer");
        var root = sandbox.Company.AddFolder("Root", Ada, above);
        sandbox.Company.Grant(root, Ben, "writer");
        var folder = sandbox.Company.AddFolder("Deeper", Ada, root);
        var file = sandbox.Company.AddFile("Plan", Ada, folder);
        sandbox.Company.Grant(file, Cleo, "commenter");
        sandbox.Company.AddFile("Beside it", Ada, above);

        var read = await sandbox.ReadFolderAsync(root, reader: Ada);

        read.Tree.IsWholeDrive.ShouldBeFalse();
        read.Tree.Drive.ShouldNotBeNull().Name.ShouldBe("Finance");
        read.Tree.OwnersAbove.ShouldBeEmpty();
        read.Organizers.ShouldBe([Ada]);
        read.ToldDirect.ShouldBeTrue();
        read.Tree.Count.ShouldBe(3);
        read.Tree.GrantsOf(root).ShouldBe($"user:{Ada} organizer, user:{Ben} writer! reader, user:{Cleo} writer");
        read.Tree.GrantsOf(folder).ShouldBe($"user:{Ada} organizer, user:{Ben} writer, user:{Cleo} writer");
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer, user:{Ben} writer, user:{Cleo} commenter! writer");
    }

    [Fact]
    public async Task With_nobody_named_an_organizer_reads_it_where_the_administrator_sees_the_folder()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddMember(drive, sandbox.Company.Admin, "reader");
        var root = sandbox.Company.AddFolder("Root", Ada, drive);
        var limited = sandbox.Company.AddFolder("Payroll", Ada, root);
        sandbox.Company.SetFlags(limited, limited: true);
        var file = sandbox.Company.AddFile("Salaries", Ada, limited);

        var read = await sandbox.ReadFolderAsync(root);

        read.Reader.ShouldBe(Ada);
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer");
    }

    [Fact]
    public async Task Who_was_given_the_folder_alone_can_read_it()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.SetRestrictions(drive, sharingFoldersRequiresOrganizerPermission: false);
        var root = sandbox.Company.AddFolder("Root", Ada, drive);
        sandbox.Company.Grant(root, Ben, "fileOrganizer");
        var file = sandbox.Company.AddFile("Plan", Ada, root);

        var read = await sandbox.ReadFolderAsync(root, reader: Ben, admin: null);

        read.Organizers.ShouldBeEmpty();
        read.Tree.Drive.ShouldBe(new DriveFacts(drive, drive, Restrictions.None));
        read.Tree.GrantsOf(root).ShouldBe($"user:{Ada} organizer, user:{Ben} fileOrganizer!");
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer, user:{Ben} fileOrganizer");
    }

    [Fact]
    public async Task A_folder_whose_content_nobody_may_list_is_unknown()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.SetRestrictions(drive, sharingFoldersRequiresOrganizerPermission: false);
        sandbox.Company.AddMember(drive, Ben, "fileOrganizer");
        sandbox.Company.SetUserState(Ada, "suspended");
        var root = sandbox.Company.AddFolder("Root", Ada, drive);
        var limited = sandbox.Company.AddFolder("Payroll", Ada, root);
        sandbox.Company.SetFlags(limited, limited: true);
        sandbox.Company.AddFile("Salaries", Ada, limited);

        var read = await sandbox.ReadFolderAsync(root, reader: Ben);

        read.Tree.GrantsOf(limited).ShouldBe("unknown");
    }

    [Fact]
    public async Task Who_may_not_see_the_grants_of_the_root_cannot_read_the_tree()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddMember(drive, Ben, "writer");
        var root = sandbox.Company.AddFolder("Root", Ada, drive);

        var refused = await Should.ThrowAsync<EngineException>(() => sandbox.ReadFolderAsync(root, reader: Ben, admin: null));

        refused.Fault.ShouldBe(EngineFault.NotAllowed);
        refused.Message.ShouldContain($"`{Ben}` may not see the grants of `Root`");
    }
}
