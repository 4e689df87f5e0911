using System.Net;
using Reeve.Http.Failures;
using Reeve.Http.Tokens;

namespace Reeve.Http.Tests;

public sealed class ApiPipelineTokenTests
{
    [Fact]
    public async Task A_refused_token_is_replaced_once_and_without_a_wait()
    {
        using var bench = new PipelineBench();
        var tokens = new NumberedTokens();
        bench.Net.Expect("POST", "", HttpStatusCode.Unauthorized).Expect("POST", "", HttpStatusCode.OK);

        await bench.SendAsync(PipelineBench.Mail with { Tokens = tokens });

        bench.Net.Seen.Select(request => request.Token).ShouldBe(["token-1", "token-2"]);
        bench.Time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_refused_twice_is_the_end()
    {
        using var bench = new PipelineBench();
        bench.Net.Expect("GET", "", HttpStatusCode.Unauthorized).Expect("GET", "", HttpStatusCode.Unauthorized);

        var failure = await Should.ThrowAsync<ApiException>(() => bench.SendAsync(PipelineBench.Read with { Tokens = new NumberedTokens() }));

        failure.Fault.ShouldBe(ApiFault.Unauthorized);
    }

    [Fact]
    public async Task Each_attempt_asks_for_its_token()
    {
        using var bench = new PipelineBench();
        var tokens = new NumberedTokens();
        bench.Net.Expect("GET", "", HttpStatusCode.TooManyRequests).Expect("GET", "", HttpStatusCode.OK);

        await bench.SendAsync(PipelineBench.Read with { Tokens = tokens });

        tokens.Asked.ShouldBe(2);
    }

    private sealed class NumberedTokens : ITokenSource
    {
        private int _number = 1;

        public int Asked { get; private set; }

        public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
        {
            Asked++;

            return new(AccessToken.Granted($"token-{_number}", DateTimeOffset.UnixEpoch, TimeSpan.FromHours(1)));
        }

        public void Reject(AccessToken token) => _number++;
    }
}
