using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Asking;

public sealed class Who_reaches_an_item
{
    [Fact]
    public async Task Every_way_is_told_with_where_it_is_granted_and_what_the_policy_says()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var explained = (await workspace.Reeve.RunAsync("explain", tree.Budget)).ShouldExit(0).Json;

        explained["reeve"]!.GetValue<string>().ShouldBe("explain/1");
        explained["path"]!.GetValue<string>().ShouldBe("/Plans/budget");
        explained["owner"]!.GetValue<string>().ShouldBe(Workspace.Ben);
        Says(explained, $"user:{MessyTree.Outsider}").ShouldBe($"writer inherited {tree.Plans}, reader inherited {tree.Root}, reader link {tree.Budget}: False trees.docs.access");
        Says(explained, $"user:{Workspace.Dan}").ShouldBe($"writer group {tree.Root}, reader inherited {tree.Root}, reader link {tree.Budget}: True trees.docs.access");
        Says(explained, "anyone").ShouldBe($"reader link {tree.Budget}: False trees.docs.access");
        explained["changes"]!.AsArray().Select(change => $"{change!["op"]} {change["principal"]} {change["path"]}")
            .ShouldContain("grant.delete anyone /Plans/budget");
    }

    [Fact]
    public async Task With_no_policy_the_folders_above_are_read_as_those_who_see_them()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        File.Delete(workspace.PathOf("reeve.yaml"));

        var explained = (await workspace.Reeve.RunAsync("explain", $"https://drive.google.com/file/d/{tree.Budget}/view", "--as", Workspace.Ben)).ShouldExit(1).Json;

        explained["unknown"]!.ToJsonString().ShouldBe("""["group:team@corp.example"]"""); // Ben may not ask the Directory, so this is not known to be all.
        explained["path"]!.GetValue<string>().ShouldBe("/Plans/budget");
        Says(explained, $"user:{MessyTree.Outsider}").ShouldBe($"writer inherited {tree.Plans}, reader inherited {tree.Root}, reader link {tree.Budget}: null ");
        explained["changes"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_Directory_is_asked_as_the_administrator_and_files_as_whoever_reads()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var explained = (await workspace.Reeve.RunAsync("explain", tree.Budget, "--as", Workspace.Ben)).ShouldExit(0);

        explained.Error.ShouldNotContain("Directory");
        explained.Json["unknown"]!.AsArray().ShouldBeEmpty();
        Says(explained.Json, $"user:{Workspace.Dan}").ShouldStartWith($"writer group {tree.Root}");
    }

    [Fact]
    public async Task Who_owns_a_folder_and_is_let_in_above_it_has_both_ways_and_search_finds_it_only_where_that_was_said()
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        var folder = workspace.Company.AddFolder("Notes", Workspace.Cleo, root);
        var file = workspace.Company.AddFile("draft", Workspace.Ben, folder);
        workspace.Company.Grant(root, Workspace.Cleo, "writer");
        workspace.Company.GrantDomain(root, "corp.example", "reader");
        workspace.Company.GrantDomain(file, "corp.example", "reader", findable: true);
        workspace.WritePolicy(root, []);

        var explained = (await workspace.Reeve.RunAsync("explain", file)).ShouldExit(0).Json;
        var access = (await workspace.Reeve.RunAsync("access", "domain:corp.example", "--format", "table")).ShouldExit(0).Out;

        Says(explained, $"user:{Workspace.Cleo}").ShouldStartWith($"writer inherited {folder}, writer inherited {root}, reader domain");
        explained["access"]!.AsArray().Single(one => one!["principal"]!.GetValue<string>() == "domain:corp.example")!["via"]!.AsArray()
            .Select(way => $"{way!["item"]} {way["findable"]}").ShouldBe([$"{file} true", $"{root} "]);
        access.ShouldNotContain("findable, granted on / (Docs)");
    }

    [Fact]
    public async Task A_limited_folder_is_named_with_whom_it_keeps_out()
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        var closed = workspace.Company.AddFolder("Closed", Workspace.Ada, root);
        var file = workspace.Company.AddFile("secret", Workspace.Ada, closed);
        workspace.Company.Grant(root, Workspace.Cleo, "writer");
        workspace.Company.SetFlags(closed, limited: true);
        workspace.WritePolicy(root, []);

        var explained = (await workspace.Reeve.RunAsync("explain", file)).ShouldExit(0).Json;

        explained["access"]!.AsArray().Select(access => access!["principal"]!.GetValue<string>()).ShouldBe([$"user:{Workspace.Ada}"]);
        var limited = explained["limited"]!.AsArray().ShouldHaveSingleItem()!;
        limited["path"]!.GetValue<string>().ShouldBe("/Closed");
        limited["cuts"]!.ToJsonString().ShouldBe($$"""[{"principal":"user:{{Workspace.Cleo}}","role":"writer"}]""");
    }

    [Fact]
    public async Task A_shortcut_lets_nobody_in_and_what_it_points_to_is_not_reached_through_it()
    {
        await using var workspace = await Workspace.StartAsync();
        var shared = workspace.Company.AddFolder("Docs", Workspace.Ada);
        var target = workspace.Company.AddFile("target", Workspace.Ben);
        var shortcut = workspace.Company.AddShortcut("shortcut", Workspace.Ada, shared, target);
        workspace.Company.Grant(shared, Workspace.Cleo, "writer");

        var explained = (await workspace.Reeve.RunAsync("explain", shortcut, "--as", Workspace.Ada)).ShouldExit(0).Json;
        var ofTarget = (await workspace.Reeve.RunAsync("explain", target, "--as", Workspace.Ben)).ShouldExit(0).Json;

        explained["access"]!.AsArray().ShouldBeEmpty();
        ofTarget["access"]!.AsArray().Select(access => access!["principal"]!.GetValue<string>()).ShouldBe([$"user:{Workspace.Ben}"]);
    }

    [Fact]
    public async Task What_nobody_sees_is_not_allowed_and_what_is_no_id_is_wrong_usage()
    {
        await using var workspace = await Workspace.StartAsync();
        var file = workspace.Company.AddFile("private", Workspace.Ben);

        (await workspace.Reeve.RunAsync("explain", file, "--as", Workspace.Ada)).ShouldExit(77).Error.ShouldContain($"`{Workspace.Ada}` does not see `{file}`");
        (await workspace.Reeve.RunAsync("explain", "https://example.com/x", "--as", Workspace.Ada)).ShouldExit(64).Error.ShouldContain("is no ID or URL");
        (await workspace.Reeve.RunAsync("explain", file)).ShouldExit(64).Error.ShouldContain("`--as USER`");
    }

    /// <summary>What is told of one principal: the ways, then the policy's word.</summary>
    private static string Says(JsonNode explained, string principal)
    {
        var access = explained["access"]!.AsArray().Single(access => access!["principal"]!.GetValue<string>() == principal)!;
        var ways = access["via"]!.AsArray().Select(way => $"{way!["role"]} {way["kind"]} {way["item"]}");
        return $"{string.Join(", ", ways)}: {access["allowed"]?.GetValue<bool>().ToString() ?? "null"} {access["rule"]}";
    }
}
