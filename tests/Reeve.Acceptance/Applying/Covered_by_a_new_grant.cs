using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Applying;

/// <summary>Drive shows one grant for each grantee of an item, found by search if it is so here or above: what the run itself has granted above covers what was there.</summary>
public sealed class Covered_by_a_new_grant
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_grant_that_search_did_not_find_comes_back_as_it_was(bool detailsInFiles)
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Root", Workspace.Ada);
        var file = workspace.Company.AddFile("notes", Workspace.Ada, root);
        workspace.Company.GrantDomain(file, "corp.example", "commenter");
        await workspace.Control.DetailsInFilesAsync(detailsInFiles);
        workspace.WritePolicy(root, ["{ domain: corp.example, role: reader, findable: true }"]);
        var before = await workspace.Control.DumpAsync();

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);

        (await workspace.Control.DumpAsync()).ShouldBe(before);
    }
}
