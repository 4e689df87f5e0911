using System.Net;
using Microsoft.Extensions.Time.Testing;
using Reeve.Http.Failures;
using Reeve.Testing;

namespace Reeve.Http.Tests;

public sealed class Whole_answers : IDisposable
{
    private readonly PipelineBench _bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_and_headers_reach_the_reader()
    {
        _bench.Net.Expect("GET", "", HttpStatusCode.OK, "abc", ("X-Generation", "7"));

        var told = await _bench.Pipeline.SendAsync(
            PipelineBench.Read,
            async (response, _, stop) => $"{(int)response.StatusCode} {response.Headers.GetValues("X-Generation").Single()} {await response.Content.ReadAsStringAsync(stop)}",
            Stop);

        told.ShouldBe("200 7 abc");
    }

    [Fact]
    public async Task What_a_request_accepts_is_read_and_not_judged()
    {
        _bench.Net.Expect("PATCH", "", HttpStatusCode.PermanentRedirect);

        var status = await _bench.Pipeline.SendAsync(
            PipelineBench.Write with { Accepts = status => status == HttpStatusCode.PermanentRedirect },
            (response, _, _) => Task.FromResult(response.StatusCode),
            Stop);

        status.ShouldBe(HttpStatusCode.PermanentRedirect);
    }

    [Fact]
    public async Task Content_is_made_anew_for_each_attempt_and_headers_go_with_it()
    {
        var made = 0;
        _bench.Net.Expect("PATCH", "", HttpStatusCode.ServiceUnavailable).Expect("PATCH", "", HttpStatusCode.OK);

        await _bench.SendAsync(PipelineBench.Write with
        {
            Content = _ => new StringContent($"attempt {++made}"),
            Headers = new Dictionary<string, string> { ["X-Upload"] = "yes", ["Content-Range"] = "bytes 0-8/9" },
        });

        _bench.Net.Seen.Select(request => request.Body).ShouldBe(["attempt 1", "attempt 2"]);
        _bench.Net.Seen[1].Headers["X-Upload"].ShouldBe("yes");
        _bench.Net.Seen[1].Headers["Content-Range"].ShouldBe("bytes 0-8/9");
    }

    [Fact]
    public async Task A_refusal_is_shown_to_who_asked_and_is_not_in_the_message()
    {
        var shown = "";
        _bench.Net.Expect("GET", "", HttpStatusCode.Forbidden, """{"why":"so"}""");

        var failure = await Should.ThrowAsync<ApiException>(() => _bench.SendAsync(PipelineBench.Read with
        {
            Mapper = new NotedFaults(PipelineBench.Read.Mapper, answer => shown = System.Text.Encoding.UTF8.GetString(answer.Body.Span)),
        }));

        shown.ShouldBe("""{"why":"so"}""");
        failure.Message.ShouldNotContain("why");
    }

    [Fact]
    public async Task A_body_that_moves_has_all_the_time_it_needs()
    {
        var time = new FakeTimeProvider();
        using var net = new StubHandler();
        net.Expect("GET", "", HttpStatusCode.OK);
        using var http = new HttpClient(net, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var pipeline = new ApiPipeline(http, new() { Time = time, AttemptTimeout = TimeSpan.FromSeconds(60) });

        var seconds = await pipeline.SendAsync(
            PipelineBench.Read,
            (_, timeout, stop) =>
            {
                var waited = 0;
                for (; waited < 300; waited += 50)
                {
                    time.Advance(TimeSpan.FromSeconds(50));
                    timeout.Moved();
                }

                stop.ThrowIfCancellationRequested();
                return Task.FromResult(waited);
            },
            Stop);

        seconds.ShouldBe(300);
    }

    public void Dispose() => _bench.Dispose();
}
