using System.Net;
using Reeve.Http.Failures;
using Reeve.Zoom.Users;

namespace Reeve.Zoom.Tests.Users;

public sealed class UsersTests
{
    [Fact]
    public async Task A_list_is_read_to_its_last_page_in_the_largest_pages_there_are()
    {
        using var bench = new ZoomBench();
        bench.Token()
            .Page("/v2/users?status=inactive&page_size=300", "next one&", "ada@corp.example", "bo@corp.example")
            .Page("/v2/users?status=inactive&page_size=300&next_page_token=next one&", "", "cy@corp.example");

        var users = await Emails(bench, ZoomUserStatus.Inactive);

        users.ShouldBe(["ada@corp.example", "bo@corp.example", "cy@corp.example"]);
        bench.Net.Seen[2].Address.Query.ShouldContain("next_page_token=next%20one%26");
        bench.Net.Seen.Skip(1).ShouldAllBe(request => request.Token == "zoom-token-1");
    }

    [Fact]
    public async Task Pending_users_without_an_id_are_told_apart_by_address()
    {
        using var bench = new ZoomBench();
        bench.Token().Net.Expect(
            "GET", "status=pending", HttpStatusCode.OK, """{"users":[{"email":"new@corp.example","type":1,"status":"pending"},{"email":"other@corp.example","status":"pending"}]}""");

        var users = await bench.Client.UsersAsync(ZoomUserStatus.Pending, ZoomBench.Stop).ToListAsync(ZoomBench.Stop);

        users.Select(user => (user.Id, user.Email)).ShouldBe([(null, "new@corp.example"), (null, "other@corp.example")]);
        users[0].LastLoginAt.ShouldBeNull();
        users[0].Type.ShouldBe(1);
    }

    [Fact]
    public async Task A_list_that_outlives_its_page_token_is_begun_again_and_gives_nobody_twice()
    {
        using var bench = new ZoomBench();
        bench.Token().Page("status=active", "t1", "ada@corp.example", "bo@corp.example");
        bench.Net.Expect("GET", "next_page_token=t1", HttpStatusCode.BadRequest, """{"code":300,"message":"The next page token is invalid or expired."}""");
        bench.Page("page_size=300", "t2", "ada@corp.example", "bo@corp.example").Page("next_page_token=t2", "", "cy@corp.example");

        (await Emails(bench, ZoomUserStatus.Active)).ShouldBe(["ada@corp.example", "bo@corp.example", "cy@corp.example"]);
    }

    [Fact]
    public async Task An_answer_without_users_is_not_taken_for_an_empty_account()
    {
        using var bench = new ZoomBench();
        bench.Token();
        for (var attempt = 0; attempt < 3; attempt++) bench.Net.Expect("GET", "/v2/users", HttpStatusCode.OK, """{"page_size":300}""");

        var failure = await Should.ThrowAsync<ApiException>(() => Emails(bench, ZoomUserStatus.Active));

        failure.Fault.ShouldBe(ApiFault.Protocol);
    }

    [Fact]
    public async Task The_host_that_zoom_names_with_the_token_is_the_one_that_is_called()
    {
        using var bench = new ZoomBench();
        bench.Token(apiUrl: "https://api-us.zoom.us").Page("/v2/users", "", "ada@corp.example");

        await Emails(bench, ZoomUserStatus.Active);

        bench.Net.Seen[0].Address.ToString().ShouldBe("https://zoom.us/oauth/token");
        bench.Net.Seen[1].Address.Host.ShouldBe("api-us.zoom.us");
    }

    [Theory]
    [InlineData("https://api.zoom.us.evil.example")]
    [InlineData("http://api.zoom.us")]
    [InlineData("https://evilzoom.us")]
    [InlineData("https://api.zoom.us@evil.example")]
    public async Task A_host_that_is_not_zooms_gets_no_token(string named)
    {
        using var bench = new ZoomBench();
        bench.Token(apiUrl: named);

        var failure = await Should.ThrowAsync<ApiException>(() => Emails(bench, ZoomUserStatus.Active));

        failure.Fault.ShouldBe(ApiFault.Protocol);
        failure.Message.ShouldContain("no token is sent there");
    }

    [Fact]
    public async Task With_an_endpoint_of_its_own_all_goes_there()
    {
        using var bench = new ZoomBench(configure: options => options with { Endpoint = new("http://127.0.0.1:8421") });
        bench.Token(apiUrl: "https://api-us.zoom.us").Page("/v2/users", "", "ada@corp.example");

        await Emails(bench, ZoomUserStatus.Active);

        bench.Net.Seen.Select(request => request.Address.GetLeftPart(UriPartial.Path))
            .ShouldBe(["http://127.0.0.1:8421/oauth/token", "http://127.0.0.1:8421/v2/users"]);
    }

    private static async Task<string[]> Emails(ZoomBench bench, ZoomUserStatus status) =>
        [.. (await bench.Client.UsersAsync(status, ZoomBench.Stop).ToListAsync(ZoomBench.Stop)).Select(user => user.Email)];
}
