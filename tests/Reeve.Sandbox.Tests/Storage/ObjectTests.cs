using System.Net.Http.Headers;
using System.Text;

namespace Reeve.Sandbox.Tests.Storage;

public sealed class ObjectTests
{
    [Fact]
    public async Task Media_is_stored_with_its_checksums()
    {
        await using var vault = await Vault.OpenAsync();

        var answer = await vault.UploadAsync("corp-private", "dir/a.txt", "some text\n");

        ((int)answer.Status).ShouldBe(200, answer.Text);
        answer["kind"].ShouldBe("storage#object");
        answer["name"].ShouldBe("dir/a.txt");
        answer["size"].ShouldBe("10");
        answer["contentType"].ShouldBe("text/plain");
        answer["crc32c"].ShouldBe("DkjKuA==");
        answer["md5Hash"].ShouldBe("TZPVGUW4gyXCE2QO9Z/FCw==");
        answer["metageneration"].ShouldBe("1");
        answer["mediaLink"].ShouldStartWith(vault.Lab.Host.Endpoint + "download/storage/v1/b/corp-private/o/dir%2Fa.txt?generation=");
        long.Parse(answer["generation"]).ShouldBeGreaterThan(1_700_000_000_000_000);
    }

    [Fact]
    public async Task Generations_grow_even_while_the_clock_stands()
    {
        await using var vault = await Vault.OpenAsync();

        var first = await vault.UploadAsync("corp-private", "a", "1");
        var second = await vault.UploadAsync("corp-private", "a", "2");

        long.Parse(second["generation"]).ShouldBeGreaterThan(long.Parse(first["generation"]));
        Encoding.UTF8.GetString(vault.Buckets.Read("corp-private", "a")).ShouldBe("2");
    }

    [Fact]
    public async Task Multipart_carries_metadata_and_content()
    {
        await using var vault = await Vault.OpenAsync();

        var answer = await SendPartsAsync(vault, """{"name":"m/ß.txt","metadata":{"k":"v"},"crc32c":"DkjKuA==","md5Hash":"TZPVGUW4gyXCE2QO9Z/FCw=="}""", "some text\n");

        ((int)answer.Status).ShouldBe(200, answer.Text);
        answer["name"].ShouldBe("m/ß.txt");
        answer["contentType"].ShouldBe("text/plain");
        answer["metadata/k"].ShouldBe("v");
        Encoding.UTF8.GetString(vault.Buckets.Read("corp-private", "m/ß.txt")).ShouldBe("some text\n");
    }

    [Theory]
    [InlineData("""{"name":"bad","crc32c":"AAAAAA=="}""")]
    [InlineData("""{"name":"bad","md5Hash":"1B2M2Y8AsgTpgAmY7PhCfg=="}""")]
    public async Task A_wrong_hash_in_the_metadata_makes_nothing(string metadata)
    {
        await using var vault = await Vault.OpenAsync();

        var answer = await SendPartsAsync(vault, metadata, "some text\n");

        answer.ShouldBeRefused(400, "invalid");
        vault.Buckets.Find("corp-private", "bad").ShouldBeNull();
    }

    [Fact]
    public async Task A_body_that_ends_too_soon_makes_nothing()
    {
        await using var vault = await Vault.OpenAsync();
        var content = new StringContent("--B\r\nContent-Type: application/json\r\n\r\n{\"name\":\"x\"}\r\n--B\r\nContent-Type: text/plain\r\n\r\nhal");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/related; boundary=B");

        var answer = await vault.CallAsync("POST", "/upload/storage/v1/b/corp-private/o?uploadType=multipart", content);

        ((int)answer.Status).ShouldBe(400);
        vault.Buckets.Objects("corp-private").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?uploadType=media", "required")]
    [InlineData("?name=a", "required")]
    [InlineData("?uploadType=sideways&name=a", "invalid")]
    [InlineData("?uploadType=media&name=..", "invalid")]
    [InlineData("?uploadType=media&name=a%0Ab", "invalid")]
    [InlineData("?uploadType=media&name=a&ifGenerationMatch=x", "invalid")]
    public async Task What_is_missing_or_wrong_is_named(string query, string reason)
    {
        await using var vault = await Vault.OpenAsync();

        var answer = await vault.CallAsync("POST", "/upload/storage/v1/b/corp-private/o" + query, new StringContent("x"));

        answer.ShouldBeRefused(400, reason);
    }

    [Theory]
    [InlineData("/storage/v1/b/corp-private/o/a%20b%2F%23%3F%25%2F..%2F%F0%9F%8D%B0.txt")]
    [InlineData("/b/corp-private/o/a%20b%2F%23%3F%25%2F..%2F%F0%9F%8D%B0.txt")]
    public async Task Names_are_taken_as_they_were_sent(string path)
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a b/#?%/../🍰.txt", "cake");

        var answer = await vault.GetAsync(path);

        answer["name"].ShouldBe("a b/#?%/../🍰.txt");
    }

    [Fact]
    public async Task Content_comes_back_with_its_hashes_and_generation()
    {
        await using var vault = await Vault.OpenAsync();
        var made = await vault.UploadAsync("corp-private", "a.txt", "some text\n");

        var whole = await vault.GetAsync("/storage/v1/b/corp-private/o/a.txt?alt=media");
        var linked = await vault.GetAsync(made["mediaLink"]);

        whole.Text.ShouldBe("some text\n");
        linked.Text.ShouldBe("some text\n");
        whole.Response.Headers.GetValues("x-goog-hash").ShouldBe(["crc32c=DkjKuA==", "md5=TZPVGUW4gyXCE2QO9Z/FCw=="]);
        whole.Response.Headers.GetValues("x-goog-generation").Single().ShouldBe(made["generation"]);
        whole.Response.Headers.GetValues("x-goog-stored-content-length").Single().ShouldBe("10");
        whole.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain");
    }

