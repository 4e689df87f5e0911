using System.Text.Json;
using Reeve.Http.Failures;
using Reeve.Http.Paging;

namespace Reeve.Http.Tests.Paging;

public sealed class JsonListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"items":[1],"nextPageToken":"a b"}""", "pageToken=a%20b")]
    [InlineData("""{"users":[1],"next_page_token":"t"}""", "next_page_token=t")]
    [InlineData("""{"users":[1],"page_number":1,"page_count":2}""", "page_number=2")]
    public async Task Each_style_is_known_by_its_answer(string first, string asks)
    {
        var asked = await ReadAsync(first, """{"items":[2],"users":[2]}""");

        asked.Asked.ShouldBe([null, asks]);
        asked.Items.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task A_list_with_tokens_is_not_counted_by_numbers()
    {
        var read = await ReadAsync("""{"users":[1],"next_page_token":"t","page_number":1,"page_count":9}""", """{"users":[2],"next_page_token":"","page_number":1,"page_count":9}""");

        read.Items.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Pages_without_the_list_do_not_end_it()
    {
        var read = await ReadAsync("""{"nextPageToken":"a"}""", """{"files":[{"id":1}],"nextPageToken":"b"}""", """{"nextPageToken":"c"}""", """{"files":[{"id":2}]}""");

        read.Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_several_lists_items_is_meant_and_the_others_are_named()
    {
        var page = await FirstAsync("""{"prefixes":["a/"],"items":[{"x":1}],"empty":[]}""");

        page.Items.ShouldHaveSingleItem();
        page.LeftOut.ShouldBe(["prefixes"]);
    }

    [Fact]
    public async Task An_answer_without_a_list_is_none()
    {
        (await FirstAsync("""{"user":{"name":"Ada"}}""")).IsList.ShouldBeFalse();
    }

    [Fact]
    public async Task A_list_that_leads_back_into_itself_is_ended()
    {
        var failure = await Should.ThrowAsync<ApiException>(() => ReadAsync(
            """{"items":[1],"nextPageToken":"a"}""", """{"items":[2],"nextPageToken":"b"}""", """{"items":[3],"nextPageToken":"a"}""", """{"items":[4]}"""));

        failure.Message.ShouldContain("does not end");
    }

    [Fact]
    public async Task After_a_stale_token_nothing_comes_twice_and_equal_items_are_all_given()
    {
        var read = await ReadAsync("""{"items":[1,1],"nextPageToken":"a"}""", "stale", """{"items":[1,1,1],"nextPageToken":"b"}""", """{"items":[2]}""");

        read.Items.ShouldBe(["1", "1", "1", "2"]);
    }

    [Fact]
    public async Task A_list_that_is_always_stale_fails()
    {
        var once = """{"items":[1],"nextPageToken":"a"}""";

        await Should.ThrowAsync<ApiException>(() => ReadAsync(once, "stale", once, "stale", once, "stale", once));
    }

    [Theory]
    [InlineData("/a", null, "/a")]
    [InlineData("/a", "pageToken=x", "/a?pageToken=x")]
    [InlineData("/a?q=1", "pageToken=x", "/a?q=1&pageToken=x")]
    [InlineData("/a?pageToken=w&q=1", "pageToken=x", "/a?q=1&pageToken=x")]
    public void The_page_goes_into_the_query_once(string target, string? assignment, string address) =>
        JsonList.With(target, assignment).ShouldBe(address);

    private static async Task<JsonPage> FirstAsync(string answer)
    {
        await foreach (var page in JsonList.ReadAsync((_, _) => Task.FromResult(JsonElement.Parse(answer)), _ => false, Stop)) return page;

        throw new InvalidOperationException("There is no page.");
    }

    private static async Task<(List<string?> Asked, List<string> Items)> ReadAsync(params string[] answers)
    {
        var asked = new List<string?>();
        var items = new List<string>();
        var left = new Queue<string>(answers);
        var pages = JsonList.ReadAsync(
            (next, _) =>
            {
                asked.Add(next);
                var answer = left.Dequeue();

                return answer == "stale" ? throw new ApiException(ApiFault.Invalid, "stale") : Task.FromResult(JsonElement.Parse(answer));
            },
            failure => failure.Message == "stale",
            Stop);
        await foreach (var page in pages) items.AddRange(page.Items.Select(item => item.GetRawText()));

        return (asked, items);
    }
}
