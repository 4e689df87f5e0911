using Reeve.Google.Identity;

namespace Reeve.Google.Tests.Identity;

public sealed class SubjectRulesTests
{
    [Theory]
    [InlineData("*", "anyone@anywhere.example", true)]
    [InlineData("ada@corp.example", "Ada@Corp.Example", true)]
    [InlineData("ada@corp.example", "ben@corp.example", false)]
    [InlineData("*@corp.example", "ada@corp.example", true)]
    [InlineData("*@corp.example", "ada@corp.example.evil.example", false)]
    [InlineData("*@corp.example", "ada@sub.corp.example", false)]
    [InlineData("*@corp.example", "eve@evil.example@corp.example", false)]
    [InlineData("*@*.corp.example", "ada@sub.corp.example", true)]
    [InlineData("a?a@corp.example", "ada@corp.example", false)]
    [InlineData("x@corp.example, *@corp.example", "ada@corp.example", true)]
    [InlineData("x@corp.example\t*-bot@corp.example", "night-bot@corp.example", true)]
    [InlineData("*@corp.example", "ada", false)]
    public void A_pattern_is_of_a_name_and_a_domain(string patterns, string subject, bool allows) =>
        SubjectRules.Parse(patterns).Allows(subject).ShouldBe(allows);

    [Theory]
    [InlineData(" , ", "names nobody")]
    [InlineData("corp.example", "`corp.example` is not a pattern")]
    [InlineData("@corp.example", "`@corp.example` is not a pattern")]
    [InlineData("ada@x@corp.example", "is not a pattern")]
    public void What_is_no_pattern_is_named(string patterns, string fault) =>
        Should.Throw<FormatException>(() => SubjectRules.Parse(patterns)).Message.ShouldContain(fault);
}