    [Theory]
    [InlineData("bytes=0-3", 206, "some", "bytes 0-3/10")]
    [InlineData("bytes=5-", 206, "text\n", "bytes 5-9/10")]
    [InlineData("bytes=-5", 206, "text\n", "bytes 5-9/10")]
    [InlineData("bytes=5-500", 206, "text\n", "bytes 5-9/10")]
    [InlineData("lines=1-2", 200, "some text\n", null)]
    public async Task A_range_is_served(string range, int status, string text, string? contentRange)
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a.txt", "some text\n");

        var answer = await vault.CallAsync("GET", "/storage/v1/b/corp-private/o/a.txt?alt=media", null, null, ("Range", range));

        ((int)answer.Status).ShouldBe(status);
        answer.Text.ShouldBe(text);
        answer.Response.Content.Headers.ContentRange?.ToString().ShouldBe(contentRange);
    }

    [Fact]
    public async Task A_range_behind_the_end_is_refused()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a.txt", "some text\n");

        var answer = await vault.CallAsync("GET", "/storage/v1/b/corp-private/o/a.txt?alt=media", null, null, ("Range", "bytes=10-"));

        answer.ShouldBeRefused(416, "requestedRangeNotSatisfiable");
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_the_metageneration()
    {
        await using var vault = await Vault.OpenAsync();
        var made = await vault.UploadAsync("corp-private", "a", "x");

        var answer = await vault.CallAsync("PATCH", "/storage/v1/b/corp-private/o/a", new StringContent("""{"cacheControl":"no-store","metadata":{"k":"v"}}"""));

        answer["cacheControl"].ShouldBe("no-store");
        answer["metadata/k"].ShouldBe("v");
        answer["contentType"].ShouldBe("text/plain");
        answer["metageneration"].ShouldBe("2");
        answer["generation"].ShouldBe(made["generation"]);
    }

    [Fact]
    public async Task A_deleted_object_is_gone()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a", "x");

        var answer = await vault.CallAsync("DELETE", "/storage/v1/b/corp-private/o/a");
        var again = await vault.CallAsync("DELETE", "/storage/v1/b/corp-private/o/a");

        ((int)answer.Status).ShouldBe(204);
        again.ShouldBeRefused(404, "notFound");
        again["error/message"].ShouldBe("No such object: corp-private/a");
    }

    [Fact]
    public async Task Conditions_are_judged_by_the_live_object()
    {
        await using var vault = await Vault.OpenAsync();
        var made = await vault.UploadAsync("corp-private", "a", "1", "&ifGenerationMatch=0");

        var taken = await vault.UploadAsync("corp-private", "a", "2", "&ifGenerationMatch=0");
        var replaced = await vault.UploadAsync("corp-private", "a", "2", "&ifGenerationMatch=" + made["generation"]);
        var unchanged = await vault.GetAsync("/storage/v1/b/corp-private/o/a?ifGenerationNotMatch=" + replaced["generation"]);
        var moved = await vault.GetAsync("/storage/v1/b/corp-private/o/a?ifGenerationMatch=" + made["generation"]);

        ((int)made.Status).ShouldBe(200, made.Text);
        taken.ShouldBeRefused(412, "conditionNotMet");
        taken["error/message"].ShouldBe("At least one of the pre-conditions you specified did not hold.");
        ((int)replaced.Status).ShouldBe(200);
        ((int)unchanged.Status).ShouldBe(304);
        moved.ShouldBeRefused(412, "conditionNotMet");
    }

    [Fact]
    public async Task One_write_a_second_is_a_limit_that_can_be_switched_on()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.Lab.ControlAsync("PUT", "storage", new { oneWriteASecond = true });
        await vault.UploadAsync("corp-private", "a", "1");

        var tooFast = await vault.UploadAsync("corp-private", "a", "2");
        var other = await vault.UploadAsync("corp-private", "b", "2");
        vault.Lab.Time.Advance(TimeSpan.FromSeconds(1));
        var later = await vault.UploadAsync("corp-private", "a", "3");

        tooFast.ShouldBeRefused(429, "rateLimitExceeded");
        ((int)other.Status).ShouldBe(200);
        ((int)later.Status).ShouldBe(200);
    }

    [Fact]
    public async Task Content_is_gone_with_the_sandbox()
    {
        var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a", "x");
        var file = vault.Buckets.Get("corp-private").Objects["a"].Content.Path;
        File.Exists(file).ShouldBeTrue();

        await vault.DisposeAsync();

        File.Exists(file).ShouldBeFalse();
        System.IO.Directory.Exists(Path.GetDirectoryName(file)).ShouldBeFalse();
    }

    private static Task<Answer> SendPartsAsync(Vault vault, string metadata, string text)
    {
        var parts = new MultipartContent("related")
        {
            new StringContent(metadata, Encoding.UTF8, "application/json"),
            new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("text/plain")),
        };

        return vault.CallAsync("POST", "/upload/storage/v1/b/corp-private/o?uploadType=multipart", parts);
    }
}
