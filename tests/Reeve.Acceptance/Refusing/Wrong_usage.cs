using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Refusing;

public sealed class Wrong_usage
{
    [Theory]
    [InlineData("apply")]
    [InlineData("undo 20260101-000000")]
    public async Task Without_a_terminal_consent_has_to_be_given_by_a_flag(string command)
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.ResetCountersAsync();

        var refused = (await workspace.Reeve.RunAsync(command.Split(' '))).ShouldExit(64);

        refused.ErrorLines.ShouldHaveSingleItem().ShouldContain("--yes");
        (await workspace.Control.CountersAsync()).Text("requests").ShouldBe("0");
    }

    [Fact]
    public async Task A_tree_that_the_policy_lacks_is_answered_with_the_nearest_it_has()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.ResetCountersAsync();

        foreach (var command in new[] { "plan dosc", "apply dosc --yes" })
        {
            var refused = (await workspace.Reeve.RunAsync(command.Split(' '))).ShouldExit(64);

            refused.ErrorLines.ShouldHaveSingleItem().ShouldContain("did you mean `docs`");
        }

        (await workspace.Control.CountersAsync()).Text("requests").ShouldBe("0");
    }

    [Fact]
    public async Task Roots_that_turn_out_to_lie_in_one_another_are_refused_before_any_write()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.WritePolicy(tree.Root, MessyTree.Access, $$"""
              plans:
                root: {{tree.Plans}}
                as: {{Workspace.Ada}}
                mode: exact
                access: []
            """);
        var before = await workspace.Control.DumpAsync();

        var refused = (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(64);

        var line = string.Join(' ', refused.ErrorLines);
        line.ShouldContain("`plans`");
        line.ShouldContain("`docs`");
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_root_that_is_a_file_is_refused()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.WritePolicy(tree.Notes, []);

        (await workspace.Reeve.RunAsync("plan")).ShouldExit(64).Error.ShouldContain("folder");
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_answered_with_where_to_look()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        (await workspace.Reeve.RunAsync("undo", "20260101-000000", "--yes")).ShouldExit(64).Error.ShouldContain("reeve history");
    }

    [Theory]
    [InlineData("plan --format xml")]
    [InlineData("apply --yes --workers 0")]
    [InlineData("apply --yes --max-changes lots")]
    [InlineData("plan --nonsense")]
    [InlineData("frobnicate")]
    public async Task A_flag_or_command_that_is_not_understood_exits_64_with_a_hint(string command)
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        (await workspace.Reeve.RunAsync(command.Split(' '))).ShouldExit(64).Error.ShouldContain("--help");
    }

    [Fact]
    public async Task No_arguments_show_the_help()
    {
        await using var workspace = await Workspace.StartAsync();

        var help = (await workspace.Reeve.RunAsync()).ShouldExit(0);

        foreach (var verb in new[] { "plan", "apply", "undo", "history", "whoami", "sandbox", "demo" })
        {
            help.Out.ShouldContain(verb);
        }
    }
}
