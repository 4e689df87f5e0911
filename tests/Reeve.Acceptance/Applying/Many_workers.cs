using System.Globalization;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Applying;

public sealed class Many_workers
{
    private const int Owners = 16;

    [Fact]
    public async Task Sixty_four_workers_never_write_to_an_item_while_it_or_one_above_it_is_being_written()
    {
        await using var workspace = await Workspace.StartAsync();
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        workspace.Company.Grant(root, MessyTree.Outsider, "writer");
        workspace.Company.Grant(root, Workspace.Dan, "writer");
        for (var number = 0; number < Owners; number++)
        {
            var owner = string.Create(CultureInfo.InvariantCulture, $"owner{number}@corp.example");
            var folder = root;
            for (var depth = 0; depth < 3; depth++)
            {
                folder = workspace.Company.AddFolder($"folder {depth}", owner, folder);
                workspace.Company.Grant(folder, MessyTree.Outsider, "writer");
                workspace.Company.Grant(folder, Workspace.Dan, "writer");
                workspace.Company.GrantAnyone(folder, "reader");
            }
        }

        workspace.WritePolicy(root, MessyTree.Access, "safety: { maxChanges: 1000 }");
        await workspace.Control.LatencyAsync(50);

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--workers", "64", "--format", "json")).ShouldExit(0);

        int.Parse(applied.Json.Text("applied"), CultureInfo.InvariantCulture).ShouldBeGreaterThan(Owners * 9);
        (await workspace.Control.OverlapsAsync()).ShouldBe(0);
        (await workspace.Reeve.RunAsync("undo", applied.Run, "--yes")).ShouldExit(0);
        (await workspace.Control.OverlapsAsync()).ShouldBe(0);
    }
}
