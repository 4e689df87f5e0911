using Reeve.Engine.Documents;

namespace Reeve.Engine.Tests.Documents;

public sealed class WrongPolicyTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        from topic in Directory.EnumerateFiles(WrongPolicy.Folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
        from wrong in WrongPolicy.In(topic)
        select new TheoryDataRow<string, string>(topic, wrong.Title);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Says_what_is_wrong_and_where_and_what_would_be_right(string topic, string title)
    {
        var wrong = WrongPolicy.In(topic).Single(candidate => candidate.Title == title);

        var reading = PolicyReader.Read(wrong.Text, "reeve.yaml");

        reading.Policy.ShouldBeNull();
        var said = string.Join('\n', reading.Diagnostics);
        if (Environment.GetEnvironmentVariable("REEVE_APPROVE") == "1")
        {
            WrongPolicy.Write(topic, WrongPolicy.In(topic).Select(other => other == wrong ? wrong with { Expected = said } : other));
        }
        else
        {
            said.ShouldBe(wrong.Expected);
        }
    }
}
