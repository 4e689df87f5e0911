using System.Text;
using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Uploading;

public sealed class Files_to_a_bucket
{
    private static readonly string[] OddNames =
    [
        "plain.txt", "with space.txt", "#hash.txt", "what?.txt", "100%.txt", "100%25.txt", "a+b&c=d;e,f.txt", "naïve.txt", "日本語.txt", "😀👩‍👩‍👧.txt",
        "'\"quotes\".txt", "back\\slash.txt", "[x](y){z}.txt", "-dash", "..two", "no extension", "UPPER.TXT", "tilde~.txt", "`tick`$HOME.txt",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_name_arrives_as_it_is_with_its_bytes_and_a_url_a_line()
    {
        await using var workspace = await Workspace.StartAsync();
        Directory.CreateDirectory(workspace.PathOf("in"));
        foreach (var name in OddNames)
        {
            await File.WriteAllTextAsync(workspace.PathOf("in/" + name), "The bytes of " + name, Stop);
        }

        var result = (await workspace.Reeve.RunAsync(["upload", "--bucket", "corp-private", .. OddNames.Select(name => "in/" + name)])).ShouldExit(0);

        var buckets = workspace.Company.Buckets;
        buckets.Objects("corp-private").Select(stored => stored.Name).ShouldBe(OddNames, ignoreOrder: true);
        foreach (var name in OddNames)
        {
            Encoding.UTF8.GetString(buckets.Read("corp-private", name)).ShouldBe("The bytes of " + name);
        }

        result.Lines.Select(line => Uri.UnescapeDataString(line)).ShouldBe(OddNames.Select(name => $"{workspace.Endpoint}corp-private/{name}"));
        result.Lines.ShouldAllBe(line => line.All(character => char.IsAscii(character) && !" \"<>\\^`{|}#?".Contains(character)));
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("19 of 19 objects are not public");
    }

    [Theory]
    [InlineData("corp-public", "")] // Everybody may read it: the plain URL.
    [InlineData("corp-private", "--signed=1h")]
    public async Task The_url_that_is_printed_opens_for_everybody_and_has_the_bytes(string bucket, string option)
    {
        await using var workspace = await Workspace.StartAsync();
        Directory.CreateDirectory(workspace.PathOf("in"));
        foreach (var name in OddNames)
        {
            await File.WriteAllTextAsync(workspace.PathOf("in/" + name), "The bytes of " + name, Stop);
        }

        string[] common = option.Length == 0 ? ["upload", "--bucket", bucket] : ["upload", "--bucket", bucket, option];
        List<(string Name, string Url)> printed = [];
        foreach (var name in new[] { "a/../b.txt", "./here.txt", "a//b/" })
        {
            var input = Encoding.UTF8.GetBytes("The bytes of " + name);
            printed.Add((name, (await workspace.Reeve.RunWithInputAsync(input, [.. common, "-", "--name", name])).ShouldExit(0).Lines.Single()));
        }

        var result = (await workspace.Reeve.RunAsync([.. common, .. OddNames.Select(name => "in/" + name)])).ShouldExit(0);

        result.ErrorLines.ShouldBeEmpty();
        printed.AddRange(OddNames.Zip(result.Lines));
        foreach (var (name, url) in printed)
        {
            url.Contains("X-Goog-Signature=", StringComparison.Ordinal).ShouldBe(option.Length > 0);
            (await workspace.Http.GetStringAsync(new Uri(url), Stop)).ShouldBe("The bytes of " + name);
        }
    }

    [Fact]
    public async Task A_signed_url_opens_for_its_time_and_not_longer()
    {
        await using var workspace = await Workspace.StartAsync();
        await File.WriteAllTextAsync(workspace.PathOf("a b.txt"), "a", Stop);
        var url = new Uri((await workspace.Reeve.RunAsync("upload", "a b.txt", "--bucket", "corp-private", "--signed", "15m")).ShouldExit(0).Lines[0]);

        await workspace.Control.ClockAsync(14 * 60);
        (await workspace.Http.GetStringAsync(url, Stop)).ShouldBe("a");
        await workspace.Control.ClockAsync(16 * 60);
        using var late = await workspace.Http.GetAsync(url, Stop);
        ((int)late.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task Json_has_the_documented_fields()
    {
        await using var workspace = await Workspace.StartAsync();
        var file = RandomFile.Write(workspace.PathOf("r.bin"), 100_000);

        var result = (await workspace.Reeve.RunAsync("upload", "r.bin", "--bucket", "corp-dropbox", "--prefix", "2026/", "--format", "json")).ShouldExit(0);

        var one = result.Json.AsArray().ShouldHaveSingleItem()!.AsObject();
        var stored = workspace.Company.Buckets.Find("corp-dropbox", "2026/r.bin").ShouldNotBeNull();
        JsonNode.DeepEquals(one, new JsonObject
        {
            ["file"] = "r.bin",
            ["bucket"] = "corp-dropbox",
            ["object"] = "2026/r.bin",
            ["generation"] = $"{stored.Generation}",
            ["size"] = 100_000,
            ["crc32c"] = file.Crc32C,
            ["url"] = $"{workspace.Endpoint}corp-dropbox/2026/r.bin",
        }).ShouldBeTrue(one.ToJsonString());
        stored.ContentType.ShouldBe("application/octet-stream");
    }

    [Fact]
    public async Task The_media_type_is_that_of_the_extension_or_the_one_that_is_given()
    {
        await using var workspace = await Workspace.StartAsync();
        await File.WriteAllTextAsync(workspace.PathOf("a.json"), "{}", Stop);

        (await workspace.Reeve.RunAsync("upload", "a.json", "--bucket", "corp-private")).ShouldExit(0);
        (await workspace.Reeve.RunAsync("upload", "a.json", "--bucket", "corp-private", "--name", "b", "--content-type", "application/ld+json")).ShouldExit(0);

        workspace.Company.Buckets.Find("corp-private", "a.json")!.ContentType.ShouldBe("application/json");
        workspace.Company.Buckets.Find("corp-private", "b")!.ContentType.ShouldBe("application/ld+json");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(8 << 20)] // Just one part of what cannot be read twice.
    [InlineData((8 << 20) + 1)]
    [InlineData(20_000_000)]
    public async Task Standard_input_arrives_whole_whatever_its_length(int length)
    {
        await using var workspace = await Workspace.StartAsync();
        var input = new byte[length];
        new Random(3).NextBytes(input);

        (await workspace.Reeve.RunWithInputAsync(input, "upload", "-", "--bucket", "corp-dropbox", "--name", "from/a pipe.bin")).ShouldExit(0);

        workspace.Company.Buckets.Read("corp-dropbox", "from/a pipe.bin").AsSpan().SequenceEqual(input).ShouldBeTrue();
    }

    [Fact]
    public async Task Many_small_files_go_side_by_side()
    {
        const int Count = 400;
        await using var workspace = await Workspace.StartAsync();
        var names = Enumerable.Range(0, Count).Select(i => $"f{i}").ToList();
        var random = new Random(4);
        foreach (var name in names)
        {
            var bytes = new byte[random.Next(0, 32_768)];
            random.NextBytes(bytes);
            await File.WriteAllBytesAsync(workspace.PathOf(name), bytes, Stop);
        }

        var result = (await workspace.Reeve.RunAsync(["upload", "--bucket", "corp-dropbox", "--format", "ndjson", .. names])).ShouldExit(0);

        result.Lines.Select(line => JsonNode.Parse(line)!["file"]!.GetValue<string>()).ShouldBe(names); // In the order of the arguments.
        foreach (var name in names)
        {
            var sent = await File.ReadAllBytesAsync(workspace.PathOf(name), Stop);
            workspace.Company.Buckets.Read("corp-dropbox", name).AsSpan().SequenceEqual(sent).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task A_service_that_keeps_less_than_was_sent_gets_the_rest()
    {
        await using var workspace = await Workspace.StartAsync();
        var file = RandomFile.Write(workspace.PathOf("r.bin"), 5_000_001);
        await workspace.Control.StorageAsync(new { keep = 1_000_000, times = 3 });

        (await workspace.Reeve.RunAsync("upload", "r.bin", "--bucket", "corp-dropbox")).ShouldExit(0);

        workspace.Company.Buckets.Find("corp-dropbox", "r.bin")!.Md5.ShouldBe(file.Md5);
        workspace.Company.Buckets.Sessions("corp-dropbox").ShouldHaveSingleItem().Requests.ShouldBe(4);
    }

    [Fact]
    public async Task An_emulator_gets_no_token_though_there_is_a_key()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.Buckets.Add("open-box", [("allUsers", "objectCreator")]);
        await File.WriteAllTextAsync(workspace.PathOf("a.txt"), "a", Stop);
        var reeve = workspace.Reeve.With(("STORAGE_EMULATOR_HOST", workspace.Endpoint.Authority), ("REEVE_GOOGLE_ENDPOINT", ""));

        (await reeve.RunAsync("upload", "a.txt", "--bucket", "open-box")).ShouldExit(0).Lines.ShouldBe([$"{workspace.Endpoint}open-box/a.txt"]);
        (await reeve.RunAsync("upload", "a.txt", "--bucket", "corp-private")).ShouldExit(77).ErrorLines.ShouldHaveSingleItem().ShouldContain("storage.objects.create");
        (await workspace.Control.CountersAsync())["tokenRequests"]!.GetValue<long>().ShouldBe(0);
        (await reeve.RunAsync("upload", "a.txt", "--bucket", "corp-private", "--credentials", "credentials.json")).ShouldExit(0);
    }
}
