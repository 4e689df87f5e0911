using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Applying;

public sealed class Another_owner
{
    [Fact]
    public async Task Who_owned_the_folder_is_granted_below_what_is_theirs_in_the_same_run_and_undo_brings_all_of_it_back()
    {
        await using var workspace = await Workspace.StartAsync();
        var company = workspace.Company;
        var root = company.AddFolder("Finance", Workspace.Ben);
        var payroll = company.AddFolder("Payroll", Workspace.Cleo, root);
        var slips = company.AddFile("Slips", Workspace.Dan, payroll);
        var budget = company.AddFile("Budget", Workspace.Ada, root);
        company.Grant(root, Workspace.Admin, "reader");
        company.Grant(budget, Workspace.Ben, "writer");
        workspace.WritePolicy($$"""
            version: 1
            workspace:
              domains: [corp.example]
              admin: admin@corp.example
            trees:
              finance:
                root: {{root}}
                mode: exact
                owner: {{Workspace.Ada}}
                access:
                  - { user: {{Workspace.Admin}}, role: reader }
                overrides:
                  - folder: {{payroll}}
                    access:
                      - { user: {{Workspace.Ben}}, role: reader }
                exceptions:
                  - { file: {{budget}}, allow: { user: {{Workspace.Ben}}, role: commenter }, until: 2099-12-31, reason: Audit }
            """);
        var before = await workspace.Control.DumpAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);

        (await workspace.Reeve.RunAsync("plan")).ShouldExit(0);
        foreach (var (item, role) in new[] { (payroll, "reader"), (slips, "reader"), (budget, "commenter") })
        {
            var grants = await workspace.Drive.GrantsAsync(Workspace.Ada, item);
            grants["user:" + Workspace.Ben].Effective.Text().ShouldBe(role, item);
            grants["user:" + Workspace.Ada].Effective.Text().ShouldBe("owner", item);
        }

        (await workspace.Drive.GrantsAsync(Workspace.Ada, root)).Keys.ShouldBe(["user:" + Workspace.Ada, "user:" + Workspace.Admin], ignoreOrder: true);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);
        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }
}
