using System.Collections.Immutable;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Trees;

public sealed class InheritanceTests
{
    private static readonly Grantee _bob = TreeSketch.GranteeOf(Principal.User("bob@corp.example"));
    private static readonly DateTimeOffset _end = new(2027, 1, 31, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Role.Reader, Role.None, Role.Reader, Role.None)]
    [InlineData(Role.Reader, Role.Reader, Role.None, Role.Reader)]
    [InlineData(Role.Writer, Role.Reader, Role.Writer, Role.Reader)]
    [InlineData(Role.Writer, Role.Owner, Role.None, Role.Writer)]
    [InlineData(Role.Reader, Role.Writer, Role.None, Role.Reader)]
    [InlineData(Role.Owner, Role.Writer, Role.Owner, Role.Writer)]
    [InlineData(Role.Owner, Role.Owner, Role.Owner, Role.Writer)]
    public void What_exceeds_the_folder_is_direct(Role shown, Role above, Role direct, Role inherited)
    {
        ImmutableArray<Grant> folder = above == Role.None ? [] : [new Grant(_bob, above)];

        var grant = Inheritance.Infer(new Grant(_bob, shown), folder, isLimited: false);

        (grant.Direct, grant.Inherited).ShouldBe((direct, inherited));
    }

    [Fact]
    public void A_limited_folder_inherits_nothing() =>
        Inheritance.Infer(new Grant(_bob, Role.Reader), [new Grant(_bob, Role.Writer)], isLimited: true).Direct.ShouldBe(Role.Reader);

    [Fact]
    public void In_a_folder_that_could_not_be_read_all_may_be_direct() =>
        Inheritance.Infer(new Grant(_bob, Role.Reader), default, isLimited: false).Direct.ShouldBe(Role.Reader);

    [Fact]
    public void What_search_finds_though_it_does_not_find_the_folder_is_direct()
    {
        var domain = new Grantee("7", Principal.Domain("corp.example"));
        var shown = new Grant(domain, Role.Reader, Findable: true);

        Inheritance.Infer(shown, [new Grant(domain, Role.Reader)], isLimited: false).ShouldBe(shown with { Inherited = Role.Reader });
        Inheritance.Infer(shown, [new Grant(domain, Role.Reader, Findable: true)], isLimited: false).IsDirect.ShouldBeFalse();
    }

    [Fact]
    public void Only_a_direct_grant_can_end()
    {
        var shown = new Grant(_bob, Role.Reader, ExpiresAt: _end);

        Inheritance.Infer(shown, [new Grant(_bob, Role.Reader)], isLimited: false).ExpiresAt.ShouldBeNull();
        Inheritance.Infer(shown, [], isLimited: false).ExpiresAt.ShouldBe(_end);
    }
}
