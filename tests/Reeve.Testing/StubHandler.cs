using System.Net;
using Shouldly;

namespace Reeve.Testing;

/// <summary>Stands in for the network: answers requests in the order they were expected, and fails on any other.</summary>
/// <remarks>Disposing it fails as well if an answer was left unused. Requests that come at once are answered one after the other.</remarks>
public sealed class StubHandler : HttpMessageHandler
{
    private readonly Queue<Expectation> _expected = new();
    private readonly List<StubRequest> _seen = [];
    private readonly Lock _gate = new();

    /// <summary>What came in, in order.</summary>
    public IReadOnlyList<StubRequest> Seen
    {
        get
        {
            lock (_gate) return [.. _seen];
        }
    }

    /// <summary>How many expected requests have not come yet.</summary>
    public int Left
    {
        get
        {
            lock (_gate) return _expected.Count;
        }
    }

    /// <summary>Expects a request and answers it.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="pathAndQuery">A part of the path and query that the request must contain, unescaped.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="body">The answer's body.</param>
    /// <param name="headers">The answer's headers.</param>
    public StubHandler Expect(
        string method, string pathAndQuery, HttpStatusCode status, string body = "", params (string Name, string Value)[] headers) =>
        Expect(method, pathAndQuery, _ =>
        {
            var answer = new HttpResponseMessage(status) { Content = new StringContent(body) };
            foreach (var (name, value) in headers) answer.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();

            return Task.FromResult(answer);
        });

    /// <summary>Expects a request and fails it, as a broken connection would.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="pathAndQuery">A part of the path and query that the request must contain, unescaped.</param>
    /// <param name="exception">What the transport throws.</param>
    public StubHandler Expect(string method, string pathAndQuery, Exception exception) =>
        Expect(method, pathAndQuery, _ => Task.FromException<HttpResponseMessage>(exception));

    /// <summary>Expects a request and answers it when and as it likes.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="pathAndQuery">A part of the path and query that the request must contain, unescaped.</param>
    /// <param name="answer">Makes the answer. Its parameter is cancelled when the caller gives up.</param>
    public StubHandler Expect(string method, string pathAndQuery, Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        lock (_gate) _expected.Enqueue(new(method, pathAndQuery, answer));

        return this;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new StubRequest(
            request.Method.Method, request.RequestUri!, request.Headers.Authorization is { Scheme: "Bearer" } bearer ? bearer.Parameter : null, request.Content?.Headers.ContentType?.MediaType, body)
        {
            Headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        };

        return await Match(seen).Answer(cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Left.ShouldBe(0, "Expected requests did not come.");
        base.Dispose(disposing);
    }

    private Expectation Match(StubRequest seen)
    {
        lock (_gate)
        {
            _seen.Add(seen);
            var target = Uri.UnescapeDataString(seen.Address.PathAndQuery);
            if (_expected.TryDequeue(out var next) && next.Method == seen.Method && target.Contains(next.Part, StringComparison.Ordinal)) return next;

            throw new UnexpectedRequestException($"{seen.Method} {target} came; expected was {next?.Method ?? "nothing"} {next?.Part}.");
        }
    }

    private sealed record Expectation(string Method, string Part, Func<CancellationToken, Task<HttpResponseMessage>> Answer);
}
