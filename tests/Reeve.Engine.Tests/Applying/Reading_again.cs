using Reeve.Core.Planning;
using Reeve.Engine.Applying;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Tests.Applying;

/// <summary>Where the service does not tell direct from inherited, a run reads its trees once more; whoever read them may have lost them by then.</summary>
public sealed class Reading_again
{
    private const string Ada = "ada@corp.example";
    private const string Bo = "bo@corp.example";
    private const string Cy = "cy@corp.example";

    [Fact]
    public async Task A_reader_who_has_lost_the_tree_is_followed_by_its_owner()
    {
        await using var workspace = await StartAsync();
        var root = HidingTree(workspace);
        workspace.Company.Grant(root, Bo, "writer");
        var before = workspace.Dump();
        var policy = workspace.Policy(root, "", Bo);

        var result = await workspace.ApplyAsync(policy);

        result.State.ShouldBe(RunState.Done);
        result.Count(OutcomeKind.Applied).ShouldBe(3);
        (await workspace.PlanAsync(workspace.Policy(root, ""))).Plan.Changes.ShouldBeEmpty();
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ user: ada@corp.example, role: reader }")]
    public async Task An_owner_who_has_handed_it_over_is_followed_by_the_new_one(string keeps)
    {
        await using var workspace = await StartAsync();
        var root = HidingTree(workspace);
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(workspace.Policy(root, keeps, Ada, ", owner: bo@corp.example"));

        result.State.ShouldBe(RunState.Done, string.Join('\n', result.Left) + string.Join('\n', result.Problems));
        result.Outcomes.Count(outcome => outcome.Change is Change.OwnerTransfer).ShouldBe(2);
        result.Outcomes.Count(outcome => outcome.Change is Change.GrantDelete).ShouldBe(2);
        (await workspace.PlanAsync(workspace.Policy(root, keeps, Bo, ", owner: bo@corp.example"))).Plan.Changes.ShouldBeEmpty();
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task An_owner_who_could_not_hand_it_over_goes_on_reading_it()
    {
        await using var workspace = await StartAsync();
        var root = HidingTree(workspace);
        await workspace.FaultAsync(new { method = "PATCH", path = $"/drive/v3/files/{root}/permissions/*", status = 403, reason = "consentRequiredForOwnershipTransfer" });

        var result = await workspace.ApplyAsync(workspace.Policy(root, "", Ada, ", owner: bo@corp.example"));

        result.State.ShouldBe(RunState.Partly);
        result.Left.Select(left => (left.Change.File, left.Code)).ShouldBe([(root, "consentRequiredForOwnershipTransfer")]);
        result.Outcomes.Count(outcome => outcome is { Kind: OutcomeKind.Applied, Change: Change.GrantDelete }).ShouldBe(2);
    }

    [Fact]
    public async Task Where_nobody_can_read_it_again_the_run_ends_and_says_so()
    {
        await using var workspace = await StartAsync();
        var root = HidingTree(workspace);
        await workspace.FaultAsync(new { method = "GET", path = "/drive/v3/files", nth = 2, status = 403, reason = "domainPolicy" });

        var result = await workspace.ApplyAsync(workspace.Policy(root, ""));

        result.State.ShouldBe(RunState.Partly);
        result.Count(OutcomeKind.Applied).ShouldBe(1);
        result.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-read-again");
        ReeveEngine.History(workspace.State, TimeProvider.System).ShouldHaveSingleItem().State.ShouldBe(RunState.Partly);
    }

    private static async Task<SandboxWorkspace> StartAsync()
    {
        var workspace = await SandboxWorkspace.StartAsync();
        Array.ForEach([Ada, Bo, Cy], user => workspace.Company.AddUser(user));
        return workspace;
    }

    /// <summary>A folder and a file of Ada's, on both of which Cy is a writer: the lower grant shows once the upper one has gone.</summary>
    private static string HidingTree(SandboxWorkspace workspace)
    {
        var root = workspace.Company.AddFolder("root", Ada);
        workspace.Company.Grant(root, Cy, "writer");
        workspace.Company.Grant(workspace.Company.AddFile("file", Ada, root), Cy, "writer");
        return root;
    }
}
