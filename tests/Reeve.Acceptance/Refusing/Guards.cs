using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Refusing;

public sealed class Guards
{
    [Fact]
    public async Task A_plan_over_maxChanges_exits_3_before_its_first_write_and_the_flag_lets_it_pass()
    {
        var (workspace, _) = await MessyTree.StartAsync($"safety: {{ maxChanges: {MessyTree.Changes - 1} }}");
        await using var _ = workspace;
        await workspace.Control.ResetCountersAsync();

        var refused = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(3);
        var routes = (await workspace.Control.CountersAsync())["routes"]!.AsObject().Select(route => route.Key).ToList();
        var passed = (await workspace.Reeve.RunAsync("apply", "--yes", "--max-changes", $"{MessyTree.Changes}", "--format", "json")).ShouldExit(0);

        routes.ShouldAllBe(route => route.StartsWith("GET "));
        refused.Error.ShouldContain("--max-changes");
        refused.Json.Text("state").ShouldBe("refused");
        passed.Json.Text("applied").ShouldBe($"{MessyTree.Changes}");
    }

    [Fact]
    public async Task MaxChanges_may_be_a_share_of_the_items_and_undo_is_free_of_it()
    {
        var (workspace, _) = await MessyTree.StartAsync("safety: { maxChanges: 100% }");
        await using var _ = workspace;

        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(3);
        (await workspace.Reeve.RunAsync("apply", "--yes", "--max-changes", "50%")).ShouldExit(3);
        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--max-changes", "6", "--format", "json")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);
    }

    [Fact]
    public async Task Who_is_protected_loses_nothing_whatever_the_lists_say()
    {
        var (workspace, tree) = await MessyTree.StartAsync("safety: { protect: [Dan@corp.example, cleo@corp.example] }");
        await using var _ = workspace;
        workspace.WritePolicy(tree.Root, [.. MessyTree.Access, "{ user: cleo@corp.example, role: reader }"], "safety: { protect: [Dan@corp.example, cleo@corp.example] }");

        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);

        var after = Dump.Read(await workspace.Control.DumpAsync());
        after[tree.Root].Direct["user:" + Workspace.Dan].Direct.ShouldBe(Role.Reader);
        after[tree.Notes].Direct["user:" + Workspace.Cleo].Direct.ShouldBe(Role.Writer);
        after[tree.Plans].Direct.ShouldBeEmpty();
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(0);
    }

    [Fact]
    public async Task A_run_after_which_nobody_could_repair_the_tree_is_refused()
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Docs", "sam@corp.example");
        workspace.Company.Grant(root, Workspace.Ada, "writer");
        workspace.WritePolicy(root, ["{ group: team@corp.example, role: reader }"]);
        await workspace.Control.UserStateAsync("sam@corp.example", "suspended");
        var before = await workspace.Control.DumpAsync();

        var refused = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "table")).ShouldExit(3);

        refused.ToString().ShouldContain("repair");
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_explicit_reader_who_would_lose_access_is_named()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.Company.Grant(tree.Root, Workspace.Dan, "writer");
        var policy = await File.ReadAllTextAsync(workspace.PathOf("reeve.yaml"), TestContext.Current.CancellationToken);
        workspace.WritePolicy(policy.Replace($"as: {Workspace.Ada}", $"as: {Workspace.Dan}", StringComparison.Ordinal));

        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(2).Json;

        plan.List("problems").ShouldContain(problem => problem.Text("message").Contains($"as: {Workspace.Dan}", StringComparison.Ordinal));
    }
}
