using Reeve.Http;
using Reeve.Http.Tokens;

namespace Reeve.Google.Calls;

/// <summary>Makes calls in the name of one actor.</summary>
/// <param name="pipeline">How they leave.</param>
/// <param name="place">Where one API's methods are.</param>
/// <param name="actor">In whose name, for pacing.</param>
/// <param name="tokens">The actor's tokens.</param>
internal sealed class GoogleCalls(ApiPipeline pipeline, Func<string, Uri> place, string actor, ITokenSource tokens)
{
    /// <summary>Reads.</summary>
    /// <param name="method">What it costs and is called.</param>
    /// <param name="path">Below the API's own, escaped, with the query.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<T> ReadAsync<T>(GoogleMethod method, string path, AnswerReader<T> read, CancellationToken cancellationToken) =>
        pipeline.SendAsync(Request(method, HttpMethod.Get, path) with { SafeToRepeat = true }, read, cancellationToken);

    /// <summary>Writes what does no harm when done twice.</summary>
    /// <param name="method">What it costs and is called.</param>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="path">Below the API's own, escaped, with the query.</param>
    /// <param name="body">JSON, or empty for none.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Stops the call; a request already sent may have taken effect.</param>
    public Task<T> WriteRepeatablyAsync<T>(
        GoogleMethod method, HttpMethod verb, string path, ReadOnlyMemory<byte> body, AnswerReader<T> read, CancellationToken cancellationToken) =>
        pipeline.SendAsync(
            Request(method, verb, path) with { IsWrite = true, SafeToRepeat = true, Body = body }, read, cancellationToken);

    /// <summary>Writes what is not the same when done twice: once its answer is lost, it is not sent again.</summary>
    /// <param name="method">What it costs and is called.</param>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="path">Below the API's own, escaped, with the query.</param>
    /// <param name="body">JSON, or empty for none.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Stops the call; a request already sent may have taken effect.</param>
    public Task<T> WriteOnceAsync<T>(
        GoogleMethod method, HttpMethod verb, string path, ReadOnlyMemory<byte> body, AnswerReader<T> read, CancellationToken cancellationToken) =>
        pipeline.SendAsync(Request(method, verb, path) with { IsWrite = true, Body = body }, read, cancellationToken);

    private ApiRequest Request(GoogleMethod method, HttpMethod verb, string path) => new()
    {
        Call = method.Name,
        Method = verb,
        Address = place(path),
        Mapper = GoogleFaults.Instance,
        Tokens = tokens,
        Actor = actor,
        Units = method.Units,
    };
}
