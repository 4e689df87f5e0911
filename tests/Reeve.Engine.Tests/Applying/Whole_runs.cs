using System.Text.Json;
using Reeve.Engine.Applying;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Tests.Applying;

public sealed class Whole_runs
{
    private const string Ada = "ada@corp.example";
    private const string Bo = "bo@corp.example";
    private const string Cy = "cy@corp.example";

    [Fact]
    public async Task Grants_that_lay_hidden_at_every_level_are_gone_after_one_run()
    {
        await using var workspace = await StartAsync();
        var chain = new List<string>();
        for (var level = 0; level < 4; level++)
        {
            chain.Add(workspace.Company.AddFolder($"level {level}", Ada, chain.LastOrDefault()));
            workspace.Company.Grant(chain[level], Bo, "writer");
        }

        var before = workspace.Dump();
        var result = await workspace.ApplyAsync(workspace.Policy(chain[0], ""));

        result.State.ShouldBe(RunState.Done);
        result.Count(OutcomeKind.Applied).ShouldBe(4);
        (await workspace.PlanAsync(workspace.Policy(chain[0], ""))).Plan.Changes.ShouldBeEmpty();
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task What_nobody_may_take_holds_nothing_else_up_but_what_nobody_may_give_does()
    {
        await using var workspace = await StartAsync();
        Array.ForEach(["sam@corp.example", "dan@corp.example"], user => workspace.Company.AddUser(user));
        foreach (var isGiven in new[] { false, true })
        {
            var root = workspace.Company.AddFolder($"root {isGiven}", Ada);
            var plans = workspace.Company.AddFolder("plans", "sam@corp.example", root);
            workspace.Company.Grant(plans, Bo, "writer");
            var file = workspace.Company.AddFile("plan", Ada, plans);
            workspace.Company.Grant(file, Cy, "reader");
            workspace.Company.SetUserState("sam@corp.example", "suspended");
            var list = isGiven ? $"{{ user: dan@corp.example, role: reader }}, {{ user: {Bo}, role: writer }}" : "";
            var policy = workspace.Policy(root, "", more: $", overrides: [{{ path: /plans, limited: true, access: [{list}] }}]");

            (await workspace.PlanAsync(policy)).Plan.Problems.ShouldContain(problem => problem.Code == "no-actor" && problem.Path == "/plans");
            (await workspace.ApplyAsync(policy)).Outcomes.ShouldHaveSingleItem().Code.ShouldBe(isGiven ? "waits" : "");
        }
    }

    [Fact]
    public async Task An_alias_costs_its_owner_nothing_at_any_moment()
    {
        await using var workspace = await StartAsync();
        workspace.Company.AddUser(Bo, "bobby@corp.example");
        var root = workspace.Company.AddFolder("root", Ada);
        workspace.Company.Grant(root, Bo, "writer");
        var policy = workspace.Policy(root, "{ user: bobby@corp.example, role: writer }");

        var result = await workspace.ApplyAsync(policy);

        result.State.ShouldBe(RunState.Done);
        result.Outcomes.ShouldAllBe(outcome => outcome.IsHarmless);
        JsonDocument.Parse(await workspace.LookAsync("log")).RootElement.ToString().ShouldNotContain("\"delete\"");
        (await workspace.PlanAsync(policy)).Plan.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alias_with_a_lower_role_is_lowered_not_removed()
    {
        await using var workspace = await StartAsync();
        workspace.Company.AddUser(Bo, "bobby@corp.example");
        var root = workspace.Company.AddFolder("root", Ada);
        workspace.Company.Grant(root, Bo, "writer");
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(workspace.Policy(root, "{ user: bobby@corp.example, role: reader }"));

        result.State.ShouldBe(RunState.Done);
        result.Outcomes.Single(outcome => outcome.Kind == OutcomeKind.Applied).Change.Op.ShouldBe("grant.update");
        await workspace.UndoAsync(result.Run);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task An_alias_with_a_higher_role_is_undone_to_what_its_owner_had()
    {
        await using var workspace = await StartAsync();
        workspace.Company.AddUser(Bo, "bobby@corp.example");
        var root = workspace.Company.AddFolder("root", Ada);
        workspace.Company.Grant(root, Bo, "reader");
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(workspace.Policy(root, "{ user: bobby@corp.example, role: writer }"));
        var undone = await workspace.UndoAsync(result.Run);

        result.State.ShouldBe(RunState.Done);
        undone.State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task Where_a_promise_is_refused_nobody_inside_loses_anything_and_exposures_are_closed()
    {
        await using var workspace = await StartAsync();
        workspace.Company.AddGroup("team@corp.example", Cy);
        var root = workspace.Company.AddFolder("root", Ada);
        var file = workspace.Company.AddFile("file", Ada, root);
        workspace.Company.Grant(root, Bo, "writer");
        workspace.Company.Grant(file, Cy, "writer");
        workspace.Company.GrantAnyone(file, "reader");
        await workspace.FaultAsync(new { method = "POST", path = "/drive/v3/files/*/permissions", bodyContains = "team@", status = 403, reason = "insufficientFilePermissions" });

        var result = await workspace.ApplyAsync(workspace.Policy(root, "{ group: team@corp.example, role: writer }"));

        result.State.ShouldBe(RunState.Partly);
        result.Outcomes.Where(outcome => outcome.Code == "waits").Select(outcome => outcome.Change.Principal!.Address).ShouldBe([Bo, Cy], ignoreOrder: true);
        result.Problems.ShouldContain(problem => problem.Code == "unresolved");
        workspace.Dump().ShouldContain(Bo);
        workspace.Dump().ShouldNotContain("anyoneWithLink");
    }

    [Fact]
    public async Task A_lost_answer_of_a_write_that_took_effect_is_a_success()
    {
        await using var workspace = await StartAsync();
        var root = workspace.Company.AddFolder("root", Ada);
        workspace.Company.Grant(root, Bo, "writer");
        await workspace.FaultAsync(new { method = "DELETE", path = "/drive/v3/files/*/permissions/*", status = 403, reason = "insufficientFilePermissions", after = true });

        var result = await workspace.ApplyAsync(workspace.Policy(root, ""));

        result.State.ShouldBe(RunState.Done);
    }

    [Fact]
    public async Task A_run_that_died_is_settled_by_the_next_one_and_can_be_undone()
    {
        await using var workspace = await StartAsync();
        var root = workspace.Company.AddFolder("root", Ada);
        workspace.Company.Grant(root, Bo, "writer");
        workspace.Company.Grant(root, Cy, "reader");
        var before = workspace.Dump();
        var policy = workspace.Policy(root, "");
        var plan = await workspace.PlanAsync(policy);
        var dead = await DieAfterAsync(workspace, plan);

        var next = await workspace.ApplyAsync(policy);

        next.Count(OutcomeKind.Applied).ShouldBe(1);
        ReeveEngine.History(workspace.State, TimeProvider.System).Single(run => run.Run == dead).State.ShouldBe(RunState.Interrupted);
        await workspace.UndoAsync(next.Run);
        (await workspace.UndoAsync(dead)).Count(OutcomeKind.Applied).ShouldBe(1);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task What_somebody_changed_since_is_left_by_an_undo_and_named()
    {
        await using var workspace = await StartAsync();
        var root = workspace.Company.AddFolder("root", Ada);
        var file = workspace.Company.AddFile("file", Ada, root);
        workspace.Company.Grant(root, Bo, "writer");
        workspace.Company.Grant(file, Cy, "writer");
        var result = await workspace.ApplyAsync(workspace.Policy(root, ""));
        workspace.Company.Grant(file, Cy, "reader");

        var undone = await workspace.UndoAsync(result.Run);

        undone.State.ShouldBe(RunState.Partly);
        undone.Left.Single().Code.ShouldBe("changed");
        undone.Left.Single().Change.File.ShouldBe(file);
        undone.Count(OutcomeKind.Applied).ShouldBe(1);
    }

    private static async Task<SandboxWorkspace> StartAsync()
    {
        var workspace = await SandboxWorkspace.StartAsync();
        Array.ForEach([Ada, Bo, Cy], user => workspace.Company.AddUser(user));
        return workspace;
    }

    /// <summary>A run that sent its first write and died before it could write down the outcome.</summary>
    private static async Task<string> DieAfterAsync(SandboxWorkspace workspace, PreparedPlan plan)
    {
        using var journal = new SqliteJournal(workspace.State, TimeProvider.System);
        var run = journal.NameRun();
        var change = plan.Plan.Changes[0];
        journal.Append(run, new JournalEntry.Started("apply", "sha256:test", null));
        journal.Append(run, new JournalEntry.Intent(1, 2, change, []));
        var drive = workspace.Google().DriveAs(change.Actor, Reeve.Google.Drive.DriveAccess.Write);
        await drive.DeletePermissionAsync(change.File, GrantParts.Of(change)!.Value.GranteeId, TestContext.Current.CancellationToken);
        return run;
    }
}
