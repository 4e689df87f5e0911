using System.Net;
using Reeve.Google.Storage;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Storage;

public sealed class UploadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_goes_by_a_session_with_its_checksum_on_the_last_part()
    {
        using var bench = new StorageBench("123456789");
        bench.Begin().Keep(4).Keep(8).Store();

        var stored = await bench.Api.UploadAsync(bench.FilePath, bench.Upload with { Name = "dir/a #?%ä😀.txt" }, Stop);

        stored.ShouldBe(new StoredObject("bkt", "report.txt", 1790000000000001, 9, "4waSgw=="));
        bench.Puts.ShouldBe(["bytes 0-3/9 → 1234", "bytes 4-7/9 → 5678", "bytes 8-8/9 → 9"]);
        var begin = bench.Net.Seen[1];
        begin.Address.Query.ShouldBe("?uploadType=resumable&name=dir%2Fa%20%23%3F%25%C3%A4%F0%9F%98%80.txt");
        begin.Token.ShouldBe("ya29.test");
        begin.Body.ShouldBe("""{"contentType":"text/plain"}""");
        begin.Headers["X-Upload-Content-Length"].ShouldBe("9");
        var parts = bench.Net.Seen.Skip(2).ToList();
        parts.ShouldAllBe(part => part.Token == null);
        parts.Select(part => part.Headers.GetValueOrDefault("X-Goog-Hash")).ShouldBe([null, null, "crc32c=4waSgw=="]);
    }

    [Fact]
    public async Task An_empty_file_is_stored_with_one_request_that_has_no_bytes()
    {
        using var bench = new StorageBench("");
        bench.Begin().Store();

        var stored = await bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop);

        stored.Size.ShouldBe(0);
        bench.Puts.ShouldBe(["bytes */0 → "]);
    }

    [Fact]
    public async Task It_goes_on_where_the_service_stands_not_where_the_sender_does()
    {
        using var bench = new StorageBench();
        bench.Begin().Keep(0).Keep(3).Keep(7).Store();

        await bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop);

        bench.Puts.ShouldBe(["bytes 0-3/10 → abcd", "bytes 0-3/10 → abcd", "bytes 3-6/10 → defg", "bytes 7-9/10 → hij"]);
    }

    [Fact]
    public async Task A_lost_answer_is_settled_by_the_status()
    {
        using var bench = new StorageBench();
        bench.Begin().Cut().Keep(4).Keep(8).Cut().Store();

        var stored = await bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop);

        stored.Size.ShouldBe(10);
        bench.Puts.ShouldBe(["bytes 0-3/10 → abcd", "bytes */10 → ", "bytes 4-7/10 → efgh", "bytes 8-9/10 → ij", "bytes */10 → "]);
        bench.Net.Seen[^1].Headers.ShouldNotContainKey("X-Goog-Hash"); // Of no bytes at all it would be wrong.
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task After_a_failure_it_asks_before_it_sends_again(int status)
    {
        using var bench = new StorageBench("abcd");
        bench.Begin();
        bench.Net.Expect("PUT", "upload_id=SECRET-1", (HttpStatusCode)status);
        bench.Keep(2).Store();

        await bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop);

        bench.Puts.ShouldBe(["bytes 0-3/4 → abcd", "bytes */4 → ", "bytes 2-3/4 → cd"]);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(499)]
    public async Task A_session_that_is_gone_is_begun_anew(int status)
    {
        using var bench = new StorageBench();
        bench.Begin().Keep(4);
        bench.Net.Expect("PUT", "upload_id=SECRET-1", (HttpStatusCode)status);
        bench.Begin().Keep(4).Keep(8).Store();

        await bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop);

        bench.Puts.ShouldBe(
            ["bytes 0-3/10 → abcd", "bytes 4-7/10 → efgh", "bytes 0-3/10 → abcd", "bytes 4-7/10 → efgh", "bytes 8-9/10 → ij"]);
        bench.Notices.ShouldBe(["The upload session of gs://bkt/report.txt is gone; it is sent anew."]);
    }

    [Fact]
    public async Task Sessions_that_are_gone_for_the_third_time_fail_it()
    {
        using var bench = new StorageBench();
        for (var i = 0; i < 3; i++)
        {
            bench.Begin();
            bench.Net.Expect("PUT", "upload_id=SECRET-1", HttpStatusCode.Gone);
        }

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop));

        failure.Message.ShouldBe("The upload session of gs://bkt/report.txt is gone.");
    }

    [Fact]
    public async Task A_service_that_keeps_nothing_is_given_up()
    {
        using var bench = new StorageBench();
        bench.Begin();
        for (var i = 0; i < 8; i++) bench.Keep(0);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop));

        failure.Fault.ShouldBe(ApiFault.Transient);
        failure.Message.ShouldContain("keeps nothing of it");
    }

    [Fact]
    public async Task Bytes_that_never_arrive_end_after_as_many_failures_as_any_call()
    {
        using var bench = new StorageBench();
        bench.Begin();
        for (var i = 0; i < 7; i++) bench.Cut().Keep(0);
        bench.Cut();

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop));

        failure.Fault.ShouldBe(ApiFault.Transient);
    }

    [Fact]
    public async Task An_object_that_differs_from_the_file_is_a_failure_that_names_both()
    {
        using var bench = new StorageBench("abcd");
        bench.Begin().Store("abcX");

        var failure = await Should.ThrowAsync<UploadException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop));

        failure.Message.ShouldBe(
            $"What arrived is not what was sent: 4 bytes with crc32c {StorageBench.Crc32cOf("abcd")} here, but gs://bkt/report.txt now has "
            + $"4 bytes with crc32c {StorageBench.Crc32cOf("abcX")} (generation 1790000000000001); send it again or delete that object.");
    }

    [Fact]
    public async Task A_checksum_that_the_service_refuses_is_told_with_what_is_stored()
    {
        using var bench = new StorageBench("abcd");
        bench.Begin().Refuse("PUT", HttpStatusCode.BadRequest, "invalid", "Provided CRC32C 'x' doesn't match calculated CRC32C 'y'.");

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop));

        failure.Message.ShouldStartWith("What arrived is not what was sent, so nothing was stored as gs://bkt/report.txt: Google says ‹Provided CRC32C");
    }

    [Theory]
    [InlineData("abcdefghijk")] // Longer.
    [InlineData("abcde")] // Shorter than what has been sent.
    [InlineData("ABCDEFGHIJ")] // As long.
    public async Task A_file_that_changes_meanwhile_is_not_stored(string changed)
    {
        using var bench = new StorageBench();
        bench.Begin();
        bench.Net.Expect("PUT", "upload_id=SECRET-1", _ =>
        {
            File.WriteAllText(bench.FilePath, changed);
            File.SetLastWriteTimeUtc(bench.FilePath, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            var answer = new HttpResponseMessage((HttpStatusCode)308) { Content = new StringContent("") };
            answer.Headers.TryAddWithoutValidation("Range", "bytes=0-7");

            return Task.FromResult(answer);
        });

        var failure = await Should.ThrowAsync<UploadException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop));

        failure.Message.ShouldBe($"`{bench.FilePath}` was changed while it was being sent, so nothing was stored; send it once nobody writes to it.");
        bench.Puts.Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_there_already_fails_an_upload_that_was_to_be_new()
    {
        using var bench = new StorageBench();
        bench.Net.Expect(
            "POST", "uploadType=resumable&ifGenerationMatch=0&name=report.txt", HttpStatusCode.PreconditionFailed,
            StorageBench.ErrorJson(HttpStatusCode.PreconditionFailed, "conditionNotMet", "At least one of the pre-conditions you specified did not hold."));

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload with { IfAbsent = true }, Stop));

        failure.Fault.ShouldBe(ApiFault.Conflict);
        failure.Message.ShouldBe("There is an object gs://bkt/report.txt already.");
    }

    [Theory]
    [InlineData(false, ApiFault.Forbidden)]
    [InlineData(true, ApiFault.Conflict)]
    public async Task An_account_that_may_only_create_is_told_that_the_name_is_taken(bool ifAbsent, ApiFault fault)
    {
        const string Message = "sa@p.iam.gserviceaccount.com does not have storage.objects.delete access to the Google Cloud Storage object.";
        using var bench = new StorageBench("abcd");
        bench.Begin().Refuse("PUT", HttpStatusCode.Forbidden, "forbidden", Message);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload with { IfAbsent = ifAbsent }, Stop));

        failure.Fault.ShouldBe(fault);
        failure.Message.ShouldStartWith("There is an object gs://bkt/report.txt already");
    }

    [Theory]
    [InlineData("http://elsewhere.example/upload?upload_id=SECRET-1")]
    [InlineData("/upload?upload_id=SECRET-1")]
    [InlineData("https://me:pw@elsewhere.example/upload?upload_id=SECRET-1")]
    public async Task No_byte_goes_where_it_could_be_read_on_the_way(string location)
    {
        using var bench = new StorageBench();
        for (var i = 0; i < 3; i++) bench.Begin(location);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload, Stop));

        failure.Fault.ShouldBe(ApiFault.Protocol);
        failure.ToString().ShouldNotContain("SECRET");
    }

    [Fact]
    public async Task Progress_counts_what_has_been_sent_and_ends_with_the_whole()
    {
        using var bench = new StorageBench();
        bench.Begin().Keep(4).Keep(6).Store();
        var progress = new Heard();

        await bench.Api.UploadAsync(bench.FilePath, bench.Upload with { Progress = progress }, Stop);

        progress.Values.ShouldBe([0, 4, 4, 8, 6, 10, 10]);
    }

    [Fact]
    public async Task A_stop_before_the_last_part_ends_it_at_once()
    {
        using var bench = new StorageBench();
        using var stopping = new CancellationTokenSource();
        bench.Begin();
        bench.Net.Expect("PUT", "upload_id=SECRET-1", async stop =>
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("The stop was not passed on.");
        });

        await Should.ThrowAsync<OperationCanceledException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Upload, stopping.Token));
    }

    [Fact]
    public async Task A_last_part_on_its_way_is_seen_to_its_end_before_a_stop()
    {
        using var bench = new StorageBench("abcd");
        using var stopping = new CancellationTokenSource();
        bench.Begin();
        bench.Net.Expect("PUT", "upload_id=SECRET-1", async stop =>
        {
            await stopping.CancelAsync();
            stop.ThrowIfCancellationRequested();

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(StorageBench.StoredJson("abcd")) };
        });

        (await bench.Api.UploadAsync(bench.FilePath, bench.Upload, stopping.Token)).Size.ShouldBe(4);
    }

    private sealed class Heard : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}
