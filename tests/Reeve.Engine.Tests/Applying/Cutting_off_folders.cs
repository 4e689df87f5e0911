using System.Text.Json.Nodes;
using Reeve.Core.Planning;
using Reeve.Engine.Applying;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Tests.Applying;

/// <summary>Whoever is to keep a folder that is limited, and has it from above so far, can be granted it only once it is cut off.</summary>
public sealed class Cutting_off_folders
{
    private const string Ada = "ada@corp.example";
    private const string Bo = "bo@corp.example";
    private const string Cy = "cy@corp.example";

    [Fact]
    public async Task Where_somebody_would_lose_the_folder_by_it_the_cut_is_taken_back_and_nobody_loses_anything()
    {
        await using var workspace = await StartAsync();
        var (policy, folder) = Seed(workspace);
        var before = workspace.Dump();
        await RefuseGrantsAsync(workspace, folder);

        var result = await workspace.ApplyAsync(policy);

        result.State.ShouldBe(RunState.Partly);
        result.Left.Select(left => (left.Change.Op, left.Code)).ShouldBe([(Ops.FileUpdate, "taken-back"), (Ops.GrantCreate, "insufficientFilePermissions")], ignoreOrder: true);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task Once_it_can_be_granted_the_folder_is_cut_off_and_all_of_it_undone()
    {
        await using var workspace = await StartAsync();
        var (policy, folder) = Seed(workspace);
        var before = workspace.Dump();
        await RefuseGrantsAsync(workspace, folder);
        await workspace.ApplyAsync(policy);
        await workspace.ClearFaultsAsync();

        var result = await workspace.ApplyAsync(policy);

        result.State.ShouldBe(RunState.Done);
        ItemOf(workspace, folder)["inheritedPermissionsDisabled"]!.GetValue<bool>().ShouldBeTrue();
        GrantsOf(workspace, folder).ShouldBe([$"{Ada} owner", $"{Bo} writer"], ignoreOrder: true);
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task A_cut_that_cannot_be_taken_back_is_told_as_made_completed_by_the_next_run_and_undone()
    {
        await using var workspace = await StartAsync();
        var (policy, folder) = Seed(workspace);
        var before = workspace.Dump();
        await RefuseGrantsAsync(workspace, folder);
        await workspace.FaultAsync(new { method = "PATCH", path = $"/drive/v3/files/{folder}", nth = 2, status = 403, reason = "insufficientFilePermissions" });

        var result = await workspace.ApplyAsync(policy);
        await workspace.ClearFaultsAsync();
        var next = await workspace.ApplyAsync(policy);

        result.Outcomes.Where(outcome => outcome.Kind == OutcomeKind.Applied).Select(outcome => outcome.Change.Op).ShouldBe([Ops.FileUpdate]);
        next.State.ShouldBe(RunState.Done);
        GrantsOf(workspace, folder).ShouldBe([$"{Ada} owner", $"{Bo} writer"], ignoreOrder: true);
        await workspace.UndoAsync(next.Run);
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    private static async Task<SandboxWorkspace> StartAsync()
    {
        var workspace = await SandboxWorkspace.StartAsync();
        Array.ForEach([Ada, Bo, Cy], user => workspace.Company.AddUser(user));
        return workspace;
    }

    /// <summary>A folder that Bo and Cy write by what they have on the root, and a policy that limits it to Bo.</summary>
    private static (Core.Policies.Policy Policy, string Folder) Seed(SandboxWorkspace workspace)
    {
        var root = workspace.Company.AddFolder("root", Ada);
        workspace.Company.Grant(root, Bo, "writer");
        workspace.Company.Grant(root, Cy, "writer");
        var folder = workspace.Company.AddFolder("Payroll", Ada, root);
        workspace.Company.AddFile("file", Ada, folder);
        return (workspace.Policy(root, "{ user: bo@corp.example, role: writer }, { user: cy@corp.example, role: writer }", Ada,
            $", overrides: [{{ folder: {folder}, limited: true, access: [{{ user: bo@corp.example, role: writer }}] }}]"), folder);
    }

    private static Task RefuseGrantsAsync(SandboxWorkspace workspace, string folder) =>
        workspace.FaultAsync(new { method = "POST", path = $"/drive/v3/files/{folder}/permissions", status = 403, reason = "insufficientFilePermissions" });

    private static string[] GrantsOf(SandboxWorkspace workspace, string file) =>
        [.. ItemOf(workspace, file)["grants"]!.AsArray().Select(grant => $"{grant!["emailAddress"]} {grant["role"]}")];

    private static JsonNode ItemOf(SandboxWorkspace workspace, string file) =>
        JsonNode.Parse(workspace.Dump())!["items"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == file)!;
}
