using Reeve.Http.Pacing;
using Reeve.Testing;

namespace Reeve.Http.Tests;

/// <summary>A pipeline on a stub network and an impatient clock, with chance always at half.</summary>
internal sealed class PipelineBench : IDisposable
{
    public static readonly Uri Address = new("https://service.example/things/1");

    private readonly HttpClient _http;

    public PipelineBench(PacingLimits? limits = null)
    {
        _http = new(Net) { Timeout = Timeout.InfiniteTimeSpan };
        Pipeline = new(_http, new()
        {
            Limits = limits,
            AttemptTimeout = TimeSpan.FromMinutes(10),
            Time = Time,
            Chance = () => 0.5,
        });
    }

    public StubHandler Net { get; } = new();

    public ImpatientTime Time { get; } = new();

    public ApiPipeline Pipeline { get; }

    public static ApiRequest Read { get; } = new()
    {
        Call = "things.get",
        Method = HttpMethod.Get,
        Address = Address,
        Mapper = new PlainMapper(),
        SafeToRepeat = true,
        Units = 5,
    };

    public static ApiRequest Write { get; } = Read with { Call = "things.update", Method = HttpMethod.Patch, IsWrite = true, Units = 50 };

    public static ApiRequest Delete { get; } = Write with { Call = "things.delete", Method = HttpMethod.Delete };

    public static ApiRequest Mail { get; } = Write with { Call = "things.create", Method = HttpMethod.Post, SafeToRepeat = false };

    public Task<int> SendAsync(ApiRequest request, CancellationToken? cancellationToken = null) =>
        Pipeline.SendAsync(request, body => body.Length, cancellationToken ?? TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Pipeline.Dispose();
        _http.Dispose();
    }
}
