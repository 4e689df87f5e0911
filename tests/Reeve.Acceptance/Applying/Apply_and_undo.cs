using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Applying;

public sealed class Apply_and_undo
{
    [Fact]
    public async Task Apply_brings_the_tree_to_its_policy_and_undo_brings_back_the_exact_state()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var before = await workspace.Control.DumpAsync();

        (await workspace.Reeve.RunAsync("plan")).ShouldExit(2);
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(0);
        var undone = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(0);

        (await workspace.Control.DumpAsync()).ShouldBe(before);
        foreach (var run in new[] { applied.Json, undone.Json })
        {
            run.ShouldHave("reeve", "run", "kind", "state", "applied", "failed", "skipped", "unfixable", "requests", "quotaUnits", "throttled", "failures", "problems");
            (run.Text("reeve"), run.Text("state"), run.Text("applied")).ShouldBe(("run/1", "done", $"{MessyTree.Changes}"));
            (run.Text("failed"), run.Text("skipped"), run.Text("unfixable"), run.Text("throttled")).ShouldBe(("0", "0", "0", "0"));
        }

        (applied.Json.Text("kind"), undone.Json.Text("kind")).ShouldBe(("apply", "undo"));
    }

    [Fact]
    public async Task An_undo_can_be_undone()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        var after = await workspace.Control.DumpAsync();
        var undone = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(0);

        (await workspace.Reeve.RunAsync("undo", undone.Run, "--yes")).ShouldExit(0);

        (await workspace.Control.DumpAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task Undoing_twice_reverses_nothing_more_and_names_the_first_undo()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        var undone = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(0);
        var before = await workspace.Control.DumpAsync();

        var again = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(0);

        again.Error.ShouldContain($"Run {applied.Run} is already undone, by run {undone.Run}");
        (again.Json.Text("state"), again.Json.Text("applied")).ShouldBe(("done", "0"));
        again.Json.List("failures").ShouldBeEmpty();
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_undone_and_made_again_can_be_undone_again()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var before = await workspace.Control.DumpAsync();
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        var undone = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("undo", undone.Run, "--yes")).ShouldExit(0);

        var again = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(0);

        again.Json.Text("applied").ShouldBe($"{MessyTree.Changes}");
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Only_the_trees_that_are_named_are_changed()
    {
        await using var workspace = await Workspace.StartAsync();
        var (one, other) = (MessyTree.Seed(workspace.Company), MessyTree.Seed(workspace.Company));
        workspace.WritePolicy(one.Root, [], $$"""
              other:
                root: {{other.Root}}
                mode: exact
                as: {{Workspace.Ada}}
                access: []
            """);
        await workspace.Control.ClearLogAsync();

        (await workspace.Reeve.RunAsync("apply", "other", "--yes")).ShouldExit(0);

        var touched = (await workspace.Control.LogAsync()).Select(entry => entry.Text("fileId")).Distinct();
        touched.ShouldBe([other.Root, other.Plans, other.Budget, other.Notes], ignoreOrder: true);
        (await workspace.Reeve.RunAsync("plan", "other")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(2);
    }

    [Fact]
    public async Task A_run_with_nothing_to_do_writes_nothing_and_exits_0()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);
        await workspace.Control.ResetCountersAsync();

        var again = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);

        (again.Json.Text("state"), again.Json.Text("applied")).ShouldBe(("done", "0"));
        (await workspace.Control.CountersAsync())["routes"]!.AsObject().ShouldAllBe(route => route.Key.StartsWith("GET "));
    }

    [Fact]
    public async Task No_mail_is_sent()
    {
        // The sandbox refuses an invitation without a mail to who has no Google account, so that only a silent call shows.
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.AddVisitor("desk@partner.example");
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        workspace.WritePolicy(root, ["{ user: desk@partner.example, role: reader }"]);

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(1);

        applied.Json.List("failures").ShouldHaveSingleItem()["change"].Text("principal").ShouldBe("user:desk@partner.example");
    }

    [Fact]
    public async Task A_grant_that_needs_a_mail_is_named_where_undo_cannot_make_it_again()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.AddVisitor("desk@vendor.example");
        var tree = MessyTree.Seed(workspace.Company);
        workspace.Company.Grant(tree.Notes, "desk@vendor.example", "reader");
        workspace.WritePolicy(tree.Root, MessyTree.Access);
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);

        var undone = (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json")).ShouldExit(1);

        undone.Json.List("failures").ShouldHaveSingleItem()["change"].Text("principal").ShouldBe("user:desk@vendor.example");
        undone.Json.Text("applied").ShouldBe($"{MessyTree.Changes}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_end_that_lay_hidden_under_a_lasting_grant_above_comes_back_too(bool isTold)
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.Company.Grant(tree.Notes, MessyTree.Outsider, "reader", TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(30));
        await workspace.Control.DetailsInFilesAsync(isTold);
        var before = await workspace.Control.DumpAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);

        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_link_comes_back_under_one_that_search_finds_and_that_comes_from_above_the_root()
    {
        await using var workspace = await Workspace.StartAsync();
        var above = workspace.Company.AddFolder("Above", Workspace.Ada);
        workspace.Company.GrantAnyone(above, "reader", findable: true);
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada, above);
        workspace.Company.GrantAnyone(workspace.Company.AddFile("file", Workspace.Ada, root), "commenter");
        workspace.WritePolicy(root, []);
        var before = await workspace.Control.DumpAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);

        (await workspace.Control.DumpAsync()).ShouldBe(before);
        applied.Json.List("problems").Select(problem => problem.Text("code")).ShouldBe(["inherited-from-above"]);
    }

    [Fact]
    public async Task An_end_and_a_place_in_search_that_a_run_took_off_come_back()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.Company.Grant(tree.Root, Workspace.Cleo, "reader", TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(30));
        workspace.Company.GrantDomain(tree.Root, "corp.example", "reader", findable: true);
        workspace.WritePolicy(tree.Root, [.. MessyTree.Access, "{ user: cleo@corp.example, role: reader }"]);
        var before = await workspace.Control.DumpAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        var after = Dump.Read(await workspace.Control.DumpAsync())[tree.Root];
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);

        after.Direct["user:" + Workspace.Cleo].ExpiresAt.ShouldBeNull();
        after.Direct["domain:corp.example"].Findable.ShouldBeFalse();
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }
}
