using Reeve.Google.Calls;
using Reeve.Http;

namespace Reeve.Google.Tests.Calls;

public sealed class GoogleAddressTests
{
    [Fact]
    public void Without_an_endpoint_it_is_google() =>
        new GoogleAddress(null).Drive("about?fields=user").ShouldBe(new Uri("https://www.googleapis.com/drive/v3/about?fields=user"));

    [Theory]
    [InlineData("http://127.0.0.1:8421")]
    [InlineData("http://127.0.0.1:8421/")]
    public void An_endpoint_stands_for_all_hosts_with_the_paths_unchanged(string endpoint) =>
        new GoogleAddress(GoogleOptions.ParseEndpoint(endpoint)).Drive("about").ShouldBe(new Uri("http://127.0.0.1:8421/drive/v3/about"));

    [Theory]
    [InlineData("http://drive.example", "plain HTTP")]
    [InlineData("https://drive.example/base", "an origin alone")]
    [InlineData("https://drive.example/?a=b", "an origin alone")]
    [InlineData("localhost:8421", "is not an address")]
    [InlineData("", "is not an address")]
    public void What_is_no_endpoint_is_refused(string text, string words) =>
        Should.Throw<EndpointException>(() => GoogleOptions.ParseEndpoint(text)).Message.ShouldContain(words);

    [Fact]
    public void A_client_refuses_it_before_any_call() =>
        Should.Throw<EndpointException>(() => new GoogleClient(new() { Credential = new GoogleCredential.Key(TestKey.Read()), Endpoint = new("http://drive.example") }));
}
