using System.Net;
using Reeve.Sandbox.Tests.Storage;

namespace Reeve.Sandbox.Tests.Weather;

/// <summary>The same weather, in the words of each API.</summary>
public sealed class Every_api
{
    private const string Upload = "/upload/storage/v1/b/*/o";

    [Fact]
    public async Task A_fault_is_worded_as_the_api_words_its_own()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-public", "note", "text");
        await vault.Lab.ControlAsync("POST", "faults", new { path = "/storage/v1/**", status = 403, reason = "rateLimitExceeded", retryAfter = 1 });
        await vault.Lab.ControlAsync("POST", "faults", new { path = "/corp-public/**", status = 503, reason = "backendError", message = "Later <please>." });
        await vault.Lab.ControlAsync("POST", "faults", new { path = "/v2/**", status = 429, reason = "QPS" });
        await vault.Lab.ControlAsync("POST", "faults", new { path = "/oauth/token", status = 400, reason = "invalid_client" });
        await vault.Lab.ControlAsync("POST", "faults", new { path = "/robot/**", status = 502 });

        var json = await vault.GetAsync("/storage/v1/b/corp-public/o/note");
        var xml = await vault.GetAsync("/corp-public/note");
        var zoom = await vault.GetAsync("/v2/users");
        var zoomToken = await vault.CallAsync("POST", "/oauth/token");
        var page = await vault.GetAsync("/robot/v1/metadata/x509/x");

        json.ShouldBeRefused(403, "rateLimitExceeded");
        json["error/errors/0/domain"].ShouldBe("usageLimits");
        json.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        ((int)xml.Status).ShouldBe(503);
        xml.Text.ShouldContain("<Code>ServiceUnavailable</Code><Message>Later &lt;please&gt;.</Message>");
        zoom["code"].ShouldBe("429");
        zoom.Response.Headers.GetValues("X-RateLimit-Type").ShouldBe(["QPS"]);
        zoomToken["error"].ShouldBe("invalid_client");
        page.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        ((int)page.Status).ShouldBe(502);
    }

    [Fact]
    public async Task An_upload_cut_after_so_many_bytes_keeps_the_granules_that_arrived()
    {
        await using var vault = await Vault.OpenAsync();
        var bytes = Vault.Bytes(4 * Vault.Granule);
        var session = await vault.StartAsync("corp-private", "big");
        await vault.Lab.ControlAsync("POST", "faults", new { method = "PUT", path = Upload, resetAfterBytes = (2 * Vault.Granule) + 1000, times = 1 });

        await Should.ThrowAsync<HttpRequestException>(() => vault.PutAsync(session, bytes, null));

        var status = await vault.PutAsync(session, [], $"bytes */{bytes.Length}");
        ((int)status.Status).ShouldBe(308);
        Vault.Kept(status).ShouldBe($"bytes=0-{(2 * Vault.Granule) - 1}");
        var rest = await vault.PutAsync(session, bytes[(2 * Vault.Granule)..], $"bytes {2 * Vault.Granule}-{bytes.Length - 1}/{bytes.Length}");
        ((int)rest.Status).ShouldBe(200, rest.Text);
        vault.Buckets.Read("corp-private", "big").ShouldBe(bytes);
    }

    [Fact]
    public async Task A_last_answer_lost_after_the_effect_leaves_the_object()
    {
        await using var vault = await Vault.OpenAsync();
        var session = await vault.StartAsync("corp-private", "lost");
        await vault.Lab.ControlAsync("POST", "faults", new { method = "PUT", path = Upload, reset = "after", times = 1 });

        await Should.ThrowAsync<HttpRequestException>(() => vault.PutAsync(session, [1, 2, 3], null));

        vault.Buckets.Read("corp-private", "lost").ShouldBe([1, 2, 3]);
        ((int)(await vault.PutAsync(session, [], "bytes */3")).Status).ShouldBe(200);
    }

    [Fact]
    public async Task A_download_can_break_off()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "big", Vault.Bytes(1_000_000));
        await vault.Lab.ControlAsync("POST", "faults", new { path = "/storage/v1/b/corp-private/o/big", cutBody = 300_000, times = 1 });

        await Should.ThrowAsync<HttpRequestException>(() => vault.GetAsync("/storage/v1/b/corp-private/o/big?alt=media"));

        (await vault.GetAsync("/storage/v1/b/corp-private/o/big?alt=media")).Bytes.ShouldBe(Vault.Bytes(1_000_000));
    }

    [Fact]
    public async Task Storage_can_be_disabled_without_drive()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.Lab.ControlAsync("PUT", "apis", new { disabled = new[] { "storage.googleapis.com" } });

        var refused = await vault.GetAsync("/storage/v1/b/corp-private");

        refused.ShouldBeRefused(403, "accessNotConfigured");
        refused["error/message"].ShouldStartWith("Cloud Storage JSON API has not been used");
        (await vault.Lab.GetAsync(Lab.Ada, "about?fields=user")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Calls_are_counted_by_route_and_subject_and_token_requests_by_themselves()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.Lab.ControlAsync("DELETE", "counters");

        await vault.GetAsync("/storage/v1/b/corp-private");
        await vault.GetAsync("/corp-public/nothing", "");
        await vault.CallAsync("POST", "/oauth/token");
        await vault.Lab.AskTokenAsync("nonsense");

        var counters = (await vault.Lab.ControlAsync("GET", "counters")).Json!;
        counters["routes"]!["GET /storage/v1/b/{bucket}"]!.GetValue<int>().ShouldBe(1);
        counters["routes"]!["GET /{bucket}/{object}"]!.GetValue<int>().ShouldBe(1);
        counters["subjects"]![vault.Lab.ClientEmail]!.GetValue<int>().ShouldBe(1);
        counters["subjects"]!["none"]!.GetValue<int>().ShouldBe(1);
        counters["tokenRequests"]!.GetValue<int>().ShouldBe(2);
        counters["tokenRoutes"]!["POST /oauth/token"]!.GetValue<int>().ShouldBe(1);
        counters["tokenStatuses"]!["400"]!.GetValue<int>().ShouldBe(2);
    }
}
