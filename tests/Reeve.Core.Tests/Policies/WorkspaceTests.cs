using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Policies;

public sealed class WorkspaceTests
{
    private static readonly Workspace _workspace = new(["corp.example", "*.lab.example"], ["partner.example", "bots.iam.gserviceaccount.com"], null);

    [Theory]
    [InlineData("user:ada@corp.example", Standing.Inside)]
    [InlineData("group:team@corp.example", Standing.Inside)]
    [InlineData("domain:corp.example", Standing.Inside)]
    [InlineData("user:ada@sub.corp.example", Standing.Outside)]
    [InlineData("user:ada@evilcorp.example", Standing.Outside)]
    [InlineData("user:corp.example@evil.example", Standing.Outside)]
    [InlineData("user:ada@a.lab.example", Standing.Inside)]
    [InlineData("user:ada@a.b.lab.example", Standing.Inside)]
    [InlineData("user:ada@lab.example", Standing.Outside)]
    [InlineData("user:ada@collab.example", Standing.Outside)]
    [InlineData("domain:c0ffee.audience.googledomains.com", Standing.Inside)]
    [InlineData("user:bot@project.iam.gserviceaccount.com", Standing.Outside)]
    [InlineData("user:bot@bots.iam.gserviceaccount.com", Standing.Trusted)]
    [InlineData("user:eve@partner.example", Standing.Trusted)]
    [InlineData("domain:partner.example", Standing.Trusted)]
    [InlineData("user:mal@evil.example", Standing.Outside)]
    [InlineData("anyone", Standing.Outside)]
    public void A_principal_stands_where_its_domain_does(string text, Standing standing)
    {
        Principal.TryParse(text, out var principal).ShouldBeTrue();

        _workspace.StandingOf(principal).ShouldBe(standing);
        _workspace.IsExposure(principal).ShouldBe(standing != Standing.Inside);
    }

    [Fact]
    public void A_deleted_account_is_no_exposure() => _workspace.IsExposure(Principal.DeletedAccount(PrincipalKind.User, "0123")).ShouldBeFalse();
}
