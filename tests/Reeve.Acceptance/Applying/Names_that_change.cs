using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Applying;

public sealed class Names_that_change
{
    private const string Mary = "mary.moss@corp.example";
    private const string OddlyWritten = "Mary.Moss@Corp.Example";
    private const string Alias = "m.moss@corp.example";
    private const string Former = "mary.west@corp.example";

    /// <summary>Every other way to name her, with the Directory and without.</summary>
    public static TheoryData<string, bool> Names => new()
    {
        { OddlyWritten, true }, { OddlyWritten, false }, { Alias, true }, { Alias, false }, { Former, true }, { Former, false },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whoever_is_named_by_another_address_in_every_place_of_a_policy_has_nothing_changed(string name, bool isDirectoryAsked)
    {
        await using var workspace = await StartAsync(isDirectoryAsked);
        var company = workspace.Company;
        var root = company.AddFolder("Docs", Workspace.Ada);
        var plans = company.AddFolder("Plans", Workspace.Ada, root);
        var notes = company.AddFile("notes", Workspace.Ada, root);
        company.Grant(root, Mary, "reader");
        company.Grant(plans, Mary, "writer");
        company.Grant(notes, Mary, "commenter");
        workspace.WritePolicy(root, [$"{{ user: {name}, role: reader }}"], $$"""
                overrides: [{ path: /Plans, access: [{ user: {{name}}, role: writer }] }]
                exceptions: [{ file: {{notes}}, allow: { user: {{name}}, role: commenter }, until: 2099-12-31, reason: Audit }]
            safety: { protect: [{{name}}] }
            """);

        await ShouldLeaveAllAsItIs(workspace, isUnsure: name == Former && isDirectoryAsked);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_belongs_already_to_whom_another_address_names_is_not_handed_over(string name, bool isDirectoryAsked)
    {
        await using var workspace = await StartAsync(isDirectoryAsked);
        var root = workspace.Company.AddFolder("Docs", Mary);
        workspace.Company.AddFile("notes", Mary, root);
        workspace.Company.Grant(root, Workspace.Ada, "writer");
        workspace.WritePolicy(root, [$"{{ user: {Workspace.Ada}, role: writer }}"], $"    owner: {name}");

        await ShouldLeaveAllAsItIs(workspace, isUnsure: name == Former && isDirectoryAsked);
    }

    [Theory]
    [InlineData("root", true)]
    [InlineData("root", false)]
    [InlineData("override", true)]
    [InlineData("override", false)]
    public async Task A_misspelt_group_takes_nothing_from_the_right_one_and_what_it_cannot_be_about_is_done(string where, bool isDirectoryAsked)
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await AskDirectoryAsync(workspace, isDirectoryAsked);
        const string Misspelt = "{ group: taem@corp.example, role: writer }";
        workspace.WritePolicy(tree.Root, where == "root" ? [Misspelt] : [], where == "root" ? "" : $"    overrides: [{{ path: /Plans, access: [{Misspelt}] }}]");

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(1);

        var after = Dump.Read(await workspace.Control.DumpAsync());
        after[tree.Root].Direct["group:team@corp.example"].Direct.ShouldBe(Role.Writer);
        after[tree.Root].Direct.Keys.ShouldNotContain("user:" + MessyTree.Outsider);
        after[tree.Plans].Direct.ShouldBeEmpty();
        after[tree.Budget].Direct.ShouldBeEmpty();
        after[tree.Notes].Direct.Keys.ShouldBe(where == "root" ? ["user:" + Workspace.Cleo] : []);
        applied.Json.List("problems").Single(problem => problem.Text("code") == "unresolved").Text("message").ShouldContain("taem@corp.example");
        workspace.WritePolicy(tree.Root, ["{ group: team@corp.example, role: writer }"]);
        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);
        Dump.Read(await workspace.Control.DumpAsync())[tree.Root].Direct.Keys.ShouldBe(["group:team@corp.example"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_renamed_folder_that_an_override_names_takes_nothing_from_whom_it_lists(bool isLimited)
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        var folder = workspace.Company.AddFolder("Payroll", Workspace.Ada, root);
        workspace.Company.Grant(root, Workspace.Dan, "reader");
        Write($"path: /Payroll");
        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);
        await workspace.Drive.CallAsync(Workspace.Ada, HttpMethod.Patch, $"files/{folder}", new { name = "Wages" });
        workspace.Company.GrantAnyone(folder, "reader");

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(1);

        var after = Dump.Read(await workspace.Control.DumpAsync())[folder];
        after.Direct.Values.Select(grant => (grant.Who, grant.Direct)).ShouldBe([("user:" + Workspace.Ben, Role.Writer)]);
        after.IsLimited.ShouldBe(isLimited);
        var problem = applied.Json.List("problems").Single(one => one.Text("code") == "no-match");
        problem.Text("message").ShouldContain("`/Payroll`");
        problem.Text("message").ShouldContain("`folder:`");
        Write($"folder: {folder}");
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(0);

        void Write(string which) => workspace.WritePolicy(root, [$"{{ user: {Workspace.Dan}, role: reader }}"],
            $"    overrides: [{{ {which}, {(isLimited ? "limited: true, " : "")}access: [{{ user: {Workspace.Ben}, role: writer }}] }}]");
    }

    private static async Task<Workspace> StartAsync(bool isDirectoryAsked)
    {
        var workspace = await Workspace.StartAsync();

        // Somebody who married: the Directory has forgotten the former address, Drive has not.
        workspace.Company.AddUser(Former, Alias);
        workspace.Company.People.Rename(Former, Mary);
        workspace.Company.People.RemoveAlias(Mary, Former);
        await AskDirectoryAsync(workspace, isDirectoryAsked);

        return workspace;
    }

    private static Task AskDirectoryAsync(Workspace workspace, bool isAsked) => isAsked ? Task.CompletedTask : workspace.Control.DisableAsync("admin.googleapis.com");

    private static async Task ShouldLeaveAllAsItIs(Workspace workspace, bool isUnsure)
    {
        var before = await workspace.Control.DumpAsync();
        await workspace.Control.ClearLogAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(isUnsure ? 1 : 0);
        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(isUnsure ? 1 : 0);

        applied.Json.Text("applied").ShouldBe("0");
        applied.Json.List("failures").ShouldBeEmpty();
        plan.Json.List("changes").ShouldBeEmpty();
        (await workspace.Control.LogAsync()).ShouldBeEmpty();
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }
}
