using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Asking;

public sealed class What_somebody_reaches
{
    [Fact]
    public async Task It_is_told_by_folders_with_how_many_items_each_stands_for()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var access = (await workspace.Reeve.RunAsync("access", MessyTree.Outsider)).ShouldExit(0).Json;

        access["reeve"]!.GetValue<string>().ShouldBe("access/1");
        access["principal"]!.GetValue<string>().ShouldBe($"user:{MessyTree.Outsider}");
        access["reaches"]!.AsArray().Select(reach => $"{reach!["role"]} {reach["file"]} {reach["items"]}").ShouldBe([$"writer {tree.Plans} 2", $"reader {tree.Root} 2"]);
    }

    [Fact]
    public async Task A_group_is_found_by_its_address_and_an_alias_is_its_account()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.Company.AddUser("eve@corp.example", "evelyn@corp.example");
        workspace.Company.Grant(tree.Notes, "eve@corp.example", "reader");

        (await workspace.Reeve.RunAsync("access", "team@corp.example")).ShouldExit(0).Json["principal"]!.GetValue<string>().ShouldBe("group:team@corp.example");
        var eve = (await workspace.Reeve.RunAsync("access", "Evelyn@Corp.Example")).ShouldExit(0).Json;

        eve["principal"]!.GetValue<string>().ShouldBe("user:eve@corp.example");
        eve["reaches"]!.AsArray().Select(reach => reach!["file"]!.GetValue<string>()).ShouldContain(tree.Notes);
    }

    [Fact]
    public async Task Who_is_suspended_is_said_to_be()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var __ = workspace;
        workspace.Company.SetUserState(Workspace.Cleo, "suspended");

        var access = (await workspace.Reeve.RunAsync("access", Workspace.Cleo)).ShouldExit(0);

        access.Json["state"]!.GetValue<string>().ShouldBe("suspended");
    }

    [Fact]
    public async Task Nobody_is_not_answered_for_and_a_near_name_is_offered()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var __ = workspace;

        var misspelt = (await workspace.Reeve.RunAsync("access", "cloe@corp.example")).ShouldExit(64);
        var asGroup = (await workspace.Reeve.RunAsync("access", $"group:{Workspace.Cleo}")).ShouldExit(64);
        var asUser = (await workspace.Reeve.RunAsync("access", "user:team@corp.example")).ShouldExit(64);
        var idle = (await workspace.Reeve.RunAsync("access", $"group:{Workspace.Admin}")).ShouldExit(64);

        misspelt.Error.ShouldContain("Nobody has the address `cloe@corp.example`");
        misspelt.ErrorLines[^1].ShouldEndWith($"did you mean `{Workspace.Cleo}`?");
        misspelt.Out.ShouldBeEmpty();
        asGroup.Error.ShouldContain($"`{Workspace.Cleo}` is a user, not a group");
        asUser.Error.ShouldContain("`team@corp.example` is a group, not a user; ask about `group:team@corp.example`");
        idle.Error.ShouldContain($"`{Workspace.Admin}` is a user, not a group");
    }

    [Fact]
    public async Task Where_the_Directory_may_not_be_asked_what_the_grants_tell_is_judged_and_the_rest_is_no_done_answer()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        File.Delete(workspace.PathOf("reeve.yaml"));

        var unsure = (await workspace.Reeve.RunAsync("access", "cloe@corp.example", tree.Root, "--as", Workspace.Ada)).ShouldExit(1);
        var asUser = (await workspace.Reeve.RunAsync("access", "user:team@corp.example", tree.Root, "--as", Workspace.Ada)).ShouldExit(64);
        var stranger = await workspace.Reeve.RunAsync("access", "who@evil.example", tree.Root, "--as", Workspace.Ada);

        unsure.Error.ShouldContain($"Nothing that was read is granted to `cloe@corp.example`; did you mean `{Workspace.Cleo}`?");
        unsure.Error.ShouldContain("could not be asked");
        asUser.Error.ShouldContain("is a group, not a user");
        stranger.Error.ShouldContain("Nothing that was read is granted to `who@evil.example`");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("user:")]
    [InlineData("a@b@c")]
    public async Task What_is_no_principal_is_wrong_usage(string text)
    {
        await using var workspace = await Workspace.StartAsync();

        (await workspace.Reeve.RunAsync("access", text, "--as", Workspace.Ada)).ShouldExit(64).Error.ShouldContain("is not a principal");
    }
}
