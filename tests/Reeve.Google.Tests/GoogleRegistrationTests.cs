using Microsoft.Extensions.DependencyInjection;

namespace Reeve.Google.Tests;

public sealed class GoogleRegistrationTests
{
    [Fact]
    public void A_host_gets_one_client()
    {
        using var provider = new ServiceCollection().AddReeveGoogle(new() { Credential = new GoogleCredential.Key(TestKey.Read()) }).BuildServiceProvider();

        var client = provider.GetRequiredService<GoogleClient>();

        client.ShouldBeSameAs(provider.GetRequiredService<GoogleClient>());
        client.ClientEmail.ShouldBe("reeve@proj.iam.gserviceaccount.com");
    }
}
