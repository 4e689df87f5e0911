using System.Text.Json.Nodes;
using CsCheck;
using Reeve.Engine.Documents;
using Reeve.Engine.Documents.Language;

namespace Reeve.Engine.Tests.Documents.Language;

/// <summary>What editors say while a policy is written is what the reader says after.</summary>
public sealed class PolicySchemaTests
{
    // What editors can know by a schema; the other mistakes they leave to the reader.
    private static readonly string[] _seenByEditors = ["unknown-key", "missing-key", "wrong-shape", "not-yet", "out-of-place"];

    private static readonly string _file = Path.Combine(House.Root, "docs", "reeve.schema.json");
    private static readonly SchemaJudge _judge = new(JsonNode.Parse(PolicySchema.Write())!.AsObject());

    public static IEnumerable<TheoryDataRow<string>> Policies =>
    [
        .. Directory.EnumerateFiles(Path.Combine(House.Root, "examples"), "*.yaml").Select(Row),
        .. Directory.EnumerateFiles(Path.Combine(House.Root, "tests", "cases"), "*.case", SearchOption.AllDirectories).Select(Row),
        .. Directory.EnumerateFiles(Path.Combine(House.Root, "docs"), "*.md").Where(page => PoliciesIn(page).Length > 0).Select(Row),
    ];

