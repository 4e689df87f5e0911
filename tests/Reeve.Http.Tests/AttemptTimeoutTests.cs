using System.Net;
using Microsoft.Extensions.Time.Testing;
using Reeve.Http.Failures;
using Reeve.Testing;

namespace Reeve.Http.Tests;

public sealed class AttemptTimeoutTests
{
    [Fact]
    public async Task An_attempt_that_takes_too_long_is_a_lost_answer()
    {
        var time = new FakeTimeProvider();
        using var net = new StubHandler();
        net.Expect("POST", "", async cancelled =>
        {
            await Task.Delay(Timeout.Infinite, cancelled);
            return new(HttpStatusCode.OK);
        });
        using var http = new HttpClient(net, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var pipeline = new ApiPipeline(http, new() { Time = time, AttemptTimeout = TimeSpan.FromSeconds(60) });

        var sending = pipeline.SendAsync(PipelineBench.Mail, body => body.Length, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(60));

        var failure = await Should.ThrowAsync<ApiException>(() => sending);
        failure.Fault.ShouldBe(ApiFault.OutcomeUnknown);
        failure.Message.ShouldContain("did not answer within 60 seconds");
    }
}
