using System.Net;
using System.Text;
using Reeve.Google.Storage;

namespace Reeve.Google.Tests.Storage;

public sealed class StreamUploadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "bytes */0 → ")]
    [InlineData("abc", "bytes 0-2/3 → abc")]
    [InlineData("abcd", "bytes 0-3/4 → abcd")]
    [InlineData("abcde", "bytes 0-3/* → abcd", "bytes 4-4/5 → e")]
    [InlineData("abcdefgh", "bytes 0-3/* → abcd", "bytes 4-7/8 → efgh")]
    public async Task Its_length_is_told_with_the_last_part(string content, params string[] puts)
    {
        using var bench = new StorageBench(content);
        bench.Begin();
        for (var kept = 4; kept < content.Length; kept += 4) bench.Keep(kept);
        bench.Store();

        var stored = await bench.Api.UploadAsync(new Trickle(content), bench.Upload, Stop);

        stored.Size.ShouldBe(content.Length);
        bench.Puts.ShouldBe(puts);
        bench.Net.Seen[1].Headers.ShouldNotContainKey("X-Upload-Content-Length");
        bench.Net.Seen[^1].Headers.GetValueOrDefault("X-Goog-Hash").ShouldBe(content.Length == 0 ? null : "crc32c=" + StorageBench.Crc32cOf(content));
    }

    [Fact]
    public async Task What_was_not_kept_is_sent_again_from_memory_and_the_part_filled_up()
    {
        using var bench = new StorageBench();
        bench.Begin().Keep(0).Keep(1).Cut().Keep(3).Keep(7).Store();

        await bench.Api.UploadAsync(new Trickle(bench.Content), bench.Upload, Stop);

        bench.Puts.ShouldBe(
            ["bytes 0-3/* → abcd", "bytes 0-3/* → abcd", "bytes 1-4/* → bcde", "bytes */* → ", "bytes 3-6/* → defg", "bytes 7-9/10 → hij"]);
    }

    [Fact]
    public async Task A_session_lost_after_its_first_part_cannot_be_begun_anew()
    {
        using var bench = new StorageBench();
        bench.Begin().Keep(4);
        bench.Net.Expect("PUT", "upload_id=SECRET-1", HttpStatusCode.NotFound);
        bench.Begin();

        var failure = await Should.ThrowAsync<UploadException>(() => bench.Api.UploadAsync(new Trickle(bench.Content), bench.Upload, Stop));

        failure.Message.ShouldContain("cannot be read a second time");
    }

    /// <summary>Gives three bytes at most at a time, as a pipe may.</summary>
    private sealed class Trickle(string content) : MemoryStream(Encoding.ASCII.GetBytes(content))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(3, buffer.Length)], cancellationToken);
    }
}
