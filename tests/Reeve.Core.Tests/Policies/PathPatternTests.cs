using CsCheck;
using Reeve.Core.Policies;

namespace Reeve.Core.Tests.Policies;

public sealed class PathPatternTests
{
    [Theory]
    [InlineData("/Payroll", "Payroll")]
    [InlineData("/Payroll/2026", "Payroll", "2026")]
    [InlineData("/*", "Payroll")]
    [InlineData("/Pay*", "Pay")]
    [InlineData("/Pay*", "Payroll")]
    [InlineData("/*roll", "Payroll")]
    [InlineData("/P*r*l", "Payroll")]
    [InlineData("/*a*b*", "xxaxxbxx")]
    [InlineData("/*ab*ab", "abab")]
    [InlineData("/Projects/*/Contracts", "Projects", "Apollo", "Contracts")]
    [InlineData("/**", "Payroll")]
    [InlineData("/**", "a", "b", "c")]
    [InlineData("/**/Archive", "Archive")]
    [InlineData("/**/Archive", "a", "b", "Archive")]
    [InlineData("/a/**/z", "a", "z")]
    [InlineData("/a/**/z", "a", "z", "z")]
    [InlineData("/a/**/m/**/z", "a", "m", "x", "m", "z")]
    [InlineData("/a/**", "a")]
    [InlineData("/**/**", "a")]
    [InlineData(@"/5 \* hotel", "5 * hotel")]
    [InlineData(@"/in\/out", "in/out")]
    [InlineData(@"/back\\slash", @"back\slash")]
    [InlineData("/[a-z]?.{1}", "[a-z]?.{1}")]
    [InlineData("/ a ", " a ")]
    public void A_pattern_matches(string pattern, params string[] names) => Matches(pattern, names).ShouldBeTrue();

    [Theory]
    [InlineData("/Payroll", "payroll")]
    [InlineData("/Payroll", "Payroll 2")]
    [InlineData("/Payroll", "Payroll", "2026")]
    [InlineData("/Payroll", "HR", "Payroll")]
    [InlineData("/Payroll/2026", "Payroll")]
    [InlineData("/*", "a", "b")]
    [InlineData("/*/b", "b")]
    [InlineData("/Pay*", "pay")]
    [InlineData("/*roll", "Payrolls")]
    [InlineData("/P*r*l", "Plr")]
    [InlineData("/aa*aa", "aaa")]
    [InlineData("/*ab*ab", "ab")]
    [InlineData("/a/**/z", "a", "z", "y")]
    [InlineData("/a/**/z", "z")]
    [InlineData("/**/Archive", "Archive", "2026")]
    [InlineData(@"/5 \* hotel", "5 star hotel")]
    [InlineData(@"/in\/out", "in", "out")]
    [InlineData("/a/**")]
    [InlineData("/a")]
    public void A_pattern_does_not_match(string pattern, params string[] names) => Matches(pattern, names).ShouldBeFalse();

    [Fact]
    public void Any_number_of_levels_is_none_too() => Matches("/**").ShouldBeTrue();

    [Theory]
    [InlineData("/Büro", "Bu\u0308ro")]
    [InlineData("/Bu\u0308ro", "Büro")]
    [InlineData("/*\u0308*/x", "\u0308", "x")]
    public void Names_are_compared_however_their_accents_are_written(string pattern, params string[] names) => Matches(pattern, names).ShouldBeTrue();

    [Theory]
    [InlineData("/Payroll", true)]
    [InlineData(@"/in\/out/\*", true)]
    [InlineData("/Pay*", false)]
    [InlineData("/**/x", false)]
    public void A_pattern_without_a_star_names_one_path(string pattern, bool expected) => Pattern(pattern).IsExact.ShouldBe(expected);

    [Fact]
    public void Patterns_are_equal_if_written_alike()
    {
        Pattern("/a/*").ShouldBe(Pattern("/a/*"));
        Pattern("/a/*").GetHashCode().ShouldBe(Pattern("/a/*").GetHashCode());
        Pattern("/a/*").ShouldNotBe(Pattern("/a/**"));
        Pattern("/a/*").ToString().ShouldBe("/a/*");
    }

    [Theory]
    [InlineData("", "does not begin with `/`, the root of the tree; write it like `/Payroll`")]
    [InlineData("Payroll", "does not begin with `/`, the root of the tree; write it like `/Payroll`")]
    [InlineData("/", "ends in `/`; leave that out, the folder itself is meant with all below it")]
    [InlineData("/a/", "ends in `/`; leave that out, the folder itself is meant with all below it")]
    [InlineData("//a", "has `//` in it; write one `/` between two names")]
    [InlineData("/a**", "has `**` beside other characters; between two `/` it stands alone")]
    [InlineData("/***", "has `**` beside other characters; between two `/` it stands alone")]
    [InlineData(@"/a\b", @"has a `\` that takes no meaning away; write `\\` for the character itself")]
    [InlineData(@"/a\", @"has a `\` that takes no meaning away; write `\\` for the character itself")]
    public void What_is_no_pattern_is_said(string text, string expected)
    {
        PathPattern.TryParse(text, out _, out var complaint).ShouldBeFalse();
        complaint.ShouldBe(expected);
    }

    [Fact]
    public void A_pattern_can_be_as_deep_as_drive_nests()
    {
        var names = Enumerable.Repeat("a", PathPattern.MaxLevels).ToArray();

        Matches("/" + string.Join('/', names), names).ShouldBeTrue();
        PathPattern.TryParse("/" + string.Join('/', names.Append("a")), out _, out var complaint).ShouldBeFalse();
        complaint.ShouldBe("has more levels than Drive can nest");
    }

    /// <summary>Walking down level by level says what trying every way to cut the path says.</summary>
    [Fact]
    public void Walking_down_agrees_with_trying_every_way() =>
        Gen.Select(OneOf("a", "b", "*", "a*", "*b", "a*b", "**").Array[1, 5], OneOf("a", "b", "ab", "aab", "ba").Array[0, 6])
            .Sample((levels, names) => Matches("/" + string.Join('/', levels), names) == ByTrying(levels, names), iter: 20_000);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static bool ByTrying(ReadOnlySpan<string> levels, ReadOnlySpan<string> names)
    {
        if (levels.IsEmpty)
        {
            return names.IsEmpty;
        }

        if (levels[0] != "**")
        {
            return !names.IsEmpty && NameByTrying(levels[0], names[0]) && ByTrying(levels[1..], names[1..]);
        }

        return ByTrying(levels[1..], names) || (!names.IsEmpty && ByTrying(levels, names[1..]));
    }

    private static bool NameByTrying(ReadOnlySpan<char> level, ReadOnlySpan<char> name) =>
        level.IsEmpty ? name.IsEmpty
        : level[0] == '*' ? NameByTrying(level[1..], name) || (!name.IsEmpty && NameByTrying(level, name[1..]))
        : !name.IsEmpty && level[0] == name[0] && NameByTrying(level[1..], name[1..]);

    private static bool Matches(string pattern, params string[] names)
    {
        var parsed = Pattern(pattern);
        return parsed.IsMatch(names.Aggregate(parsed.Start, parsed.Next));
    }

    private static PathPattern Pattern(string text) => PathPattern.TryParse(text, out var pattern, out var complaint) ? pattern : throw new FormatException(complaint);
}
