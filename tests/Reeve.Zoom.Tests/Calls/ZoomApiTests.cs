using System.Net;
using Reeve.Http;

namespace Reeve.Zoom.Tests.Calls;

public sealed class ZoomApiTests
{
    [Theory]
    [InlineData("/users/me", "https://api.zoom.us/v2/users/me")]
    [InlineData("users/me?x=1", "https://api.zoom.us/v2/users/me?x=1")]
    [InlineData("/v2/users/me", "https://api.zoom.us/v2/users/me")]
    [InlineData("https://api.zoom.us/v2/users/me", "https://api.zoom.us/v2/users/me")]
    [InlineData("https://api-us.zoom.us/v2/metrics", "https://api-us.zoom.us/v2/metrics")]
    public async Task A_path_or_an_address_of_zooms_gets_the_token(string target, string address)
    {
        using var bench = new ZoomBench();
        bench.Token().Net.Expect("GET", "/v2/", HttpStatusCode.OK, """{"id":"me"}""");

        (await bench.Client.Api.GetAsync(target, ZoomBench.Stop)).GetProperty("id").GetString().ShouldBe("me");

        bench.Net.Seen[1].Address.AbsoluteUri.ShouldBe(address);
        bench.Net.Seen[1].Token.ShouldBe("zoom-token-1");
    }

    [Theory]
    [InlineData("https://evil.example/v2/users")]
    [InlineData("https://api.zoom.us.evil.example/v2/users")]
    [InlineData("https://api.zoom.us@evil.example/v2/users")]
    [InlineData("https://api.zoom.us:8443/v2/users")]
    [InlineData("http://api.zoom.us/v2/users")]
    [InlineData("//evil.example/v2/users")]
    [InlineData("HTTPS:evil.example")]
    [InlineData("file:///etc/passwd")]
    public async Task Another_host_gets_nothing_not_even_a_request_for_a_token(string target)
    {
        using var bench = new ZoomBench();

        var refused = await Should.ThrowAsync<EndpointException>(() => bench.Client.Api.GetAsync(target, ZoomBench.Stop));

        refused.Message.ShouldContain("nothing was sent");
        bench.Net.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/users/a b")]
    [InlineData("/users\\evil")]
    [InlineData("/users#x")]
    public async Task What_an_address_cannot_hold_is_refused(string target)
    {
        using var bench = new ZoomBench();

        await Should.ThrowAsync<EndpointException>(() => bench.Client.Api.GetAsync(target, ZoomBench.Stop));
    }

    [Fact]
    public async Task A_list_goes_on_by_page_number_where_there_are_no_tokens()
    {
        using var bench = new ZoomBench();
        bench.Token();
        bench.Net.Expect("GET", "/v2/rooms", HttpStatusCode.OK, """{"page_number":1,"page_count":2,"rooms":[{"id":1}]}""")
            .Expect("GET", "/v2/rooms?page_number=2", HttpStatusCode.OK, """{"page_number":2,"page_count":2,"rooms":[{"id":2}]}""");

        var rooms = await bench.Client.Api.ListAsync("/rooms", ZoomBench.Stop).ToListAsync(ZoomBench.Stop);

        rooms.Select(room => room.GetProperty("id").GetInt32()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var bench = new ZoomBench();
        bench.Token().Net.Expect("GET", "/v2/users", HttpStatusCode.Found, "", ("Location", "https://evil.example/"));

        (await Should.ThrowAsync<Http.Failures.ApiException>(() => bench.Client.Api.GetAsync("/users", ZoomBench.Stop))).Message.ShouldContain("never followed");
        bench.Net.Seen.Count.ShouldBe(2);
    }
}
