using Reeve.Engine;
using Reeve.Google.Storage;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Cli.Tests;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(EngineFault.Usage, 64)]
    [InlineData(EngineFault.NotAllowed, 77)]
    [InlineData(EngineFault.Refused, 3)]
    [InlineData(EngineFault.Busy, 1)]
    [InlineData(EngineFault.State, 1)]
    public void A_job_that_cannot_be_done_has_the_code_of_its_kind(EngineFault fault, int code) =>
        ExitCode.Of(new EngineException(fault, "no")).ShouldBe(code);

    [Theory]
    [InlineData(ApiFault.Forbidden, 77)]
    [InlineData(ApiFault.Unauthorized, 77)]
    [InlineData(ApiFault.NotFound, 77)]
    [InlineData(ApiFault.RateLimited, 1)]
    [InlineData(ApiFault.SharingLimited, 1)]
    [InlineData(ApiFault.Unreachable, 1)]
    [InlineData(ApiFault.OutcomeUnknown, 1)]
    public void A_refusal_is_told_from_a_failure(ApiFault fault, int code) => ExitCode.Of(new ApiException(fault, "no")).ShouldBe(code);

    [Fact]
    public void An_unusable_key_or_endpoint_is_wrong_usage()
    {
        ExitCode.Of(new UsageException("no")).ShouldBe(64);
        ExitCode.Of(new EndpointException("no")).ShouldBe(64);
    }

    [Fact]
    public void A_job_in_parts_was_not_allowed_if_none_of_its_failures_was_anything_else()
    {
        var (refused, failed) = (new ApiException(ApiFault.Forbidden, "no"), new UploadException("no"));

        ExitCode.OfParts([]).ShouldBe(0);
        ExitCode.OfParts([refused, refused]).ShouldBe(77);
        ExitCode.OfParts([refused, failed]).ShouldBe(1);
        ExitCode.OfParts([failed]).ShouldBe(1);
    }

    [Fact]
    public void A_stop_is_130_and_a_bug_has_no_code_of_its_own()
    {
        ExitCode.Of(new OperationCanceledException()).ShouldBe(130);
        ExitCode.Of(new InvalidOperationException()).ShouldBeNull();
    }
}
