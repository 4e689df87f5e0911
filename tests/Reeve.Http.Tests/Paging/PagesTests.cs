using Reeve.Http.Failures;
using Reeve.Http.Paging;

namespace Reeve.Http.Tests.Paging;

public sealed class PagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Short_and_empty_pages_do_not_end_a_list()
    {
        var pages = new Dictionary<string, Page<IReadOnlyList<int>>>
        {
            [""] = new([1, 2], "b"),
            ["b"] = new([], "c"),
            ["c"] = new([3], "d"),
            ["d"] = new([], null),
        };

        var items = await Pages.EachAsync((token, _) => Task.FromResult(pages[token ?? ""]), Stop).ToListAsync(Stop);

        items.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_page_is_fetched_when_it_is_asked_for()
    {
        var fetched = 0;
        var pages = Pages.ReadAsync((_, _) => Task.FromResult(new Page<int>(0, $"{++fetched}")), Stop);

        await foreach (var page in pages)
        {
            if (fetched == 2) break;
        }

        fetched.ShouldBe(2);
    }

    [Fact]
    public async Task A_page_that_leads_to_itself_is_an_error_not_a_loop()
    {
        var pages = Pages.ReadAsync((_, _) => Task.FromResult(new Page<int>(0, "same")), Stop);

        var failure = await Should.ThrowAsync<ApiException>(async () => await pages.ToListAsync(Stop));

        failure.Fault.ShouldBe(ApiFault.Protocol);
    }
}
