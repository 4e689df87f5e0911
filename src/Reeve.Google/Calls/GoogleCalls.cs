using Reeve.Http;
using Reeve.Http.Tokens;

namespace Reeve.Google.Calls;

/// <summary>Makes calls in the name of one actor.</summary>
/// <param name="pipeline">How they leave.</param>
/// <param name="address">Where to.</param>
/// <param name="actor">In whose name, for pacing.</param>
/// <param name="tokens">The actor's tokens.</param>
internal sealed class GoogleCalls(ApiPipeline pipeline, GoogleAddress address, string actor, ITokenSource tokens)
{
    /// <summary>Reads from Drive.</summary>
    /// <param name="method">What it costs and is called.</param>
    /// <param name="path">Below <c>/drive/v3/</c>, escaped, with the query.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<T> ReadAsync<T>(GoogleMethod method, string path, AnswerReader<T> read, CancellationToken cancellationToken) =>
        pipeline.SendAsync(Request(method, HttpMethod.Get, path) with { SafeToRepeat = true }, read, cancellationToken);

    /// <summary>Writes to Drive what does no harm when done twice.</summary>
    /// <param name="method">What it costs and is called.</param>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="path">Below <c>/drive/v3/</c>, escaped, with the query.</param>
    /// <param name="body">JSON, or empty for none.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Stops the call; a request already sent may have taken effect.</param>
    public Task<T> WriteRepeatablyAsync<T>(
        GoogleMethod method, HttpMethod verb, string path, ReadOnlyMemory<byte> body, AnswerReader<T> read, CancellationToken cancellationToken) =>
        pipeline.SendAsync(
            Request(method, verb, path) with { IsWrite = true, SafeToRepeat = true, Body = body }, read, cancellationToken);

    private ApiRequest Request(GoogleMethod method, HttpMethod verb, string path) => new()
    {
        Call = method.Name,
        Method = verb,
        Address = address.Drive(path),
        Mapper = GoogleFaults.Instance,
        Tokens = tokens,
        Actor = actor,
        Units = method.Units,
    };
}
