using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Applying;

/// <summary>Whatever of a tree cannot be known or cannot be changed is said in one sentence, and the rest is done.</summary>
public sealed class What_cannot_be_done
{
    private const string Sam = "sam@corp.example";
    private const string Gone = "adam.leaver@corp.example";
    private const string Partner = "dev@partner.example";
    private const string All = "no-rights suspended-owner outside-owner no-group deleted-account";

    [Theory]
    [InlineData("no-rights")]
    [InlineData("suspended-owner")]
    [InlineData("outside-owner")]
    [InlineData("no-group")]
    [InlineData("deleted-account")]
    [InlineData(All)]
    public async Task It_is_said_once_and_the_rest_is_done_and_undone(string troubles)
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var expected = await SeedAsync(workspace, tree, troubles);
        var before = await workspace.Control.DumpAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(Has(troubles, "no-group") ? 1 : 0);

        var problems = applied.Json.List("problems");
        problems.Select(problem => (problem.Text("code"), problem.Text("path"))).ShouldBe(expected.Keys, ignoreOrder: true, applied.ToString());
        problems.ShouldAllBe(problem => problem.Text("message").Contains(expected[Key(problem.Text("code"), problem.Text("path"))], StringComparison.Ordinal));
        ShouldBeDone(Dump.Read(await workspace.Control.DumpAsync()), tree, troubles);
        (await workspace.Reeve.RunAsync("plan", "--format", "json")).Json.List("changes").Select(change => (change.Text("op"), change.Text("principal"))).ShouldBe(WaitsFor(troubles), ignoreOrder: true);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_run_that_nobody_was_shown_the_plan_of_names_each_in_its_table_too()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var expected = await SeedAsync(workspace, tree, All);

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "table")).ShouldExit(1);

        expected.Keys.ShouldAllBe(problem => applied.Out.Contains(problem.Code, StringComparison.Ordinal), applied.ToString());
    }

    [Fact]
    public async Task In_a_shared_drive_likewise()
    {
        await using var workspace = await Workspace.StartAsync();
        var company = workspace.Company;
        var drive = company.AddDrive("Team", Workspace.Ada, Sam);
        company.AddMember(drive, "team@corp.example", "writer");
        company.AddMember(drive, Workspace.Cleo, "reader");
        var plans = company.AddFolder("Plans", Workspace.Ada, drive);
        company.GrantAnyone(plans, "reader");
        company.Grant(plans, Workspace.Dan, "fileOrganizer");
        var old = company.AddFile("old", Workspace.Ada, drive);
        company.Grant(old, Gone, "writer");
        company.Grant(old, Workspace.Dan, "commenter");
        company.SetUserState(Sam, "suspended");
        company.SetUserState(Gone, "deleted");
        workspace.WritePolicy($$"""
            version: 1
            workspace: { domains: [corp.example], admin: {{Workspace.Ben}} }
            trees:
              team:
                drive: {{drive}}
                as: {{Workspace.Ada}}
                mode: exact
                access: [{ user: {{Workspace.Ada}}, role: organizer }, { user: {{Sam}}, role: organizer }, { group: team@corp.example, role: writer }]
                overrides: [{ path: /Plans, access: [{ group: nobody@corp.example, role: writer }] }]
            """);
        var before = await workspace.Control.DumpAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(1);

        applied.Json.List("problems").Select(problem => (problem.Text("code"), problem.Text("path")))
            .ShouldBe([("directory-not-asked", ""), ("deleted-account", "/old"), ("unresolved", "/Plans")], ignoreOrder: true);
        var after = Dump.Read(await workspace.Control.DumpAsync());
        after[plans].Direct.Keys.ShouldBe(["user:" + Workspace.Dan]);
        after[old].Direct.Keys.ShouldHaveSingleItem().ShouldStartWith("deleted:");
        (await workspace.Drive.GrantsAsync(Workspace.Ada, drive)).Keys.ShouldContain("user:" + Workspace.Cleo);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }

    /// <summary>Adds what cannot be done to a tree and its policy.</summary>
    /// <returns>The problems that are to be told, each with the word that its sentence is about.</returns>
    private static async Task<Dictionary<(string Code, string Path), string>> SeedAsync(Workspace workspace, MessyTree tree, string troubles)
    {
        var company = workspace.Company;
        var (problems, access, more) = (new Dictionary<(string Code, string Path), string>(), MessyTree.Access.ToList(), "");
        if (Has(troubles, "no-rights"))
        {
            access.Add($"{{ user: {Workspace.Admin}, role: reader }}");
            problems.Add(("directory-not-asked", ""), Workspace.Ben);
        }

        if (Has(troubles, "suspended-owner"))
        {
            Share(company, company.AddFile("handover", Sam, tree.Root));
            await workspace.Control.UserStateAsync(Sam, "suspended");
            more += $"    owner: {Workspace.Ada}\n";
            problems.Add(("owner-not-actable", "/handover"), Sam);
        }

        if (Has(troubles, "outside-owner"))
        {
            Share(company, company.AddFile("brief", Partner, tree.Root));
            problems.Add(("owner-outside", "/brief"), Partner);
        }

        if (Has(troubles, "no-group"))
        {
            more += "    overrides: [{ path: /Plans, access: [{ group: nobody@corp.example, role: writer }] }]\n";
            problems.Add(("unresolved", "/Plans"), "nobody@corp.example");
        }

        if (Has(troubles, "deleted-account"))
        {
            var file = company.AddFile("old", Workspace.Ada, tree.Root);
            Share(company, file);
            company.Grant(file, Gone, "writer");
            company.SetUserState(Gone, "deleted");
            problems.Add(("deleted-account", "/old"), "no longer exists");
        }

        workspace.WritePolicy(tree.Root, access, more);
        var policy = await File.ReadAllTextAsync(workspace.PathOf("reeve.yaml"), TestContext.Current.CancellationToken);
        workspace.WritePolicy(Has(troubles, "no-rights") ? policy.Replace($"admin: {Workspace.Admin}\n", $"admin: {Workspace.Ben}\n", StringComparison.Ordinal) : policy);

        return problems;
    }

    private static void ShouldBeDone(Dump after, MessyTree tree, string troubles)
    {
        string[] kept = Has(troubles, "no-group") ? ["user:" + Workspace.Dan] : [];
        string[] given = Has(troubles, "no-rights") ? ["user:" + Workspace.Admin] : [];
        after[tree.Root].Direct.Keys.ShouldBe(["domain:corp.example", "group:team@corp.example", .. kept, .. given], ignoreOrder: true);
        foreach (var item in after.Tree(tree.Root).Skip(1))
        {
            item.Direct.Keys.ShouldAllBe(who => who.StartsWith("deleted:", StringComparison.Ordinal));
        }

        after[tree.Budget].Owner.ShouldBe(Has(troubles, "suspended-owner") && !Has(troubles, "no-group") ? Workspace.Ada : Workspace.Ben);
        after.Items.SelectMany(item => item.Direct.Keys).Count(who => who.StartsWith("deleted:", StringComparison.Ordinal)).ShouldBe(Has(troubles, "deleted-account") ? 1 : 0);
    }

    /// <summary>Where the Directory tells of no group that there is none, it is tried each time, and what must not be done before waits.</summary>
    private static IEnumerable<(string Op, string Principal)> WaitsFor(string troubles) => Has(troubles, "no-group") && Has(troubles, "no-rights")
        ? [("grant.create", "group:nobody@corp.example"), ("grant.delete", "user:" + Workspace.Dan), ("owner.transfer", "user:" + Workspace.Ada)]
        : [];

    private static void Share(Company company, string file)
    {
        company.GrantAnyone(file, "reader");
        company.Grant(file, Workspace.Cleo, "writer");
    }

    private static bool Has(string troubles, string trouble) => troubles.Split(' ').Contains(trouble, StringComparer.Ordinal);

    private static (string Code, string Path) Key(string code, string path) => (code, path);
}
