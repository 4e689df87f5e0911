using Reeve.Engine.Applying;

namespace Reeve.Engine.Tests.Applying;

public sealed class Overlapping_writes
{
    [Fact]
    public async Task The_gate_keeps_an_item_and_its_ancestors_apart() => (await OverlapsAsync(new TreeGate())).ShouldContain("\"count\": 0");

    [Fact]
    public async Task Without_the_gate_they_overlap() => (await OverlapsAsync(new OpenGate())).ShouldNotContain("\"count\": 0");

    private static async Task<string> OverlapsAsync(IWriteGate gate)
    {
        await using var workspace = await SandboxWorkspace.StartAsync();
        var root = Chain(workspace);
        await workspace.SetAsync("latency", new { milliseconds = 50 });

        var result = await workspace.ApplyAsync(workspace.Policy(root, "", "owner0@corp.example"), workspace.Engine(64, gate), new ApplyOptions { ItemsPerActor = 8 });

        result.Count(OutcomeKind.Applied).ShouldBe(24);
        return await workspace.LookAsync("overlaps");
    }

    /// <summary>A chain of folders with other owners, each with links and outsiders that must go, so that a line has much to write at once.</summary>
    private static string Chain(SandboxWorkspace workspace)
    {
        var (root, parent) = ("", (string?)null);
        for (var level = 0; level < 12; level++)
        {
            var owner = $"owner{level % 6}@{workspace.Company.Domain}";
            workspace.Company.AddUser(owner);
            parent = workspace.Company.AddFolder($"level {level}", owner, parent);
            root = root.Length == 0 ? parent : root;
            workspace.Company.AddUser($"guest{level}@elsewhere.example");
            workspace.Company.Grant(parent, $"guest{level}@elsewhere.example", "writer");
            workspace.Company.AddUser($"friend{level}@elsewhere.example");
            workspace.Company.Grant(parent, $"friend{level}@elsewhere.example", "reader");
        }

        return root;
    }
}
