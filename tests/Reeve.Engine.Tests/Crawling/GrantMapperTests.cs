using Reeve.Core.Trees;
using Reeve.Engine.Crawling;
using Reeve.Google.Drive;

namespace Reeve.Engine.Tests.Crawling;

public sealed class GrantMapperTests
{
    private static readonly DrivePermissionDetail[] ToldDirect = [new DrivePermissionDetail { Role = "reader", Inherited = false }];

    [Theory]
    [InlineData("metadata")]
    [InlineData("published")]
    public void What_is_only_a_view_is_no_grant(string view)
    {
        var shown = new GrantMapper().Map([Of("1", "ada@corp.example"), Of("2", "ben@corp.example", view)]);

        shown.Grants.ShouldHaveSingleItem().Grantee.Principal.ShouldBe(Principal.User("ada@corp.example"));
    }

    [Fact]
    public void Who_has_a_view_and_a_grant_has_the_grant()
    {
        var shown = new GrantMapper().Map([Of("1", "ada@corp.example", "published"), Of("1", "ada@corp.example")]);

        shown.Grants.ShouldHaveSingleItem().Direct.ShouldBe(Role.Reader);
    }

    [Fact]
    public void A_view_that_says_nothing_of_where_it_comes_from_leaves_the_grants_told()
    {
        var shown = new GrantMapper().Map([Of("1", "ada@corp.example"), new DrivePermission { Id = "2", Type = "user", Role = "reader", EmailAddress = "ben@corp.example", View = "metadata" }]);

        shown.ToldDirect.ShouldBeTrue();
    }

    [Fact]
    public void Where_one_grant_does_not_say_where_it_comes_from_none_of_the_item_is_told()
    {
        var shown = new GrantMapper().Map([Of("1", "ada@corp.example"), new DrivePermission { Id = "2", Type = "user", Role = "reader", EmailAddress = "ben@corp.example" }]);

        shown.ToldDirect.ShouldBeFalse();
        shown.Grants.Length.ShouldBe(2);
    }

    private static DrivePermission Of(string id, string address, string? view = null) =>
        new() { Id = id, Type = "user", Role = "reader", EmailAddress = address, View = view, Details = ToldDirect };
}
