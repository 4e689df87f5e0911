using Reeve.Sandbox;

namespace Reeve.Engine.Tests.Crawling;

public sealed class Finding_shared_drives
{
    private const string Ada = "ada@corp.example";
    private const string Ben = "ben@corp.example";

    [Theory]
    [InlineData("Finance")]
    [InlineData("O'Brien & \"Söhne\" \\ 2026")]
    [InlineData("LooksLikeAnId_2026")]
    public async Task A_drive_is_found_by_a_name_that_only_it_bears(string name)
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive(name, Ada);
        sandbox.Company.AddDrive("Something else", Ada);

        var read = await sandbox.ReadDriveAsync(name);

        read.Tree.Root.Id.ShouldBe(drive);
    }

    [Fact]
    public async Task Without_an_administrator_a_member_finds_it()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);

        var read = await sandbox.ReadDriveAsync("Finance", reader: Ada, admin: null);

        read.Tree.Root.Id.ShouldBe(drive);
        read.Organizers.ShouldBe([Ada]);
    }

    [Fact]
    public async Task Where_the_administrator_is_none_the_reader_is_asked()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        sandbox.Company.AddUser(Ben);
        var drive = sandbox.Company.AddDrive("Finance", Ada);

        (await sandbox.ReadDriveAsync("Finance", reader: Ada, admin: Ben)).Tree.Root.Id.ShouldBe(drive);
        (await sandbox.ReadDriveAsync(drive, reader: Ada, admin: Ben)).Tree.Root.Id.ShouldBe(drive);
    }

    [Fact]
    public async Task A_name_that_two_drives_bear_is_a_mistake_in_the_policy_and_both_are_named()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var (one, other) = (sandbox.Company.AddDrive("Finance", Ada), sandbox.Company.AddDrive("Finance", Ben));

        var refused = await Should.ThrowAsync<EngineException>(() => sandbox.ReadDriveAsync("Finance"));

        refused.Fault.ShouldBe(EngineFault.Usage);
        refused.Message.ShouldContain($"`{one}`");
        refused.Message.ShouldContain($"`{other}`");
    }

    [Fact]
    public async Task A_name_that_no_drive_bears_is_a_mistake_in_the_policy_and_the_nearest_is_named()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        sandbox.Company.AddDrive("Finance", Ada);

        var near = await Should.ThrowAsync<EngineException>(() => sandbox.ReadDriveAsync("Finanse"));
        var far = await Should.ThrowAsync<EngineException>(() => sandbox.ReadDriveAsync("0AAAAAAAAAAAAAUk9PVA"));

        near.Fault.ShouldBe(EngineFault.Usage);
        near.Message.ShouldContain("did you mean `Finance`?");
        far.Fault.ShouldBe(EngineFault.Usage);
        far.Message.ShouldContain("`0AAAAAAAAAAAAAUk9PVA`");
    }

    [Fact]
    public async Task A_drive_that_nobody_named_may_see_is_not_allowed()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        sandbox.Company.AddUser(Ben);
        sandbox.Company.AddDrive("Finance", Ada);

        var alone = await Should.ThrowAsync<EngineException>(() => sandbox.ReadDriveAsync("Finance", admin: Ben));
        var both = await Should.ThrowAsync<EngineException>(() => sandbox.ReadDriveAsync("Finance", reader: Ben, admin: Ben));

        alone.Fault.ShouldBe(EngineFault.NotAllowed);
        alone.Message.ShouldStartWith($"`{Ben}` (`workspace.admin`), as an administrator, sees no shared drive `Finance`");
        both.Fault.ShouldBe(EngineFault.NotAllowed);
        both.Message.ShouldStartWith("Neither ");
    }

    [Fact]
    public async Task Who_is_named_to_read_it_has_to_be_a_member()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        sandbox.Company.AddUser(Ben);
        sandbox.Company.AddDrive("Finance", Ada);

        var refused = await Should.ThrowAsync<EngineException>(() => sandbox.ReadDriveAsync("Finance", reader: Ben));

        refused.Fault.ShouldBe(EngineFault.NotAllowed);
        refused.Message.ShouldBe($"`{Ben}` is not a member of the shared drive `Finance`; set `as:` to one of its organizers.");
    }

    [Fact]
    public async Task Of_a_drive_none_of_whose_members_can_be_acted_as_an_administrator_sees_the_members_alone()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddFile("Forecast", Ada, drive);
        sandbox.Company.SetUserState(Ada, "suspended");

        var read = await sandbox.ReadDriveAsync("Finance");

        read.Tree.Drive!.IsUnread.ShouldBeTrue();
        read.Tree.Items.ShouldHaveSingleItem().Grants.Select(grant => grant.Grantee.Principal.Address).ShouldBe([Ada]);
    }

    [Fact]
    public async Task A_drive_is_not_allowed_where_somebody_of_an_untold_group_could_read_it()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddGroup("team@corp.example", Ben);
        sandbox.Company.AddMember(drive, "team@corp.example", "organizer");
        sandbox.Company.SetUserState(Ada, "suspended");
        await sandbox.SetAsync("apis", new { disabled = new[] { "admin.googleapis.com" } });

        var refused = await Should.ThrowAsync<EngineException>(() => sandbox.ReadDriveAsync("Finance"));

        refused.Fault.ShouldBe(EngineFault.NotAllowed);
        refused.Message.ShouldContain("No member of the shared drive `Finance`");
    }

    [Fact]
    public async Task A_reader_who_may_not_see_the_members_is_not_enough()
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = sandbox.Company.AddDrive("Finance", Ada);
        sandbox.Company.AddMember(drive, Ben, "fileOrganizer");

        var refused = await Should.ThrowAsync<EngineException>(() => sandbox.ReadDriveAsync("Finance", reader: Ben, admin: null));

        refused.Fault.ShouldBe(EngineFault.NotAllowed);
        refused.Message.ShouldContain("who is a member of the shared drive `Finance`");
    }
}
