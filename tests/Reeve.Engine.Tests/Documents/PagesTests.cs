using System.Reflection;
using System.Text.RegularExpressions;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.People;

namespace Reeve.Engine.Tests.Documents;

/// <summary>Pages that list what the code has: neither more nor less.</summary>
public sealed partial class PagesTests
{
    private static readonly string _operations = File.ReadAllText(Path.Combine(House.Root, "docs", "operations.md"));
    private static readonly string _vocabulary = File.ReadAllText(Path.Combine(House.Root, "docs", "vocabulary.md"));

    private static readonly string[] _codes = [.. Constants(typeof(ProblemCodes)), .. Constants(typeof(AddressResolver))];

    [Fact]
    public void Each_problem_has_a_line_with_its_mend_and_no_line_is_of_none() =>
        Codes(_operations.Split("## What problems mean")[1].Split("And what a run leaves")[0]).ShouldBe(_codes, ignoreOrder: true);

    [Fact]
    public void A_problem_that_makes_an_answer_unsure_is_named_where_the_exit_codes_are()
    {
        var readme = File.ReadAllText(Path.Combine(House.Root, "README.md"));
        foreach (var code in _codes.Where(ProblemCodes.MakesUnsure))
        {
            _operations.Split("## Exit codes")[1].Split("##")[0].ShouldContain($"`{code}`");
            readme.Split("## Exit codes")[1].Split("##")[0].ShouldContain($"`{code}`");
        }
    }

    [Fact]
    public void What_is_left_in_a_run_is_explained_code_by_code()
    {
        var table = Codes(_operations.Split("And what a run leaves")[1].Split("## Undo")[0]);
        var given = Directory.EnumerateFiles(Path.Combine(House.Root, "src", "Reeve.Engine", "Applying"), "*.cs")
            .SelectMany(file => OutcomeCode().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)
            .Where(code => code != "needless"); // Harmless, so it is never in the table `left`.

        given.Distinct().Except(table).ShouldBeEmpty();
        given.ShouldContain("waits");
        given.ShouldContain("not-readable");
    }

    [Fact]
    public void The_vocabulary_has_every_kind_of_change_and_every_role()
    {
        Row("change").ShouldBe(Ops.All, ignoreOrder: true);
        Row("role").Distinct().ShouldBe(Enum.GetValues<Role>().Where(role => role != Role.None).Select(role => role.Name()), ignoreOrder: true);
    }

    private static IEnumerable<string> Row(string word) => Code().Matches(_vocabulary.Split('\n').Single(line => line.StartsWith($"| **{word}**", StringComparison.Ordinal))).Select(match => match.Groups[1].Value);

    private static string[] Codes(string section) =>
        [.. section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => Code().Matches(line.Split('|')[1])).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        .Where(field => field is { IsLiteral: true, IsPrivate: false }).Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("""(?:Decision\.Leave\(|OutcomeKind\.\w+, )"([a-z-]+)",""")]
    private static partial Regex OutcomeCode();
}
