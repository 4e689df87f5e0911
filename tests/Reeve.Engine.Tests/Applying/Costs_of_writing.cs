using Reeve.Engine.Documents;
using Reeve.Engine.Journaling;
using Reeve.Sandbox;

namespace Reeve.Engine.Tests.Applying;

public sealed class Costs_of_writing
{
    private const string Ada = "ada@corp.example";
    private const string Bo = "bo@corp.example";
    private const string Cy = "cy@corp.example";
    private const double Margin = 0.15;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_told_of_My_Drive_is_what_it_takes(bool isTold)
    {
        await using var workspace = await StartAsync();
        await workspace.SetAsync("details", new { inFiles = isTold });
        var root = workspace.Company.AddFolder("Docs", Ada);
        workspace.Company.Grant(root, "di@corp.example", "writer");
        foreach (var folder in Folders(workspace.Company, root))
        {
            workspace.Company.Grant(folder, Cy, "reader");
            workspace.Company.GrantAnyone(workspace.Company.AddFile("file", Ada, folder), "reader");
            workspace.Company.Grant(workspace.Company.AddFile("file", Bo, folder), Cy, "writer");
        }

        await ShouldTakeWhatIsToldAsync(workspace, $"root: {root}\n    as: {Ada}\n    resharing: false", $"{{ user: {Bo}, role: writer }}");
    }

    [Fact]
    public async Task What_is_told_of_a_shared_drive_is_what_it_takes()
    {
        await using var workspace = await StartAsync();
        var drive = workspace.Company.AddDrive("Docs", Ada);
        workspace.Company.AddMember(drive, Cy, "writer");
        foreach (var folder in Folders(workspace.Company, drive))
        {
            workspace.Company.Grant(folder, Bo, "fileOrganizer");
            workspace.Company.GrantAnyone(workspace.Company.AddFile("file", Ada, folder), "reader");
        }

        await ShouldTakeWhatIsToldAsync(workspace, $"drive: {drive}\n    download: false", $"{{ user: {Ada}, role: organizer }}, {{ user: {Bo}, role: reader }}");
    }

    private static async Task ShouldTakeWhatIsToldAsync(SandboxWorkspace workspace, string tree, string access)
    {
        var policy = PolicyReader.Read($"""
            version: 1
            workspace: {"{"} domains: [corp.example], trusted: [partner.example], admin: admin@corp.example {"}"}
            trees:
              docs:
                {tree}
                mode: exact
                access: [{access}]
            """, "reeve.yaml").Policy.ShouldNotBeNull();
        var engine = workspace.Engine();
        var prepared = await workspace.PlanAsync(policy, engine);
        var before = workspace.Google().Usage.QuotaUnits;

        var result = await engine.ApplyAsync(prepared, new ApplyOptions(), null, TestContext.Current.CancellationToken);

        result.State.ShouldBe(RunState.Done);
        double used = workspace.Google().Usage.QuotaUnits - before;
        ((double)WritingCost.Of(prepared).QuotaUnits).ShouldBeInRange(used * (1 - Margin), used * (1 + Margin));
    }

    private static IEnumerable<string> Folders(Company company, string root) => Enumerable.Range(1, 8).Select(number => company.AddFolder($"folder {number}", Ada, root));

    private static async Task<SandboxWorkspace> StartAsync()
    {
        var workspace = await SandboxWorkspace.StartAsync();
        Array.ForEach([Ada, Bo, Cy], user => workspace.Company.AddUser(user));
        return workspace;
    }
}
