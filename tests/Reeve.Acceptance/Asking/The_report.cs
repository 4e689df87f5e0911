using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Asking;

/// <summary>The page of <c>audit --html</c>, as it is written and as Chromium shows it.</summary>
public sealed partial class The_report
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task Every_number_of_the_page_is_the_one_of_the_json()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var __ = workspace;

        var json = (await workspace.Reeve.RunAsync("audit", "--html", "report.html")).ShouldExit(0).Json;

        var numbers = NumbersOf(await File.ReadAllTextAsync(workspace.PathOf("report.html"), TestContext.Current.CancellationToken));
        numbers.Count.ShouldBeGreaterThan(15);
        numbers.ShouldAllBe(number => ValueAt(json, number.Key) == number.Value);
    }

    [Fact]
    public async Task The_page_asks_for_nothing_outside_itself_and_names_cannot_become_markup()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        var evil = workspace.Company.AddFile("<img src=https://evil.example/x onerror=alert(1)>", Workspace.Ada, tree.Root);
        workspace.Company.GrantAnyone(evil, "reader");

        (await workspace.Reeve.RunAsync("audit", "--html", "report.html")).ShouldExit(0);

        var page = await File.ReadAllTextAsync(workspace.PathOf("report.html"), TestContext.Current.CancellationToken);
        page.ShouldContain("&lt;img src=https://evil.example/x");
        page.ShouldNotContain("<img");
        Sources().Matches(page).Select(match => match.Groups[1].Value).ShouldAllBe(source => source.StartsWith("data:", StringComparison.Ordinal));
        page.ShouldContain("default-src 'none'");
    }

    [Fact]
    public async Task Chromium_shows_the_same_numbers_from_a_file_and_requests_nothing()
    {
        Assert.SkipUnless(File.Exists(Chromium) || Environment.GetEnvironmentVariable("REEVE_REQUIRE") == "all", "Chromium is not installed.");
        var (workspace, _) = await MessyTree.StartAsync();
        await using var __ = workspace;
        var json = (await workspace.Reeve.RunAsync("audit", "--html", "report.html")).ShouldExit(0).Json;

        var (dom, log) = await ShowAsync(workspace, "report.html");

        NumbersOf(dom).ShouldAllBe(number => ValueAt(json, number.Key) == number.Value);
        NumbersOf(dom).Count.ShouldBeGreaterThan(15);
        RequestsIn(log).ShouldBeEmpty();

        // The same look at a page that does ask for something sees it.
        await File.WriteAllTextAsync(workspace.PathOf("asking.html"), $"<img src=\"{workspace.Endpoint}x.png\">", TestContext.Current.CancellationToken);
        RequestsIn((await ShowAsync(workspace, "asking.html")).Log).ShouldContain($"{workspace.Endpoint}x.png");
    }

    private static IEnumerable<string> RequestsIn(string log) =>
        Requests().Matches(log).Select(match => match.Groups[1].Value).Where(url => !url.StartsWith("file:", StringComparison.Ordinal));

    private static Dictionary<string, int> NumbersOf(string page) => Numbers().Matches(page)
        .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));

    /// <summary>The number of the JSON that a key of the page names; names in it have dots of their own.</summary>
    private static int ValueAt(JsonNode json, string key)
    {
        if (key.StartsWith("exposures[", StringComparison.Ordinal))
        {
            return json["exposures"]![int.Parse(key["exposures[".Length..key.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture)]!["items"]!.GetValue<int>();
        }

        var parts = key.Split('.');
        return parts.Length == 2
            ? json["summary"]![parts[1]]!.GetValue<int>()
            : json["summary"]![parts[1]]![string.Join('.', parts[2..^1])]![parts[^1]]!.GetValue<int>();
    }

    private static async Task<(string Dom, string Log)> ShowAsync(Workspace workspace, string file)
    {
        var log = workspace.PathOf("net.json");
        using var browser = Process.Start(new ProcessStartInfo(Chromium,
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            $"--user-data-dir={workspace.PathOf("browser")}", $"--log-net-log={log}", "--dump-dom", new Uri(workspace.PathOf(file)).AbsoluteUri,
        ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var error = browser.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var dom = await browser.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await browser.WaitForExitAsync(TestContext.Current.CancellationToken);
        _ = await error;
        return (dom, await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("data-number=\"([^\"]+)\"[^>]*>([0-9,]+)<")]
    private static partial Regex Numbers();

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Sources();

    // Chromium's own requests, for updates and the time, are not in the page's isolation.
    [GeneratedRegex("\"network_isolation_key\":\"file:[^\\n]*?\"url\":\"([^\"]+)\"")]
    private static partial Regex Requests();
}
