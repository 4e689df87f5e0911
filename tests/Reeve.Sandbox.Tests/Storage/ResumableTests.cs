using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.Storage;

public sealed class ResumableTests
{
    private const int Chunk = 2 * Vault.Granule;

    [Fact]
    public async Task Chunks_come_together_as_one_object()
    {
        await using var vault = await Vault.OpenAsync();
        var bytes = Vault.Bytes(Chunk + 1000);
        var session = await vault.StartAsync("corp-private", "a b/ü#?%.bin", new JsonObject { ["contentType"] = "x/y", ["metadata"] = new JsonObject { ["k"] = "v" } });

        var first = await vault.PutAsync(session, bytes[..Chunk], $"bytes 0-{Chunk - 1}/{bytes.Length}");
        var last = await vault.PutAsync(session, bytes[Chunk..], $"bytes {Chunk}-{bytes.Length - 1}/{bytes.Length}");

        ((int)first.Status).ShouldBe(308);
        Vault.Kept(first).ShouldBe($"bytes=0-{Chunk - 1}");
        first.Response.Headers.Location.ShouldBeNull();
        ((int)last.Status).ShouldBe(200, last.Text);
        last["size"].ShouldBe(bytes.Length.ToString());
        last["name"].ShouldBe("a b/ü#?%.bin");
        last["contentType"].ShouldBe("x/y");
        last["metadata/k"].ShouldBe("v");
        last["md5Hash"].ShouldBe(Convert.ToBase64String(MD5.HashData(bytes)));
        vault.Buckets.Read("corp-private", "a b/ü#?%.bin").ShouldBe(bytes);
    }

