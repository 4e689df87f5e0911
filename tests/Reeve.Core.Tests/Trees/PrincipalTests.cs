using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Trees;

public sealed class PrincipalTests
{
    [Theory]
    [InlineData("user:ada@corp.example", PrincipalKind.User, "ada@corp.example", "corp.example")]
    [InlineData("group:team@corp.example", PrincipalKind.Group, "team@corp.example", "corp.example")]
    [InlineData("domain:corp.example", PrincipalKind.Domain, "corp.example", "corp.example")]
    [InlineData("anyone", PrincipalKind.Anyone, "", "")]
    public void What_is_written_is_what_is_read(string text, PrincipalKind kind, string address, string domain)
    {
        Principal.TryParse(text, out var principal).ShouldBeTrue();

        (principal.Kind, principal.Address, principal.DomainName).ShouldBe((kind, address, domain));
        principal.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada@corp.example")]
    [InlineData("user:")]
    [InlineData("User:ada@corp.example")]
    [InlineData("anyone:")]
    [InlineData("Anyone")]
    [InlineData("robot:ada@corp.example")]
    public void Anything_else_is_refused(string text) => Principal.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Two_spellings_are_one_principal()
    {
        Principal.TryParse("user:Ada@Corp.Example", out var principal).ShouldBeTrue();

        principal.ShouldBe(Principal.User("ADA@corp.example"));
        principal.ShouldNotBe(Principal.Group("ada@corp.example"));
    }

    [Theory]
    [InlineData("0123")]
    [InlineData("01aBc")]
    public void A_deleted_account_is_known_by_its_permission_only(string id)
    {
        var gone = Principal.DeletedAccount(PrincipalKind.User, id);

        gone.IsDeletedAccount.ShouldBeTrue();
        gone.ToString().ShouldBe("user:deleted:" + id);
        Principal.TryParse(gone.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(gone);
    }
}
