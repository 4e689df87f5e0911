using Reeve.Engine.Journaling;
using Reeve.Sandbox;

namespace Reeve.Engine.Tests.Applying;

/// <summary>A shared drive whose only organizer is a group: whoever is in it can act there, if somebody tells who that is.</summary>
public sealed class Organizers_by_a_group
{
    private const string Ben = "ben@corp.example";
    private const string Cleo = "cleo@corp.example";
    private const string Dan = "dan@corp.example";
    private const string Leads = "stewards@corp.example";
    private const string Access = "{ group: stewards@corp.example, role: organizer }";

    [Fact]
    public async Task Those_who_are_in_it_at_whatever_depth_write_in_turn_but_not_who_is_suspended_or_outside()
    {
        await using var workspace = await StartAsync();
        var drive = Seed(workspace);
        var before = workspace.Dump();

        var plan = await workspace.PlanAsync(workspace.DrivePolicy(drive, Access));
        var result = await workspace.ApplyAsync(workspace.DrivePolicy(drive, Access));

        plan.Plan.Changes.Select(change => change.Actor).Distinct().ShouldBe([Ben, Dan], ignoreOrder: true);
        result.State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldNotContain("gmail.com");
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task Where_the_Directory_may_not_be_asked_one_who_is_named_as_the_reader_writes_all()
    {
        await using var workspace = await StartAsync();
        var drive = Seed(workspace);
        await workspace.SetAsync("apis", new { disabled = new[] { "admin.googleapis.com" } });

        var result = await workspace.ApplyAsync(workspace.DrivePolicy(drive, Access, $", as: {Ben}"));

        result.State.ShouldBe(RunState.Done);
        result.Outcomes.Select(outcome => outcome.Change.Actor).Distinct().ShouldBe([Ben]);
        workspace.Dump().ShouldNotContain("gmail.com");
    }

    [Fact]
    public async Task Where_nobody_tells_who_is_in_it_that_is_said_with_what_to_set()
    {
        await using var workspace = await StartAsync();
        var drive = Seed(workspace);
        await workspace.SetAsync("apis", new { disabled = new[] { "admin.googleapis.com" } });

        var refused = await Should.ThrowAsync<EngineException>(() => workspace.PlanAsync(workspace.DrivePolicy(drive, Access)));

        refused.Fault.ShouldBe(EngineFault.NotAllowed);
        refused.Message.ShouldContain("`as:`");
    }

    [Fact]
    public async Task An_organizer_by_a_group_is_not_lost_to_the_drive_when_the_one_by_name_is_removed()
    {
        await using var workspace = await StartAsync();
        var drive = Seed(workspace);
        workspace.Company.AddMember(drive, Cleo, "organizer");
        var policy = workspace.DrivePolicy(drive, Access);
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(policy);

        result.State.ShouldBe(RunState.Done, string.Join('\n', result.Left));
        workspace.Dump().ShouldNotContain(Cleo);
        (await workspace.PlanAsync(workspace.DrivePolicy(drive, Access))).Plan.Changes.ShouldBeEmpty();
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task Where_nobody_else_is_known_an_administrator_removes_the_one_by_name_and_makes_them_one_again()
    {
        await using var workspace = await StartAsync();
        var drive = Seed(workspace);
        workspace.Company.AddMember(drive, Cleo, "organizer");
        await workspace.SetAsync("apis", new { disabled = new[] { "admin.googleapis.com" } });
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(workspace.DrivePolicy(drive, Access));

        result.State.ShouldBe(RunState.Done, string.Join('\n', result.Left));
        workspace.Dump().ShouldNotContain(Cleo);
        (await workspace.UndoAsync(result.Run)).Left.ShouldBeEmpty();
        workspace.Dump().ShouldBe(before);
    }

    private static async Task<SandboxWorkspace> StartAsync()
    {
        var workspace = await SandboxWorkspace.StartAsync();
        Array.ForEach([Ben, Cleo, Dan, "sam@corp.example"], user => workspace.Company.AddUser(user));
        workspace.Company.AddGroup("seconds@corp.example", Dan);
        workspace.Company.AddGroup(Leads, Ben, "sam@corp.example", "olaf@partner.example", "seconds@corp.example");
        workspace.Company.SetUserState("sam@corp.example", "suspended");
        return workspace;
    }

    /// <summary>A drive of the group's, with folders that an outsider can open.</summary>
    private static string Seed(SandboxWorkspace workspace)
    {
        var drive = workspace.Company.AddDrive("Leads");
        workspace.Company.AddMember(drive, Leads, "organizer");
        foreach (var number in Enumerable.Range(0, 8))
        {
            workspace.Company.Grant(workspace.Company.AddFolder($"folder {number}", Ben, drive), "eve@gmail.com", "reader");
        }

        return drive;
    }
}
