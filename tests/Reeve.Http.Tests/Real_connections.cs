using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Reeve.Http.Failures;

namespace Reeve.Http.Tests;

/// <summary>What the runtime's own handler throws is what <see cref="NetworkFailures"/> takes it for.</summary>
public sealed class Real_connections
{
    [Fact]
    public async Task A_closed_port_is_unreachable_and_nothing_was_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var failure = await Should.ThrowAsync<ApiException>(() => SendAsync(port));

        failure.Fault.ShouldBe(ApiFault.Unreachable);
    }

    [Fact]
    public async Task A_body_cut_short_is_a_lost_answer()
    {
        var failure = await Should.ThrowAsync<ApiException>(() => AnsweredAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"u8.ToArray()));

        failure.Fault.ShouldBe(ApiFault.OutcomeUnknown);
    }

    [Fact]
    public async Task What_is_no_http_is_a_lost_answer()
    {
        var failure = await Should.ThrowAsync<ApiException>(() => AnsweredAsync("SSH-2.0-OpenSSH_9\r\n\r\n"u8.ToArray()));

        failure.Fault.ShouldBe(ApiFault.OutcomeUnknown);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var failure = await Should.ThrowAsync<ApiException>(
            () => AnsweredAsync("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"u8.ToArray()));

        failure.Status.ShouldBe(302);
    }

    [Fact]
    public async Task Gzip_is_undone()
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(new byte[100_000], TestContext.Current.CancellationToken);
        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {zipped.Length}\r\n\r\n");

        (await AnsweredAsync([.. head, .. zipped.ToArray()])).ShouldBe(100_000);
    }

    /// <summary>Sends a write that must not be repeated to a server that gives this answer and hangs up.</summary>
    private static async Task<int> AnsweredAsync(byte[] answer)
    {
        var stop = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = SendAsync(((IPEndPoint)listener.LocalEndpoint).Port);
        using (var connection = await listener.AcceptTcpClientAsync(stop))
        {
            var stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync(stop) is { Length: > 0 })
            {
                // To the end of the head: what is left unread when the connection closes would make it a reset.
            }

            await stream.WriteAsync(answer, stop);
        }

        return await sending;
    }

    private static async Task<int> SendAsync(int port)
    {
        using var http = new HttpClient(HttpTransport.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        using var pipeline = new ApiPipeline(http, new() { Chance = () => 0 });
        var request = PipelineBench.Mail with { Address = new($"http://127.0.0.1:{port}/x") };

        return await pipeline.SendAsync(request, body => body.Length, TestContext.Current.CancellationToken);
    }
}
