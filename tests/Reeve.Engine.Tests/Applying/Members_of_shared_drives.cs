using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Engine.Applying;
using Reeve.Engine.Documents;
using Reeve.Engine.Journaling;
using Reeve.Sandbox;

namespace Reeve.Engine.Tests.Applying;

public sealed class Members_of_shared_drives
{
    private const string Ada = "ada@corp.example";
    private const string Bo = "bo@corp.example";
    private const string Cy = "cy@corp.example";

    [Fact]
    public async Task Organizers_that_are_replaced_are_replaced_and_come_back()
    {
        await using var workspace = await StartAsync();
        var drive = workspace.Company.AddDrive("Finance", Ada, Bo);
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(Policy(drive, Organizer(Cy)));

        result.Left.ShouldBeEmpty();
        result.State.ShouldBe(RunState.Done);
        (await workspace.PlanAsync(Policy(drive, Organizer(Cy)))).Plan.Changes.ShouldBeEmpty();
        var undone = await workspace.UndoAsync(result.Run);
        undone.Left.ShouldBeEmpty();
        undone.State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task What_is_in_the_drive_comes_back_too_once_its_organizers_are_back()
    {
        await using var workspace = await StartAsync();
        var drive = workspace.Company.AddDrive("Finance", Ada);
        var folder = workspace.Company.AddFolder("Budget", Ada, drive);
        workspace.Company.Grant(folder, Bo, "reader");
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(Policy(drive, Organizer(Cy)));
        var undone = await workspace.UndoAsync(result.Run);

        (result.State, undone.State).ShouldBe((RunState.Done, RunState.Done));
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task An_organizer_who_becomes_a_reader_does_so_last_and_it_is_read_back()
    {
        await using var workspace = await StartAsync();
        var drive = workspace.Company.AddDrive("Finance", Ada);
        workspace.Company.AddMember(drive, Bo, "writer");
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(Policy(drive, Organizer(Cy), $"{{ user: {Ada}, role: reader }}"));

        result.Left.ShouldBeEmpty();
        result.Count(OutcomeKind.Applied).ShouldBe(3);
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task Where_those_it_made_organizers_can_act_no_more_an_undo_goes_by_the_administrator()
    {
        await using var workspace = await StartAsync();
        var drive = workspace.Company.AddDrive("Finance", Ada);
        var before = workspace.Dump();
        var result = await workspace.ApplyAsync(Policy(drive, Organizer(Cy)));
        workspace.Company.SetUserState(Cy, "suspended");

        var undone = await workspace.UndoAsync(result.Run);
        workspace.Company.SetUserState(Cy, "active");

        undone.Left.ShouldBeEmpty();
        undone.State.ShouldBe(RunState.Done);
        undone.Outcomes[0].Change.Place.AsAdmin.ShouldBeTrue();
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task Who_may_change_it_no_more_is_named_with_a_mend()
    {
        await using var workspace = await StartAsync();
        var drive = workspace.Company.AddDrive("Finance", Ada);
        var result = await workspace.ApplyAsync(Policy(drive, Organizer(Cy)));
        foreach (var user in new[] { Cy, workspace.Company.Admin })
        {
            workspace.Company.SetUserState(user, "suspended");
        }

        var left = (await workspace.UndoAsync(result.Run)).Left.ToList();

        left.Select(outcome => outcome.Code).Distinct().ShouldBe([ProblemCodes.NoActor]);
        left[0].Message.ShouldContain("make one of them an organizer");
    }

    [Fact]
    public async Task A_run_that_leaves_no_organizer_who_can_be_acted_as_is_refused_though_there_is_an_administrator()
    {
        await using var workspace = await StartAsync();
        var drive = workspace.Company.AddDrive("Finance", Ada);
        workspace.Company.SetUserState(Cy, "suspended");
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(Policy(drive, Organizer(Cy)));

        result.State.ShouldBe(RunState.Refused);
        result.Refusal!.ShouldContain("no organizer of the shared drive `Finance`");
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task A_group_is_an_organizer_if_somebody_in_it_can_be_acted_as()
    {
        await using var workspace = await StartAsync();
        workspace.Company.AddGroup("legal@corp.example");
        workspace.Company.AddGroup("it@corp.example", Bo);
        var drive = workspace.Company.AddDrive("Finance", Ada);
        var before = workspace.Dump();

        var empty = await workspace.ApplyAsync(Policy(drive, "{ group: legal@corp.example, role: organizer }"));
        var unchanged = workspace.Dump();
        var manned = await workspace.ApplyAsync(Policy(drive, "{ group: it@corp.example, role: organizer }"));

        empty.State.ShouldBe(RunState.Refused);
        unchanged.ShouldBe(before);
        manned.Left.ShouldBeEmpty();
        manned.State.ShouldBe(RunState.Done);
        (await workspace.UndoAsync(manned.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task A_drive_that_nobody_can_read_is_given_an_organizer_by_the_administrator_and_read_by_the_next_run()
    {
        await using var workspace = await StartAsync();
        var drive = workspace.Company.AddDrive("Finance", Ada);
        var folder = workspace.Company.AddFolder("Budget", Ada, drive);
        workspace.Company.Grant(folder, Bo, "reader");
        workspace.Company.SetUserState(Ada, "suspended");
        var before = workspace.Dump();
        var policy = Policy(drive, Organizer(Cy));

        var prepared = await workspace.PlanAsync(policy);
        var first = await workspace.ApplyAsync(policy);
        var second = await workspace.ApplyAsync(policy);

        prepared.Plan.Changes.ShouldAllBe(change => change.File == drive && change.Place.AsAdmin);
        prepared.Plan.Problems.ShouldContain(problem => problem.Code == ProblemCodes.Unknown && problem.File == drive);
        first.Left.ShouldBeEmpty();
        first.State.ShouldBe(RunState.Partly);
        second.State.ShouldBe(RunState.Done);
        second.Outcomes.Single().Change.File.ShouldBe(folder);
        await workspace.UndoAsync(second.Run);
        (await workspace.UndoAsync(first.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    private static string Organizer(string user) => $"{{ user: {user}, role: organizer }}";

    private static Policy Policy(string drive, params IEnumerable<string> access) => PolicyReader.Read($"""
        version: 1
        workspace: {"{"} domains: [corp.example], trusted: [partner.example], admin: admin@corp.example {"}"}
        trees:
          finance:
            drive: {drive}
            mode: exact
            access: [{string.Join(", ", access)}]
        """, "reeve.yaml").Policy.ShouldNotBeNull();

    private static async Task<SandboxWorkspace> StartAsync()
    {
        var workspace = await SandboxWorkspace.StartAsync();
        Array.ForEach([Ada, Bo, Cy], user => workspace.Company.AddUser(user));
        return workspace;
    }
}
