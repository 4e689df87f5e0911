using Reeve.Engine.Documents;

namespace Reeve.Engine.Tests.Documents;

/// <summary><c>docs/policy.md</c> says what the reader does.</summary>
public sealed class PolicyReferenceTests
{
    private static readonly string _page = File.ReadAllText(Path.Combine(House.Root, "docs", "policy.md"));
    private static readonly string _example = Block("yaml");

    [Fact]
    public void Its_example_is_a_policy() => PolicyReader.Read(_example, "reeve.yaml").Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Its_messages_are_those_of_its_example_misspelt()
    {
        var first = _example.IndexOf("exact", StringComparison.Ordinal);
        var wrong = _example.Remove(first, 5).Insert(first, "exakt").Replace("cfo@corp.example, role: writer", "cfo@corp.example, role: Writer", StringComparison.Ordinal);

        string.Join('\n', PolicyReader.Read(wrong, "reeve.yaml").Diagnostics).ShouldBe(Block("text").TrimEnd('\n'));
    }

    private static string Block(string language) => _page.Split($"```{language}\n")[1].Split("```")[0];
}
