using System.Diagnostics;
using System.Text;
using CsCheck;
using Reeve.Engine.Documents;

namespace Reeve.Engine.Tests.Documents;

/// <summary>Whatever the text, reading ends, and says either the policy or what is wrong.</summary>
public sealed class PolicyReaderLimitTests
{
    [Fact]
    public void Any_text_gives_a_policy_or_errors() => Gen.String.Sample(IsJudged, iter: 5_000);

    [Fact]
    public void Any_heap_of_yaml_gives_a_policy_or_errors() =>
        DamagedPolicies.Pieces.Array[0, 60].Select(string.Concat).Sample(IsJudged, iter: 50_000);

    [Fact]
    public void Any_damaged_policy_gives_a_policy_or_errors() => DamagedPolicies.Texts.Sample(IsJudged, iter: 20_000);

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("&a ")]
    [InlineData("!!a ")]
    [InlineData("a: 1\n")]
    [InlineData("a:\n- ")]
    [InlineData("'")]
    [InlineData("\"\\n")]
    [InlineData("---\n")]
    [InlineData("...\n")]
    [InlineData("#\n")]
    [InlineData(",")]
    [InlineData(":")]
    [InlineData("a ")]
    [InlineData("\n")]
    [InlineData("%a\n")]
    [InlineData("|\n ")]
    public void A_long_repetition_ends_soon(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 200_000).ToString();

        EndsSoon("a: " + text);
        EndsSoon(text);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = "version: 1\nsafety: " + new string('[', 40) + new string(']', 40);

        PolicyReader.Read(deep, "reeve.yaml").Diagnostics.ShouldHaveSingleItem().ToString()
            .ShouldBe("reeve.yaml:2:40: this is nested more than 32 levels deep, which no policy needs; remove the inner levels.");
    }

    [Fact]
    public void Aliases_that_stand_for_very_much_are_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 30; level++)
        {
            bomb.Append($"a{level}: &a{level} [").AppendJoin(", ", Enumerable.Repeat($"*a{level - 1} ", 10)).Append("]\n");
        }

        EndsSoon(bomb.ToString()).Diagnostics.ShouldHaveSingleItem().Message
            .ShouldBe("up to here the policy has more than 200,000 values, aliases counted each time; split it into several files.");
    }

    [Fact]
    public void Very_many_mistakes_on_one_line_end_soon()
    {
        var text = "version: 1\ntrees: { " + string.Join(", ", Enumerable.Range(0, 20_000).Select(index => $"t{index}: {{ root: 🏰, mdoe: 1 }}")) + " }";

        EndsSoon(text).Diagnostics.Length.ShouldBeGreaterThan(60_000);
    }

    [Fact]
    public void A_large_policy_can_be_read()
    {
        var text = "version: 1\nworkspace: { domains: [corp.example], admin: a@corp.example }\ntrees:\n  finance:\n    root: 1A\n    mode: exact\n    access:\n"
            + string.Concat(Enumerable.Range(0, 20_000).Select(index => $"    - {{ user: u{index}@corp.example, role: reader }}\n"));

        EndsSoon(text).Policy.ShouldNotBeNull().Trees[0].Access.Length.ShouldBe(20_000);
    }

    private static bool IsJudged(string text)
    {
        var reading = PolicyReader.Read(text, "reeve.yaml");
        var lines = text.Split('\n', '\r').Length;
        var isOrdered = reading.Diagnostics.Zip(reading.Diagnostics.Skip(1))
            .All(pair => (pair.First.Span.Line, pair.First.Span.Column).CompareTo((pair.Second.Span.Line, pair.Second.Span.Column)) <= 0);
        return reading.Policy is null != reading.Diagnostics.IsEmpty
            && isOrdered
            && reading.Diagnostics.All(diagnostic =>
                diagnostic.Span.Line >= 1 && diagnostic.Span.Line <= lines && diagnostic.Span.Column >= 1
                && diagnostic.Message.EndsWith('.') | diagnostic.Message.EndsWith('?')
                && !diagnostic.Message.Any(char.IsControl));
    }

    private static PolicyReading EndsSoon(string text)
    {
        var started = Stopwatch.GetTimestamp();

        var reading = PolicyReader.Read(text, "reeve.yaml");

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10)); // Ample: what is quadratic takes minutes.
        return reading;
    }
}
