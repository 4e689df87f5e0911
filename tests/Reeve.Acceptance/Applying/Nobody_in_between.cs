using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Applying;

public sealed class Nobody_in_between
{
    // The sandbox's people have somebody who married and kept her former addresses.
    private const string Former = "jane.miller@corp.example";
    private const string Jane = "jane.smith@corp.example";

    [Fact]
    public async Task While_a_promise_is_refused_nobody_inside_loses_anything_and_every_exposure_is_closed()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.Company.AddGroup("board@corp.example", Workspace.Cleo);
        workspace.WritePolicy(tree.Root, [.. MessyTree.Access, "{ group: board@corp.example, role: reader }"]);
        await workspace.Control.FaultAsync(new { method = "POST", path = $"/drive/v3/files/{tree.Root}/permissions", bodyContains = "board@corp.example", status = 403, reason = "insufficientFilePermissions" });

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(1);

        var after = Dump.Read(await workspace.Control.DumpAsync());
        after[tree.Root].Direct.Keys.Order().ShouldBe(["domain:corp.example", "group:team@corp.example", "user:dan@corp.example"]);
        after[tree.Plans].Direct.ShouldBeEmpty();
        after[tree.Budget].Direct.ShouldBeEmpty();
        after[tree.Notes].Direct.ShouldNotContainKey("user:" + MessyTree.Outsider);
        applied.Json.Text("state").ShouldBe("partly");
        applied.Json.List("failures").Select(left => left["change"].Text("principal")).ShouldContain("group:board@corp.example");
        applied.Json.List("failures").Select(left => left["change"].Text("principal")).ShouldContain("user:dan@corp.example");
    }

    [Fact]
    public async Task Once_the_promise_can_be_kept_the_rest_is_done()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.FaultAsync(new { method = "POST", path = $"/drive/v3/files/{tree.Root}/permissions", status = 403, reason = "insufficientFilePermissions" });
        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(1);
        await workspace.Control.ClearFaultsAsync();

        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);

        Dump.Read(await workspace.Control.DumpAsync())[tree.Root].Direct.Keys.Order().ShouldBe(["domain:corp.example", "group:team@corp.example"]);
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(0);
    }

    [Fact]
    public async Task An_address_that_nobody_has_keeps_everybody_inside_and_is_named_as_unresolved()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.WritePolicy(tree.Root, [.. MessyTree.Access, "{ user: cloe@corp.example, role: writer }"]);

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(1);

        var after = Dump.Read(await workspace.Control.DumpAsync());
        after[tree.Root].Direct.Keys.ShouldContain("user:dan@corp.example");
        after[tree.Notes].Direct.Keys.ShouldBe(["user:cleo@corp.example"]);
        after[tree.Plans].Direct.ShouldBeEmpty();
        after[tree.Budget].Direct.ShouldBeEmpty();
        var problem = applied.Json.List("problems").Single(problem => problem.Text("code") == "unresolved");
        problem.Text("message").ShouldContain("cloe@corp.example");
    }

    [Theory]
    [InlineData("writer", "reader")]
    [InlineData("writer", "writer")]
    [InlineData("reader", "writer")]
    [InlineData("commenter", "commenter")]
    [InlineData("reader until", "reader")]
    [InlineData("reader until", "writer")]
    [InlineData("", "reader")]
    public async Task Somebody_listed_by_another_address_never_has_less_than_is_listed_and_ends_with_just_that(string has, string listed)
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        if (has.Length > 0)
        {
            var isTemporary = has.EndsWith("until", StringComparison.Ordinal);
            workspace.Company.Grant(tree.Root, Jane, has.Split(' ')[0], isTemporary ? TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(30) : null);
        }

        workspace.Company.Grant(tree.Notes, Jane, "writer");
        workspace.WritePolicy(tree.Root, [.. MessyTree.Access, $"{{ user: {Former}, role: {listed} }}"]);
        await workspace.Control.ClearLogAsync();
        var before = await workspace.Control.DumpAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);

        var least = Math.Min((int)Parse(has), (int)Parse(listed));
        foreach (var entry in (await workspace.Control.LogAsync()).Where(entry => entry.Text("grantee") == Jane && entry.Text("fileId") == tree.Root))
        {
            ((int)Parse(entry.Text("after"))).ShouldBeGreaterThanOrEqualTo(least, entry!.ToString());
        }

        var ends = Dump.Read(await workspace.Control.DumpAsync())[tree.Root].Direct["user:" + Jane];
        (ends.Direct, ends.ExpiresAt).ShouldBe((Parse(listed), null));
        (await workspace.Drive.GrantsAsync(Workspace.Ada, tree.Notes))["user:" + Jane].Effective.ShouldBe(Parse(listed));
        await ASecondRunShouldFindAllInOrder(workspace);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    private static async Task ASecondRunShouldFindAllInOrder(Workspace workspace)
    {
        await workspace.Control.ClearLogAsync();
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);
        (await workspace.Control.LogAsync()).ShouldBeEmpty();
    }

    private static Role Parse(string role) => role.Length == 0 ? Role.None : Roles.Parse(role.Split(' ')[0]);
}
