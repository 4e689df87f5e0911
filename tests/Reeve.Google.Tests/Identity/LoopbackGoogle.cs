using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reeve.Google.Tests.Identity;

/// <summary>A server on this machine, for what sends its requests by itself. Answers by path, and keeps what came.</summary>
internal sealed class LoopbackGoogle : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<string, string, string?> _answer;
    private readonly List<(string Path, string Body)> _seen = [];

    /// <param name="answer">The body for a path and what was sent there; null for 503 without one.</param>
    public LoopbackGoogle(Func<string, string, string?> answer)
    {
        _answer = answer;
        (_listener, Endpoint) = Listen();
        _ = ServeAsync();
    }

    public Uri Endpoint { get; }

    public IReadOnlyList<string> Paths => [.. _seen.Select(request => request.Path)];

    public string BodyOf(string path) => _seen.Last(request => request.Path == path).Body;

    public void Dispose() => _listener.Close();

    private static (HttpListener, Uri) Listen()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var origin = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        var listener = new HttpListener { Prefixes = { origin } };
        listener.Start();

        return (listener, new(origin));
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var (path, body) = (context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync());
            _seen.Add((path, body));
            var answer = _answer(path, body);
            context.Response.StatusCode = answer is null ? 503 : 200;
            context.Response.ContentType = "application/json";
            context.Response.AddHeader("Metadata-Flavor", "Google");
            context.Response.Close(Encoding.UTF8.GetBytes(answer ?? ""), willBlock: false);
        }
    }
}