    public static IEnumerable<TheoryDataRow<string, string>> WrongPolicies =>
        from topic in Directory.EnumerateFiles(WrongPolicy.Folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
        from wrong in WrongPolicy.In(topic)
        where PolicyReader.Read(wrong.Text, "").Diagnostics is var said && said.Any(one => _seenByEditors.Contains(one.Code)) && said.All(one => one.Code is not ("yaml" or "duplicate-key")) && wrong.Title != "a list as a key"
        select new TheoryDataRow<string, string>(topic, wrong.Title);

    [Fact]
    public void The_published_schema_is_that_of_the_reader()
    {
        if (Environment.GetEnvironmentVariable("REEVE_APPROVE") == "1")
        {
            File.WriteAllText(_file, PolicySchema.Write());
        }

        File.ReadAllText(_file).ShouldBe(PolicySchema.Write(), "docs/reeve.schema.json is out of date; REEVE_APPROVE=1 rewrites it");
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_policy_of_ours_is_right(string file)
    {
        foreach (var policy in PoliciesIn(Path.Combine(House.Root, file)))
        {
            PolicyReader.Read(policy, file).Diagnostics.Where(one => one.Code != "contradiction").ShouldBeEmpty();
            _judge.Judge(YamlAsJson.Read(policy)).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(WrongPolicies))]
    public void A_wrong_policy_is_wrong_in_the_editor_too(string topic, string title) =>
        _judge.Judge(YamlAsJson.Read(WrongPolicy.In(topic).Single(wrong => wrong.Title == title).Text)).ShouldNotBeEmpty();

    [Fact]
    public void Reader_and_editor_agree_on_which_keys_go_together() => PolicySketch.Trees.Sample(
        policy =>
        {
            var said = PolicyReader.Read(policy, "").Diagnostics.Where(one => one.Code != "contradiction").ToArray();
            var seen = _judge.Judge(YamlAsJson.Read(policy));
            return said.Length == 0 == (seen.Count == 0) ? true : throw new InvalidOperationException($"{policy}\nreader: {string.Join('\n', (object[])said)}\neditor: {string.Join('\n', seen)}");
        },
        iter: 1_500);

    [Fact]
    public void Many_sketches_are_right_and_many_are_not() =>
        PolicySketch.Trees.Array[400].Single().Count(policy => _judge.Judge(YamlAsJson.Read(policy)).Count == 0).ShouldBeInRange(100, 300);

    [Fact]
    public void Whatever_the_reader_takes_the_editor_takes() => DamagedPolicies.Texts.Sample(
        text =>
        {
            if (PolicyReader.Read(text, "").Diagnostics.Any(one => one.Code != "contradiction"))
            {
                return true;
            }

            var seen = _judge.Judge(YamlAsJson.Read(text));
            return seen.Count == 0 ? true : throw new InvalidOperationException($"{text}\neditor: {string.Join('\n', seen)}");
        },
        iter: 5_000);

    [Theory]
    [InlineData("root: 2026")]
    [InlineData("root: 1e5")]
    [InlineData("root: HTTPS://DRIVE.GOOGLE.COM/drive/folders/1AbC")]
    [InlineData("root: drive.google.com/open?id=1AbC")]
    [InlineData("drive: true")]
    [InlineData("drive: 1.10")]
    [InlineData("drive: Σ / 50 %")]
    [InlineData("root: 1A, as: o'neil+x@eu.corp.example")]
    [InlineData("root: 1A, as: bürö@corp.example")]
    [InlineData("root: 1A, externalExpiry: 007d")]
    [InlineData("root: 1A, overrides: [ { path: '/a \\* b\\/c/**/*x*', ignore: true }, { path: /Büro 1, ignore: true } ]")]
    [InlineData("root: 1A, exceptions: [ { file: 1X, allow: { user: o_o@a-b.example, role: reader }, until: '2028-02-29', reason: 2026 } ]")]
    public void What_looks_strange_and_is_right_is_right_in_both(string keys)
    {
        var access = keys.StartsWith("drive", StringComparison.Ordinal) ? "[ { user: ada@corp.example, role: organizer } ]" : "[]";
        var policy = $"version: 1\nworkspace: {{ domains: ['*.corp.example', corp.example], admin: admin@corp.example }}\ntrees:\n  bü.r-o_1: {{ mode: exact, access: {access}, {keys} }}\nsafety: {{ maxChanges: .5 % }}\n";

        PolicyReader.Read(policy, "").Diagnostics.ShouldBeEmpty();
        _judge.Judge(YamlAsJson.Read(policy)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("t: { mode: exact, access: [], root: 1A, externalExpiry: 30 }")]
    [InlineData("t: { mode: exact, access: [], root: 1A, externalExpiry: true }")]
    [InlineData("t: { mode: exact, access: [], root: 'https://example.com/drive/folders/1A' }")]
    [InlineData("t: { mode: exact, access: [], root: 'https://docs.google.com/document/d/1A/edit' }")]
    [InlineData("t: { mode: exact, access: [], root: 1A, as: 12 }")]
    [InlineData("t: { mode: exact, access: [], root: 1A, overrides: [ { path: 7, ignore: true } ] }")]
    [InlineData("a/b: { mode: exact, access: [], root: 1A }")]
    [InlineData("-t: { mode: exact, access: [], root: 1A }")]
    [InlineData("t: { mode: exact, access: [], root: 1A }\nsafety: { maxChanges: 150% }")]
    [InlineData("t: { mode: exact, access: [], root: 1A }\nsafety: { maxChanges: 100.5% }")]
    public void What_is_wrong_by_its_form_is_wrong_in_both(string tree)
    {
        var policy = $"version: 1\nworkspace: {{ domains: [corp.example], admin: admin@corp.example }}\ntrees:\n  {tree}\n";

        PolicyReader.Read(policy, "").Diagnostics.ShouldNotBeEmpty();
        _judge.Judge(YamlAsJson.Read(policy)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_example_that_editors_show_is_right()
    {
        foreach (var text in PolicyKeys.All.WithAllBelow.SelectMany(block => block.Keys).Select(key => key.Shape).OfType<ValueShape.Text>())
        {
            text.Examples.ShouldAllBe(example => System.Text.RegularExpressions.Regex.IsMatch(example, text.Pattern ?? ""));
        }
    }

    private static TheoryDataRow<string> Row(string file) => new(Path.GetRelativePath(House.Root, file));

    private static string[] PoliciesIn(string file)
    {
        var text = File.ReadAllText(file);
        return Path.GetExtension(file) switch
        {
            ".case" => [CasePolicy(text)],
            ".md" => [.. text.Split("```yaml\n")[1..].Select(block => block.Split("```")[0]).Where(block => block.Contains("version: 1", StringComparison.Ordinal))],
            _ => [text],
        };
    }

    private static string CasePolicy(string text) =>
        string.Concat(text.Split('\n').SkipWhile(line => line != "policy:").Skip(1).TakeWhile(line => line.Length == 0 || line[0] == ' ').Select(line => line + "\n"));
}
