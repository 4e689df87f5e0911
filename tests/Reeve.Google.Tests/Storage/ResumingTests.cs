using System.Net;
using System.Runtime.Versioning;
using Reeve.Google.Storage;

namespace Reeve.Google.Tests.Storage;

public sealed class ResumingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(8, "bytes 8-9/10 → ij")] // As the dead process knew.
    [InlineData(9, "bytes 9-9/10 → j")] // More arrived than it heard of.
    [InlineData(7, "bytes 7-9/10 → hij")] // The service has lost some.
    [InlineData(10, "bytes */10 → ")] // All of it, but no object yet.
    public async Task Another_process_goes_on_where_the_service_stands(int kept, string last)
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);

        bench.Keep(kept).Store();
        var stored = await bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop);

        stored.Crc32c.ShouldBe(StorageBench.Crc32cOf(bench.Content));
        bench.Puts.TakeLast(2).ShouldBe(["bytes */10 → ", last]);
        bench.Notices.ShouldBe([$"Going on with gs://bkt/report.txt at byte {kept}."]);
        System.IO.Directory.GetFiles(bench.ResumeFolder).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_had_only_not_been_answered_is_had_from_the_status()
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);

        bench.Store();
        var stored = await bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop);

        stored.Generation.ShouldBe(1790000000000001);
        System.IO.Directory.GetFiles(bench.ResumeFolder).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_end_that_another_process_sent_is_checked_as_well()
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);

        bench.Store("abcdefghiX");
        var failure = await Should.ThrowAsync<UploadException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop));

        failure.Message.ShouldStartWith("What arrived is not what was sent: 10 bytes");
        System.IO.Directory.GetFiles(bench.ResumeFolder).ShouldBeEmpty();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task What_is_kept_is_for_its_owner_alone()
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);

        var file = System.IO.Directory.GetFiles(bench.ResumeFolder, "*.json").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(file, Stop)).ShouldContain("SECRET-1");
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(bench.ResumeFolder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        bench.Notices.ShouldBeEmpty();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task What_others_can_read_is_not_used()
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);
        File.SetUnixFileMode(System.IO.Directory.GetFiles(bench.ResumeFolder, "*.json").Single(), UnixFileMode.UserRead | UnixFileMode.GroupRead);

        bench.Begin().Keep(4).Keep(8).Store();
        await bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"reeve":"upload/1"}""")]
    [InlineData("""{"reeve":"upload/1","session":"http://elsewhere.example/SECRET","size":10,"modifiedAt":"2026-01-01T00:00:00Z","checkedTo":4}""")]
    [InlineData("[]")]
    public async Task A_damaged_file_counts_as_none(string content)
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);
        await File.WriteAllTextAsync(System.IO.Directory.GetFiles(bench.ResumeFolder, "*.json").Single(), content, Stop);

        bench.Begin().Keep(4).Keep(8).Store();
        await bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop);
    }

    [Fact]
    public async Task A_changed_file_begins_anew_and_says_so()
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);
        await File.WriteAllTextAsync(bench.FilePath, "0123456789", Stop);
        File.SetLastWriteTimeUtc(bench.FilePath, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        bench.Begin().Keep(4).Keep(8).Store("0123456789");
        await bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop);

        bench.Notices.ShouldBe([$"`{bench.FilePath}` was changed since it was sent in part; it is sent anew."]);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "text/csv")]
    public async Task Other_terms_begin_anew_for_a_session_keeps_its_own(bool ifAbsent, string? contentType)
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);

        bench.Begin().Keep(4).Keep(8).Store();
        await bench.Api.UploadAsync(bench.FilePath, bench.Kept with { IfAbsent = ifAbsent, ContentType = contentType }, Stop);
    }

    [Fact]
    public async Task A_session_that_expired_meanwhile_begins_anew()
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);

        bench.Net.Expect("PUT", "upload_id=SECRET-1", HttpStatusCode.NotFound);
        bench.Begin().Keep(4).Keep(8).Store();
        await bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop);

        System.IO.Directory.GetFiles(bench.ResumeFolder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_do_not_share_a_session()
    {
        using var bench = new StorageBench();
        UploadException? second = null;
        bench.Begin();
        bench.Net.Expect("PUT", "upload_id=SECRET-1", async stop =>
        {
            second = await Should.ThrowAsync<UploadException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Kept, stop));
            var answer = new HttpResponseMessage((HttpStatusCode)308) { Content = new StringContent("") };
            answer.Headers.TryAddWithoutValidation("Range", "bytes=0-7");

            return answer;
        });
        bench.Store();

        await bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop);

        second!.Message.ShouldBe($"`{bench.FilePath}` is being sent to gs://bkt/report.txt by another process already.");
    }

    [Fact]
    public async Task Another_object_or_bucket_is_another_upload()
    {
        using var bench = new StorageBench();
        await DieAfter(bench, 8);

        bench.Begin().Keep(4).Keep(8).Store();
        await bench.Api.UploadAsync(bench.FilePath, bench.Kept with { Name = "other.txt" }, Stop);

        System.IO.Directory.GetFiles(bench.ResumeFolder, "*.json").Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_fits_into_one_part_leaves_nothing()
    {
        using var bench = new StorageBench("abcd");
        bench.Begin().Store();

        await bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop);

        System.IO.Directory.Exists(bench.ResumeFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_only_its_use()
    {
        using var bench = new StorageBench();
        await File.WriteAllTextAsync(bench.ResumeFolder, "a file in its place", Stop);
        bench.Begin().Keep(4).Keep(8).Store();

        await bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop);

        bench.Notices.ShouldHaveSingleItem().ShouldContain("if this upload dies it begins anew");
    }

    /// <summary>Sends so many bytes, in parts of four, and ends as a killed process would: with nothing tidied up.</summary>
    private static async Task DieAfter(StorageBench bench, int bytes)
    {
        using var stopping = new CancellationTokenSource();
        bench.Begin();
        for (var kept = 4; kept <= bytes; kept += 4) bench.Keep(kept);
        bench.Net.Expect("PUT", "upload_id=SECRET-1", HttpStatusCode.Unauthorized);

        await Should.ThrowAsync<Http.Failures.ApiException>(() => bench.Api.UploadAsync(bench.FilePath, bench.Kept, Stop));
    }
}
