using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Applying;

public sealed class Limited_by_others
{
    [Fact]
    public async Task A_folder_that_somebody_limited_is_read_as_its_owner_its_exposures_closed_and_the_rest_reported_and_left()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var company = workspace.Company;
        var folder = company.AddFolder("Private", Workspace.Ben, tree.Root);
        var file = company.AddFile("letter", Workspace.Ben, folder);
        company.SetFlags(folder, limited: true);
        company.Grant(folder, Workspace.Cleo, "writer");
        company.Grant(folder, MessyTree.Outsider, "reader");
        company.GrantAnyone(file, "writer");
        company.GrantDomain(file, "corp.example", "commenter");
        company.Grant(file, Workspace.Dan, "reader");
        var before = await workspace.Control.DumpAsync();
        await workspace.Control.ResetCountersAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);

        (await workspace.Control.CountersAsync())["routesBySubject"]![Workspace.Ben].Text("GET /drive/v3/files").ShouldNotBeEmpty();
        var ends = Dump.Read(await workspace.Control.DumpAsync());
        ends[folder].Direct.Values.Select(grant => (grant.Who, grant.Direct)).ShouldBe([("user:" + Workspace.Cleo, Role.Writer)]);
        ends[folder].IsLimited.ShouldBeTrue();
        ends[file].Direct.Values.Select(grant => (grant.Who, grant.Direct)).ShouldBe([("user:" + Workspace.Dan, Role.Reader), ("domain:corp.example", Role.Reader)], ignoreOrder: true);
        var problems = applied.Json.List("problems");
        problems.Select(problem => (problem.Text("file"), problem.Text("path"), problem.Text("code"))).ShouldBe([(folder, "/Private", "limited-kept"), (file, "/Private/letter", "limited-kept")]);
        problems[0].Text("message").ShouldContain(Workspace.Cleo);
        problems[1].Text("message").ShouldContain(Workspace.Dan);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Where_its_owner_is_suspended_it_is_unknown_counted_and_never_taken_for_private()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var folder = workspace.Company.AddFolder("Private", "sam@corp.example", tree.Root);
        workspace.Company.SetFlags(folder, limited: true);
        workspace.Company.GrantAnyone(folder, "writer");
        workspace.Company.SetFlags(folder, writersCanShare: false);
        await workspace.Control.UserStateAsync("sam@corp.example", "suspended");

        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(2).Json;
        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(1);
        var after = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(1).Json;

        plan.List("trees")[0].Text("unknown").ShouldBe("1");
        after.List("changes").ShouldBeEmpty();
        var problem = after.List("problems").Single(each => each.Text("code") == "unknown");
        (problem.Text("file"), problem.Text("path")).ShouldBe((folder, "/Private"));
    }

    [Fact]
    public async Task A_reader_who_does_not_see_into_it_has_its_exposures_closed_all_the_same()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var company = workspace.Company;
        var limited = company.AddFolder("Private", Workspace.Ben, tree.Root);
        company.SetFlags(limited, limited: true);
        var below = company.AddFolder("Deeper", "sam@corp.example", limited);
        var file = company.AddFile("letter", Workspace.Cleo, below);
        company.GrantAnyone(file, "writer");
        company.Grant(tree.Root, Workspace.Dan, "writer");
        await workspace.Control.UserStateAsync("sam@corp.example", "suspended");
        var policy = await File.ReadAllTextAsync(workspace.PathOf("reeve.yaml"), TestContext.Current.CancellationToken);
        workspace.WritePolicy(policy.Replace($"as: {Workspace.Ada}", $"as: {Workspace.Dan}", StringComparison.Ordinal)
            .Replace("access: [", "access: [{ user: dan@corp.example, role: writer }, ", StringComparison.Ordinal));

        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);

        Dump.Read(await workspace.Control.DumpAsync())[file].Direct.ShouldBeEmpty();
    }

    [Fact]
    public async Task Below_a_folder_whose_grants_cannot_be_read_what_is_inherited_is_not_taken_for_direct()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var folder = workspace.Company.AddFolder("Left behind", "sam@corp.example", tree.Root);
        workspace.Company.Grant(folder, MessyTree.Outsider, "writer");
        workspace.Company.SetFlags(folder, writersCanShare: false);
        var file = workspace.Company.AddFile("draft", Workspace.Ben, folder);
        workspace.Company.Grant(file, "vera@vendor.example", "reader");
        await workspace.Control.UserStateAsync("sam@corp.example", "suspended");

        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(1);
        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(1).Json;

        plan.List("changes").ShouldBeEmpty();
        plan.List("problems").ShouldHaveSingleItem().Text("file").ShouldBe(folder);
        Dump.Read(await workspace.Control.DumpAsync())[file].Direct.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shortcut_has_no_grants_of_its_own_and_so_is_never_unknown()
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        var limited = workspace.Company.AddFolder("Private", Workspace.Ben, root);
        workspace.Company.SetFlags(limited, limited: true);
        workspace.Company.Grant(limited, Workspace.Ada, "reader");
        workspace.Company.AddShortcut("shortcut", "sam@corp.example", limited, root);
        await workspace.Control.UserStateAsync("sam@corp.example", "suspended");
        workspace.WritePolicy(root, ["{ user: ada@corp.example, role: reader }"]);

        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(0).Json;

        plan.List("trees")[0].Text("unknown").ShouldBe("0");
    }
}
