using Reeve.Engine.Documents;
using Reeve.Engine.Documents.Language;

namespace Reeve.Engine.Tests.Documents;

/// <summary><c>docs/policy.md</c> says what the reader does.</summary>
public sealed class PolicyReferenceTests
{
    private static readonly string _page = File.ReadAllText(Path.Combine(House.Root, "docs", "policy.md"));
    private static readonly string[] _examples = Blocks("yaml");

    public static TheoryData<string> Keys() => new(PolicyKeys.All.WithAllBelow.SelectMany(block => block.Names.Concat(block.Later)).Distinct());

    [Fact]
    public void Its_examples_are_policies()
    {
        _examples.Length.ShouldBeGreaterThan(1);
        _examples.ShouldAllBe(example => PolicyReader.Read(example, "reeve.yaml").Diagnostics.IsEmpty);
    }

    [Fact]
    public void Its_messages_are_those_of_its_first_example_misspelt()
    {
        var first = _examples[0].IndexOf("exact", StringComparison.Ordinal);
        var wrong = _examples[0].Remove(first, 5).Insert(first, "exakt").Replace("cfo@corp.example, role: writer", "cfo@corp.example, role: Writer", StringComparison.Ordinal);

        string.Join('\n', PolicyReader.Read(wrong, "reeve.yaml").Diagnostics).ShouldBe(Blocks("text")[0].TrimEnd('\n'));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void It_tells_of_every_key(string key) => _page.Split('\n').ShouldContain(line => line.StartsWith($"| `{key}` |", StringComparison.Ordinal) || line.StartsWith($"`{key}` belongs", StringComparison.Ordinal));

    [Fact]
    public void Its_tables_have_no_key_that_is_none()
    {
        string[] known = [.. PolicyKeys.All.WithAllBelow.SelectMany(block => block.Names), "organizer", "fileOrganizer"];
        _page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|')[1].Trim().Count(character => character == '`') == 2 && !line.Contains("limitedFolders: open", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]).Except(known).ShouldBeEmpty();
    }

    private static string[] Blocks(string language) => [.. _page.Split($"```{language}\n")[1..].Select(block => block.Split("```")[0])];
}
