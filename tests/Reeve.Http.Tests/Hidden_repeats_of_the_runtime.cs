using System.Net;
using System.Net.Sockets;
using System.Text;
using Reeve.Http.Failures;

namespace Reeve.Http.Tests;

/// <summary>
/// SocketsHttpHandler sends a GET or DELETE again, unseen, when the connection it reused is cut before an answer.
/// Here a server answers once, so that the connection is kept, and cuts it at the next request.
/// </summary>
public sealed class Hidden_repeats_of_the_runtime
{
    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Every_request_that_the_server_sees_was_counted(string method)
    {
        await using var server = new CuttingServer();
        using var http = new HttpClient(HttpTransport.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        using var pipeline = new ApiPipeline(http, new() { Chance = () => 0 });
        var request = PipelineBench.Read with { Method = new(method), Address = server.Address, SafeToRepeat = false };
        await pipeline.SendAsync(request, body => body.Length, TestContext.Current.CancellationToken);

        var failure = await Should.ThrowAsync<ApiException>(
            () => pipeline.SendAsync(request, body => body.Length, TestContext.Current.CancellationToken));

        failure.Fault.ShouldBe(ApiFault.Transient);
        server.Requests.ShouldBe(2);
        pipeline.Usage.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task Our_own_repeats_are_seen_and_counted_alike()
    {
        await using var server = new CuttingServer();
        using var http = new HttpClient(HttpTransport.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        using var pipeline = new ApiPipeline(http, new() { Chance = () => 0 });
        var request = PipelineBench.Read with { Address = server.Address };

        await pipeline.SendAsync(request, body => body.Length, TestContext.Current.CancellationToken);
        await pipeline.SendAsync(request, body => body.Length, TestContext.Current.CancellationToken);

        server.Requests.ShouldBe(3);
        pipeline.Usage.Requests.ShouldBe(3);
    }

    /// <summary>On each connection: answers the first request and cuts at the second.</summary>
    private sealed class CuttingServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _loop;
        private int _requests;

        public CuttingServer()
        {
            _listener.Start();
            _loop = ServeAsync();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/x");

        public int Requests => Volatile.Read(ref _requests);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                var stream = connection.GetStream();
                if (!await ReadRequestAsync(stream)) continue;
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray(), _stop.Token);
                await ReadRequestAsync(stream);
            }
        }

        private async Task<bool> ReadRequestAsync(NetworkStream stream)
        {
            var text = new StringBuilder();
            var buffer = new byte[4096];
            while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer, _stop.Token);
                if (read == 0) return false;
                text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }

            Interlocked.Increment(ref _requests);

            return true;
        }
    }
}