    [Fact]
    public async Task The_whole_may_come_in_one_request_without_a_range()
    {
        await using var vault = await Vault.OpenAsync();
        var bytes = Vault.Bytes(700_001);

        var answer = await vault.PutAsync(await vault.StartAsync("corp-private", "whole"), bytes, null);

        answer["size"].ShouldBe("700001");
        vault.Buckets.Read("corp-private", "whole").ShouldBe(bytes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bytes */0")]
    public async Task An_object_may_be_empty(string? range)
    {
        await using var vault = await Vault.OpenAsync();

        var answer = await vault.PutAsync(await vault.StartAsync("corp-private", "empty"), [], range);

        ((int)answer.Status).ShouldBe(200, answer.Text);
        answer["size"].ShouldBe("0");
        answer["crc32c"].ShouldBe("AAAAAA==");
        answer["md5Hash"].ShouldBe("1B2M2Y8AsgTpgAmY7PhCfg==");
    }

    [Fact]
    public async Task The_size_may_stay_unknown_until_the_last_chunk()
    {
        await using var vault = await Vault.OpenAsync();
        var bytes = Vault.Bytes(Chunk + 5);
        var session = await vault.StartAsync("corp-private", "stream");

        var first = await vault.PutAsync(session, bytes[..Chunk], $"bytes 0-{Chunk - 1}/*");
        var asked = await vault.PutAsync(session, [], "bytes */*");
        var last = await vault.PutAsync(session, bytes[Chunk..], $"bytes {Chunk}-{bytes.Length - 1}/{bytes.Length}");

        ((int)first.Status).ShouldBe(308);
        Vault.Kept(asked).ShouldBe($"bytes=0-{Chunk - 1}");
        last["size"].ShouldBe(bytes.Length.ToString());
    }

    [Fact]
    public async Task An_open_ended_range_goes_to_the_end_of_the_body()
    {
        await using var vault = await Vault.OpenAsync();
        var bytes = Vault.Bytes(Chunk + 5);
        var session = await vault.StartAsync("corp-private", "stream");

        await vault.PutAsync(session, bytes[..Chunk], $"bytes 0-*/{bytes.Length}");
        var last = await vault.PutAsync(session, bytes[Chunk..], $"bytes {Chunk}-*/*");

        ((int)last.Status).ShouldBe(200, last.Text);
        vault.Buckets.Read("corp-private", "stream").ShouldBe(bytes);
    }

    [Fact]
    public async Task A_size_once_named_is_fixed()
    {
        await using var vault = await Vault.OpenAsync();
        var session = await vault.StartAsync("corp-private", "fixed");
        await vault.PutAsync(session, Vault.Bytes(Vault.Granule), $"bytes 0-{Vault.Granule - 1}/1000000");

        var answer = await vault.PutAsync(session, [], "bytes */1000001");

        ((int)answer.Status).ShouldBe(400);
        answer["error/message"].ShouldContain("1000000 byte(s) and cannot be changed to 1000001");
    }

    [Fact]
    public async Task Nothing_kept_is_said_by_no_range_at_all()
    {
        await using var vault = await Vault.OpenAsync();

        var answer = await vault.PutAsync(await vault.StartAsync("corp-private", "new"), [], "bytes */1000");

        ((int)answer.Status).ShouldBe(308);
        Vault.Kept(answer).ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_crooked_chunk_whole_granules_are_kept()
    {
        await using var vault = await Vault.OpenAsync();
        var bytes = Vault.Bytes(Vault.Granule + 100);
        var session = await vault.StartAsync("corp-private", "crooked");

        var answer = await vault.PutAsync(session, bytes, $"bytes 0-{bytes.Length - 1}/1000000");

        ((int)answer.Status).ShouldBe(308);
        Vault.Kept(answer).ShouldBe($"bytes=0-{Vault.Granule - 1}");
    }

    [Fact]
    public async Task A_chunk_below_a_granule_is_refused_unless_it_is_the_last()
    {
        await using var vault = await Vault.OpenAsync();
        var session = await vault.StartAsync("corp-private", "small");

        var answer = await vault.PutAsync(session, Vault.Bytes(1000), "bytes 0-999/5000");

        ((int)answer.Status).ShouldBe(400);
        answer["error/message"].ShouldContain("equal or greater than 262144");
    }

    [Theory]
    [InlineData("bytes 262144-262243/1000", "Failed to parse")]
    [InlineData("bytes 5-4/1000", "Failed to parse")]
    [InlineData("items 0-99/100", "Failed to parse")]
    [InlineData("bytes 0-98/99", "There were 100 byte(s) in the request body")]
    [InlineData("bytes 524288-524387/524388", "exceeds already uploaded size of 0 byte(s)")]
    public async Task A_range_that_makes_no_sense_is_refused(string range, string word)
    {
        await using var vault = await Vault.OpenAsync();

        var answer = await vault.PutAsync(await vault.StartAsync("corp-private", "odd"), Vault.Bytes(100), range);

        ((int)answer.Status).ShouldBe(400, answer.Text);
        answer["error/message"].ShouldContain(word);
    }

    [Fact]
    public async Task Bytes_sent_again_are_passed_over()
    {
        await using var vault = await Vault.OpenAsync();
        var bytes = Vault.Bytes(Chunk + 77);
        var session = await vault.StartAsync("corp-private", "again");
        await vault.PutAsync(session, bytes[..Chunk], $"bytes 0-{Chunk - 1}/{bytes.Length}");

        var answer = await vault.PutAsync(session, bytes[Vault.Granule..], $"bytes {Vault.Granule}-{bytes.Length - 1}/{bytes.Length}");

        ((int)answer.Status).ShouldBe(200, answer.Text);
        vault.Buckets.Read("corp-private", "again").ShouldBe(bytes);
        vault.Buckets.Sessions("corp-private").Single().Received.ShouldBe(Chunk + bytes.Length - Vault.Granule);
    }

    [Fact]
    public async Task A_lost_answer_is_settled_by_the_status()
    {
        await using var vault = await Vault.OpenAsync();
        var session = await vault.StartAsync("corp-private", "done");
        var made = await vault.PutAsync(session, Vault.Bytes(10), "bytes 0-9/10");

        var asked = await vault.PutAsync(session, [], "bytes */10");

        ((int)asked.Status).ShouldBe(200);
        asked["generation"].ShouldBe(made["generation"]);
    }

    [Fact]
    public async Task A_cut_connection_leaves_the_granules_that_arrived()
    {
        await using var vault = await Vault.OpenAsync();
        var bytes = Vault.Bytes(5 * Vault.Granule);
        var session = await vault.StartAsync("corp-private", "cut");

        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync("127.0.0.1", vault.Lab.Host.Endpoint.Port, Lab.Stop);
            var head = $"PUT {new Uri(session).PathAndQuery} HTTP/1.1\r\nHost: {vault.Lab.Host.Endpoint.Authority}\r\nContent-Length: {bytes.Length}\r\n"
                + $"Content-Range: bytes 0-{bytes.Length - 1}/{bytes.Length}\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Lab.Stop);
            await socket.GetStream().WriteAsync(bytes.AsMemory(0, (2 * Vault.Granule) + 1000), Lab.Stop);
            while (vault.Buckets.Sessions("corp-private").Single().Received < (2 * Vault.Granule) + 1000)
            {
                await Task.Yield();
            }
        }

        var asked = await vault.PutAsync(session, [], $"bytes */{bytes.Length}");
        var rest = bytes[(2 * Vault.Granule)..];
        var last = await vault.PutAsync(session, rest, $"bytes {2 * Vault.Granule}-{bytes.Length - 1}/{bytes.Length}");

        Vault.Kept(asked).ShouldBe($"bytes=0-{(2 * Vault.Granule) - 1}");
        ((int)last.Status).ShouldBe(200, last.Text);
        vault.Buckets.Read("corp-private", "cut").ShouldBe(bytes);
        vault.Buckets.Sessions("corp-private").Single().ShouldBe(new("cut", "finished", bytes.Length, bytes.Length + 1000, 3, bytes.Length));
    }

    [Fact]
    public async Task Less_may_be_kept_than_was_sent()
    {
        await using var vault = await Vault.OpenAsync();
        var bytes = Vault.Bytes(3 * Vault.Granule);
        var session = await vault.StartAsync("corp-private", "short");
        await vault.Lab.ControlAsync("PUT", "storage", new { keep = Vault.Granule + 5, times = 1 });

        var first = await vault.PutAsync(session, bytes, $"bytes 0-{bytes.Length - 1}/{bytes.Length}");
        var last = await vault.PutAsync(session, bytes[Vault.Granule..], $"bytes {Vault.Granule}-{bytes.Length - 1}/{bytes.Length}");

        ((int)first.Status).ShouldBe(308);
        Vault.Kept(first).ShouldBe($"bytes=0-{Vault.Granule - 1}");
        ((int)last.Status).ShouldBe(200, last.Text);
        vault.Buckets.Read("corp-private", "short").ShouldBe(bytes);
    }

    [Fact]
    public async Task A_cancelled_session_is_gone()
    {
        await using var vault = await Vault.OpenAsync();
        var session = await vault.StartAsync("corp-private", "no");

        var cancelled = await vault.CallAsync("DELETE", session, null, "");
        var later = await vault.PutAsync(session, [], "bytes */*");

        ((int)cancelled.Status).ShouldBe(499);
        cancelled.Bytes.ShouldBeEmpty();
        ((int)later.Status).ShouldBe(404);
    }

    [Fact]
    public async Task A_session_lasts_a_week()
    {
        await using var vault = await Vault.OpenAsync();
        var session = await vault.StartAsync("corp-private", "old");
        vault.Lab.Time.Advance(TimeSpan.FromDays(7));
        var intime = await vault.PutAsync(session, [], "bytes */*");
        vault.Lab.Time.Advance(TimeSpan.FromSeconds(1));

        var late = await vault.PutAsync(session, [], "bytes */*");
        var unknown = await vault.PutAsync(session + "x", [], "bytes */*");

        ((int)intime.Status).ShouldBe(308);
        ((int)late.Status).ShouldBe(410);
        ((int)unknown.Status).ShouldBe(404);
        vault.Buckets.Sessions("corp-private").Single().State.ShouldBe("expired");
    }

    [Fact]
    public async Task Clients_that_cannot_see_a_308_are_told_otherwise()
    {
        await using var vault = await Vault.OpenAsync();
        var session = await vault.StartAsync("corp-private", "go");

        var answer = await vault.PutAsync(session, Vault.Bytes(Chunk), $"bytes 0-{Chunk - 1}/*", ("X-GUploader-No-308", "yes"));

        ((int)answer.Status).ShouldBe(200);
        answer.Response.Headers.GetValues("X-HTTP-Status-Code-Override").Single().ShouldBe("308");
        Vault.Kept(answer).ShouldBe($"bytes=0-{Chunk - 1}");
    }

    [Fact]
    public async Task A_wrong_hash_on_the_last_request_makes_nothing()
    {
        await using var vault = await Vault.OpenAsync();
        var session = await vault.StartAsync("corp-private", "wrong");

        var answer = await vault.PutAsync(session, Encoding.ASCII.GetBytes("123456789"), "bytes 0-8/9", ("X-Goog-Hash", "crc32c=4waSgA=="));
        var right = await vault.PutAsync(await vault.StartAsync("corp-private", "right"), Encoding.ASCII.GetBytes("123456789"), "bytes 0-8/9",
            ("X-Goog-Hash", "crc32c=4waSgw==,md5=JfnnlDI7RTiF9RgfG2JNCw=="));

        answer.ShouldBeRefused(400, "invalid");
        vault.Buckets.Find("corp-private", "wrong").ShouldBeNull();
        ((int)right.Status).ShouldBe(200, right.Text);
    }

    [Fact]
    public async Task Of_two_sessions_for_a_name_that_must_be_free_the_second_fails_at_its_end()
    {
        await using var vault = await Vault.OpenAsync();
        var one = await vault.StartAsync("corp-private", "race", more: "&ifGenerationMatch=0");
        var other = await vault.StartAsync("corp-private", "race", more: "&ifGenerationMatch=0");

        var first = await vault.PutAsync(one, Vault.Bytes(3), null);
        var second = await vault.PutAsync(other, Vault.Bytes(4), null);

        ((int)first.Status).ShouldBe(200);
        second.ShouldBeRefused(412, "conditionNotMet");
        vault.Buckets.Find("corp-private", "race")!.Size.ShouldBe(3);
    }
}
