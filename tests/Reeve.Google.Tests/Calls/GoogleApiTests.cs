using System.Net;
using System.Text;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Calls;

public sealed class GoogleApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_path_can_be_read_with_the_least_scope()
    {
        using var bench = new GoogleBench();
        bench.Token("ya29.a").Net.Expect("GET", "/admin/directory/v1/users/ada", HttpStatusCode.OK, """{"suspended":false}""");

        var user = await bench.Client.ApiAs("admin@corp.example").GetAsync("/admin/directory/v1/users/ada", Stop);

        user.GetProperty("suspended").GetBoolean().ShouldBeFalse();
        bench.Net.Seen[1].Address.Host.ShouldBe("admin.googleapis.com");
        bench.Net.Seen[1].Token.ShouldBe("ya29.a");
    }

    [Fact]
    public async Task Without_a_known_scope_nothing_is_sent()
    {
        using var bench = new GoogleBench();

        var refused = await Should.ThrowAsync<EndpointException>(() => bench.Client.ApiAs("ada@corp.example").GetAsync("/v1/courses", Stop));

        refused.Message.ShouldContain("--scope");
        bench.Net.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Elsewhere_no_token_is_even_asked_for()
    {
        using var bench = new GoogleBench();

        await Should.ThrowAsync<EndpointException>(() => bench.Client.ApiAs(null, "x").GetAsync("https://evil.example/drive/v3/about", Stop));

        bench.Net.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_told_and_not_followed()
    {
        using var bench = new GoogleBench();
        bench.Token().Net.Expect("GET", "/about", HttpStatusCode.Found, "", ("Location", "https://evil.example/x?token=1"));

        var refused = await Should.ThrowAsync<ApiException>(() => bench.Client.ApiAs("ada@corp.example").GetAsync("/drive/v3/about", Stop));

        refused.Message.ShouldBe("GET /drive/v3/about was answered with a redirect (302 to `https://evil.example/x`), which is never followed.");
    }

    [Fact]
    public async Task Each_refusal_is_shown_with_its_body()
    {
        using var bench = new GoogleBench();
        bench.Token().Net.Expect("GET", "/about", HttpStatusCode.NotFound, """{"error":{"message":"gone"}}""");
        var seen = "";

        await Should.ThrowAsync<ApiException>(() => bench.Client.ApiAs("ada@corp.example").SendAsync(
            new(HttpMethod.Get, "/drive/v3/about") { Refused = answer => seen = Encoding.UTF8.GetString(answer.Body.Span) }, (_, _, _) => Task.FromResult(0), Stop));

        seen.ShouldContain("gone");
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("PUT", 2)]
    [InlineData("DELETE", 2)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    public async Task What_may_have_been_done_is_repeated_only_where_twice_is_no_harm(string method, int sent)
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect(method, "/files/x", HttpStatusCode.ServiceUnavailable, "");
        if (sent == 2) bench.Net.Expect(method, "/files/x", HttpStatusCode.OK, "{}");

        var call = bench.Client.ApiAs("ada@corp.example").SendAsync(new(new(method), "/drive/v3/files/x"), (_, _, _) => Task.FromResult(1), Stop);

        if (sent == 2) (await call).ShouldBe(1);
        else (await Should.ThrowAsync<ApiException>(() => call)).Fault.ShouldBe(ApiFault.OutcomeUnknown);
    }

    [Fact]
    public async Task A_list_is_read_to_its_end_and_begun_again_where_its_token_is_stale()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/drive/v3/files?fields=*", HttpStatusCode.OK, """{"files":[{"id":"1"},{"id":"2"}],"nextPageToken":"a/b"}""");
        bench.Net.Expect("GET", "/drive/v3/files?fields=*&pageToken=a/b", HttpStatusCode.BadRequest, """{"error":{"errors":[{"reason":"invalid","location":"pageToken"}]}}""");
        bench.Net.Expect("GET", "/drive/v3/files?fields=*", HttpStatusCode.OK, """{"files":[{"id":"1"},{"id":"2"}],"nextPageToken":"c"}""");
        bench.Net.Expect("GET", "pageToken=c", HttpStatusCode.OK, """{"files":[{"id":"3"}]}""");

        var ids = new List<string>();
        await foreach (var file in bench.Client.ApiAs("ada@corp.example").ListAsync("/drive/v3/files?fields=*", Stop)) ids.Add(file.GetProperty("id").GetString()!);

        ids.ShouldBe(["1", "2", "3"]);
    }
}
