namespace Reeve.Sandbox.Tests.Storage;

public sealed class ListingTests
{
    [Fact]
    public async Task Pages_together_are_the_whole_in_the_order_of_their_bytes()
    {
        await using var vault = await Vault.OpenAsync();
        string[] names = ["Z", "a", "a/b", "é", "\uFFFD", "🍰"];
        foreach (var name in names.Reverse())
        {
            await vault.UploadAsync("corp-private", name, "x");
        }

        var found = new List<string>();
        var token = "";
        var pages = 0;
        do
        {
            var page = await vault.GetAsync($"/storage/v1/b/corp-private/o?maxResults=2&pageToken={token}&fields=nextPageToken,items(name)");
            found.AddRange(page.Each("items", "name"));
            token = page["nextPageToken"];
            pages++;
        }
        while (token != "");

        found.ShouldBe(names);
        pages.ShouldBe(3);
    }

    [Fact]
    public async Task A_delimiter_folds_what_lies_deeper()
    {
        await using var vault = await Vault.OpenAsync();
        foreach (var name in new[] { "x/1", "x/2/a", "x/2/b", "x/3", "x/4/c", "y" })
        {
            await vault.UploadAsync("corp-private", name, "x");
        }

        var first = await vault.GetAsync("/storage/v1/b/corp-private/o?prefix=x%2F&delimiter=%2F&maxResults=2");
        var second = await vault.GetAsync($"/storage/v1/b/corp-private/o?prefix=x%2F&delimiter=%2F&maxResults=2&pageToken={first["nextPageToken"]}");

        first.Each("items", "name").ShouldBe(["x/1"]);
        first["prefixes/0"].ShouldBe("x/2/");
        second.Each("items", "name").ShouldBe(["x/3"]);
        second["prefixes/0"].ShouldBe("x/4/");
        second["nextPageToken"].ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_token_that_is_none_is_refused()
    {
        await using var vault = await Vault.OpenAsync();

        (await vault.GetAsync("/storage/v1/b/corp-private/o?pageToken=%21")).ShouldBeRefused(400, "invalid");
    }
}
