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
