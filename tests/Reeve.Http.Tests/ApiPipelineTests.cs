using System.Net;
using System.Text.Json;
using Reeve.Http.Failures;

namespace Reeve.Http.Tests;

public sealed class ApiPipelineTests
{
    private static readonly Exception _cut = new HttpRequestException(HttpRequestError.ResponseEnded, "cut");

    [Fact]
    public async Task A_success_is_read_and_counted()
    {
        using var bench = new PipelineBench();
        bench.Net.Expect("GET", "/things/1", HttpStatusCode.OK, "four");

        (await bench.SendAsync(PipelineBench.Read)).ShouldBe(4);

        bench.Pipeline.Usage.ShouldBe(new HttpUsage(1, 5, 0));
    }

    [Fact]
    public async Task A_rate_limit_is_repeated_for_any_method_and_counted()
    {
        using var bench = new PipelineBench();
        bench.Net.Expect("POST", "", HttpStatusCode.TooManyRequests).Expect("POST", "", HttpStatusCode.TooManyRequests).Expect("POST", "", HttpStatusCode.OK);

        await bench.SendAsync(PipelineBench.Mail);

        bench.Pipeline.Usage.ShouldBe(new HttpUsage(3, 150, 2));
        bench.Time.Waits.ShouldBe([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)]);
    }

    [Fact]
    public async Task Retry_after_is_obeyed()
    {
        using var bench = new PipelineBench();
        bench.Net.Expect("GET", "", HttpStatusCode.TooManyRequests, "", ("Retry-After", "17")).Expect("GET", "", HttpStatusCode.OK);

        await bench.SendAsync(PipelineBench.Read);

        bench.Time.Waits.ShouldBe([TimeSpan.FromSeconds(17)]);
    }

    [Fact]
    public async Task A_failure_of_the_service_is_repeated_eight_times_and_then_told()
    {
        using var bench = new PipelineBench();
        for (var attempt = 0; attempt < 8; attempt++) bench.Net.Expect("GET", "", HttpStatusCode.BadGateway, "<html>");

        var failure = await Should.ThrowAsync<ApiException>(() => bench.SendAsync(PipelineBench.Read));

        failure.Fault.ShouldBe(ApiFault.Transient);
        failure.Status.ShouldBe(502);
        bench.Time.Waits.Select(wait => wait.TotalSeconds).ShouldBe([0.5, 1, 2, 4, 8, 16, 16]);
        bench.Pipeline.Usage.Requests.ShouldBe(8);
    }

    [Fact]
    public async Task Failures_of_calls_before_count_as_its_own()
    {
        using var bench = new PipelineBench();
        for (var attempt = 0; attempt < 3; attempt++) bench.Net.Expect("GET", "", HttpStatusCode.BadGateway);

        await Should.ThrowAsync<ApiException>(() => bench.SendAsync(PipelineBench.Read with { FailuresBefore = 5 }));

        bench.Time.Waits.Select(wait => wait.TotalSeconds).ShouldBe([16, 16]);
    }

    [Fact]
    public async Task A_write_that_must_not_be_repeated_is_left_with_its_outcome_unknown()
    {
        using var bench = new PipelineBench();
        bench.Net.Expect("POST", "", HttpStatusCode.ServiceUnavailable);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.SendAsync(PipelineBench.Mail));

        failure.Fault.ShouldBe(ApiFault.OutcomeUnknown);
        failure.Status.ShouldBe(503);
    }

    [Fact]
    public async Task A_write_that_failed_to_the_last_may_have_taken_effect()
    {
        using var bench = new PipelineBench();
        for (var attempt = 0; attempt < 8; attempt++) bench.Net.Expect("PATCH", "", _cut);

        (await Should.ThrowAsync<ApiException>(() => bench.SendAsync(PipelineBench.Write))).Fault.ShouldBe(ApiFault.OutcomeUnknown);
    }

    [Fact]
    public async Task A_refusal_after_a_lost_answer_does_not_say_that_nothing_was_done()
    {
        using var bench = new PipelineBench();
        bench.Net.Expect("PATCH", "", _cut).Expect("PATCH", "", HttpStatusCode.Forbidden);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.SendAsync(PipelineBench.Write));

        failure.Fault.ShouldBe(ApiFault.OutcomeUnknown);
        failure.Reason.ShouldBe("forbidden");
    }

    [Fact]
    public async Task A_lost_answer_to_a_safe_write_is_asked_for_again()
    {
        using var bench = new PipelineBench();
        bench.Net.Expect("PATCH", "", _cut).Expect("PATCH", "", HttpStatusCode.OK, "ok");

        (await bench.SendAsync(PipelineBench.Write)).ShouldBe(2);
    }

    [Fact]
    public async Task A_deletion_repeated_after_a_lost_answer_that_finds_nothing_is_done()
    {
        using var bench = new PipelineBench();
        bench.Net.Expect("DELETE", "", _cut).Expect("DELETE", "", HttpStatusCode.NotFound);

        (await bench.SendAsync(PipelineBench.Delete)).ShouldBe(0);
    }

    [Fact]
    public async Task A_deletion_that_finds_nothing_at_once_or_after_a_mere_rate_limit_is_refused()
    {
        using var bench = new PipelineBench();
        bench.Net.Expect("DELETE", "", HttpStatusCode.TooManyRequests).Expect("DELETE", "", HttpStatusCode.NotFound);

        (await Should.ThrowAsync<ApiException>(() => bench.SendAsync(PipelineBench.Delete))).Fault.ShouldBe(ApiFault.NotFound);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    public async Task Without_a_connection_nothing_was_sent(HttpRequestError error)
    {
        using var bench = new PipelineBench();
        for (var attempt = 0; attempt < 4; attempt++) bench.Net.Expect("POST", "", new HttpRequestException(error, "down"));

        var failure = await Should.ThrowAsync<ApiException>(() => bench.SendAsync(PipelineBench.Mail));

        failure.Fault.ShouldBe(ApiFault.Unreachable);
        failure.Message.ShouldContain("`service.example`");
    }

    [Fact]
    public async Task An_unreadable_success_is_asked_for_twice_more()
    {
        using var bench = new PipelineBench();
        for (var attempt = 0; attempt < 3; attempt++) bench.Net.Expect("GET", "", HttpStatusCode.OK, "<html>");

        var failure = await Should.ThrowAsync<ApiException>(
            () => bench.Pipeline.SendAsync<int>(PipelineBench.Read, _ => throw new JsonException("no"), TestContext.Current.CancellationToken));

        failure.Fault.ShouldBe(ApiFault.Protocol);
        failure.Message.ShouldNotContain("html");
    }

    [Fact]
    public async Task A_stop_is_no_failure()
    {
        using var bench = new PipelineBench();
        using var stop = new CancellationTokenSource();
        bench.Net.Expect("GET", "", async cancelled =>
        {
            await stop.CancelAsync();
            cancelled.ThrowIfCancellationRequested();
            return new(HttpStatusCode.OK);
        });

        await Should.ThrowAsync<OperationCanceledException>(() => bench.SendAsync(PipelineBench.Read, stop.Token));
    }

    [Fact]
    public async Task A_wait_is_ended_by_a_stop()
    {
        using var bench = new PipelineBench();
        using var stop = new CancellationTokenSource();
        bench.Net.Expect("GET", "", _ =>
        {
            stop.Cancel();
            return Task.FromResult<HttpResponseMessage>(new(HttpStatusCode.TooManyRequests));
        });

        await Should.ThrowAsync<OperationCanceledException>(() => bench.SendAsync(PipelineBench.Read, stop.Token));
    }
}
