using System.Text.Json.Nodes;
using Reeve.Core.Trees;
using Reeve.Sandbox;

namespace Reeve.Engine.Tests.Crawling;

public sealed class Whole_shared_drives
{
    private const string Ada = "ada@corp.example";
    private const string Ben = "ben@corp.example";
    private const string Cleo = "cleo@corp.example";

    [Fact]
    public async Task All_that_is_in_it_is_read_with_what_is_granted_there_and_what_comes_from_above()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddMember(drive, Ben, "reader");
        var folder = sandbox.Company.AddFolder("Budget", Ada, drive);
        sandbox.Company.Grant(folder, Cleo, "writer");
        sandbox.Company.Grant(folder, Ben, "fileOrganizer");
        var file = sandbox.Company.AddFile("Plan", Ada, folder);
        var shared = sandbox.Company.AddFile("Press", Ada, folder);
        sandbox.Company.GrantAnyone(shared, "reader");

        var read = await sandbox.ReadDriveAsync(drive);

        read.Reader.ShouldBe(Ada);
        read.Organizers.ShouldBe([Ada]);
        read.ToldDirect.ShouldBeTrue();
        read.Tree.IsWholeDrive.ShouldBeTrue();
        read.Tree.Root.Name.ShouldBe("Finance");
        read.Tree.Count.ShouldBe(4);
        read.Tree.Items.ShouldAllBe(item => item.Owner == null && item.WritersCanShare == null && item.ReadersCanDownload == null);
        read.Tree.GrantsOf(drive).ShouldBe($"user:{Ada} organizer!, user:{Ben} reader!");
        read.Tree.GrantsOf(folder).ShouldBe($"user:{Ada} organizer, user:{Ben} fileOrganizer! reader, user:{Cleo} writer!");
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer, user:{Ben} fileOrganizer, user:{Cleo} writer");
        read.Tree.GrantsOf(shared).ShouldBe($"anyone reader!, user:{Ada} organizer, user:{Ben} fileOrganizer, user:{Cleo} writer");
    }

    [Fact]
    public async Task What_the_drive_forbids_is_read_with_it()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.SetRestrictions(drive, domainUsersOnly: true, driveMembersOnly: false, copyRequiresWriterPermission: true, sharingFoldersRequiresOrganizerPermission: false);

        var read = await sandbox.ReadDriveAsync(drive);

        read.Tree.Drive.ShouldBe(new DriveFacts(drive, "Finance", new Restrictions(Resharing: true, Download: false, MembersOnly: false, InternalOnly: true)));
    }

    [Fact]
    public async Task A_limited_folder_inherits_what_organizers_have_and_nothing_else()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddMember(drive, Ben, "writer");
        var limited = sandbox.Company.AddFolder("Payroll", Ada, drive);
        sandbox.Company.SetFlags(limited, limited: true);
        sandbox.Company.Grant(limited, Cleo, "reader");
        var file = sandbox.Company.AddFile("Salaries", Ada, limited);

        var read = await sandbox.ReadDriveAsync(drive);

        read.Tree.GrantsOf(limited).ShouldBe($"user:{Ada} organizer, user:{Cleo} reader!");
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer, user:{Cleo} reader");
    }

    [Fact]
    public async Task A_member_who_is_no_organizer_reads_it_and_organizers_read_what_that_one_may_not_see()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddMember(drive, Ben, "reader");
        var limited = sandbox.Company.AddFolder("Payroll", Ada, drive);
        sandbox.Company.SetFlags(limited, limited: true);
        var file = sandbox.Company.AddFile("Salaries", Ada, limited);
        sandbox.Company.Grant(file, Cleo, "writer");

        var read = await sandbox.ReadDriveAsync(drive, reader: Ben);

        read.Reader.ShouldBe(Ben);
        read.Tree.Root.ReaderCanShare.ShouldBeFalse();
        read.Tree.GrantsOf(limited).ShouldBe($"user:{Ada} organizer");
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer, user:{Cleo} writer!");
    }

    [Fact]
    public async Task Where_no_organizer_can_be_acted_as_what_a_member_cannot_see_is_unknown_and_never_left_out()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.SetUserState(Ada, "suspended");
        sandbox.Company.AddMember(drive, Ben, "writer");
        var limited = sandbox.Company.AddFolder("Payroll", Ada, drive);
        sandbox.Company.SetFlags(limited, limited: true);
        sandbox.Company.AddFile("Salaries", Ada, limited);
        var folder = sandbox.Company.AddFolder("Shared", Ada, drive);
        sandbox.Company.Grant(folder, Cleo, "reader");
        var file = sandbox.Company.AddFile("Plan", Ada, folder);
        var plain = sandbox.Company.AddFile("Notes", Ada, drive);

        var read = await sandbox.ReadDriveAsync(drive);

        read.Reader.ShouldBe(Ben);
        read.Organizers.ShouldBe([Ada]);
        read.Tree.GrantsOf(limited).ShouldBe("unknown");
        read.Tree.GrantsOf(folder).ShouldBe("unknown", "only an organizer may read the grants of a folder");
        read.Tree.GrantsOf(file).ShouldBe($"user:{Ada} organizer, user:{Ben} writer, user:{Cleo} reader", "a file tells what the folder passes on");
        read.Tree.GrantsOf(plain).ShouldBe($"user:{Ada} organizer, user:{Ben} writer");
    }

    [Fact]
    public async Task Trash_and_shortcuts_are_counted_and_cost_no_call()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        var trashed = sandbox.Company.AddFolder("Old", Ada, drive);
        sandbox.Company.Grant(trashed, Cleo, "writer");
        sandbox.Company.AddFile("Older", Ada, trashed);
        sandbox.Company.SetFlags(trashed, trashed: true);
        var file = sandbox.Company.AddFile("Plan", Ada, drive);
        var shortcut = sandbox.Company.AddShortcut("To the plan", Ada, drive, file);

        var read = await sandbox.ReadDriveAsync(drive);

        read.Tree.Items.Count(item => item.IsTrashed).ShouldBe(2);
        read.Tree.TryFind(shortcut, out var found).ShouldBeTrue();
        found.Kind.ShouldBe(ItemKind.Shortcut);
        (read.Requests, read.QuotaUnits).ShouldBe((3, 5 + 100 + 100), "the drive, its members, one page");
    }

    [Fact]
    public async Task Many_grants_are_read_by_the_organizers_in_turn()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada, Ben, Cleo);
        for (var number = 0; number < 90; number++)
        {
            sandbox.Company.Grant(sandbox.Company.AddFile($"File {number}", Ada, drive), "eve@partner.example", "reader");
        }

        var read = await sandbox.ReadDriveAsync(drive);

        read.Tree.Items.Skip(1).ShouldAllBe(item => item.Grants.Any(grant => grant.IsDirect));
        var calls = JsonNode.Parse(await sandbox.LookAsync("counters"))!["subjects"]!;
        foreach (var organizer in new[] { Ada, Ben, Cleo })
        {
            calls[organizer]!.GetValue<int>().ShouldBeInRange(30, 31);
        }
    }

    [Fact]
    public async Task A_list_of_members_may_have_more_than_one_page()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        for (var number = 0; number < 250; number++)
        {
            sandbox.Company.AddMember(drive, $"member{number}@corp.example", "reader");
        }

        var file = sandbox.Company.AddFile("Plan", Ada, drive);

        var read = await sandbox.ReadDriveAsync(drive);

        read.Tree.Root.Grants.Length.ShouldBe(251);
        read.Tree.TryFind(file, out var found).ShouldBeTrue();
        found.Grants.Length.ShouldBe(251);
    }

    [Fact]
    public async Task The_drive_s_own_folder_given_as_a_root_is_the_whole_drive()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddFile("Plan", Ada, drive);

        var read = await sandbox.ReadFolderAsync(drive, reader: Ada);

        read.Tree.IsWholeDrive.ShouldBeTrue();
        read.Tree.Count.ShouldBe(2);
    }
}
