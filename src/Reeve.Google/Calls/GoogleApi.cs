using System.Runtime.CompilerServices;
using System.Text.Json;
using Reeve.Google.Drive;
using Reeve.Google.Identity;
using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Http.Paging;
using Reeve.Http.Tokens;

namespace Reeve.Google.Calls;

/// <summary>Any method of Google's, as one actor sees it: what is not wrapped here can be called all the same. Thread-safe.</summary>
public sealed class GoogleApi
{
    private readonly ApiPipeline _pipeline;
    private readonly Uri? _endpoint;
    private readonly string _actor;
    private readonly Func<ScopeLadder, ITokenSource> _tokens;
    private readonly IReadOnlyList<string> _scopes;

    internal GoogleApi(ApiPipeline pipeline, Uri? endpoint, string actor, Func<ScopeLadder, ITokenSource> tokens, IReadOnlyList<string> scopes)
    {
        _pipeline = pipeline;
        _endpoint = endpoint;
        _actor = actor;
        _tokens = tokens;
        _scopes = scopes;
    }

    /// <summary>Reads what a path says.</summary>
    /// <param name="target">A path such as <c>/drive/v3/about?fields=user</c>, or a whole address.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="EndpointException">It is not one of Google's hosts, or not clear which, or with which scope.</exception>
    /// <exception cref="ApiException">It was refused or failed.</exception>
    public Task<JsonElement> GetAsync(string target, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Get, target), static (response, _, stop) => JsonAnswer.ReadAsync(response, stop), cancellationToken);

    /// <summary>Yields what is in a list, page after page, each as it is asked for.</summary>
    /// <param name="target">The list's path with its query, or its whole address.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="EndpointException">It is not one of Google's hosts, or not clear which, or with which scope.</exception>
    /// <exception cref="ApiException">A page could not be had, or the list does not end.</exception>
    public async IAsyncEnumerable<JsonElement> ListAsync(string target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = JsonList.ReadAsync((next, stop) => GetAsync(JsonList.With(target, next), stop), GoogleFaults.IsStalePage, cancellationToken);
        await foreach (var page in pages)
        {
            foreach (var item in page.Items) yield return item;
        }
    }

    /// <summary>Makes a call and reads its answer with status and headers, and at the reader's own pace.</summary>
    /// <typeparam name="T">What the answer says.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads a success. Runs once for each attempt that ends in one.</param>
    /// <param name="cancellationToken">Stops the waiting; a request already sent may have taken effect.</param>
    /// <exception cref="EndpointException">It is not one of Google's hosts, or not clear which, or with which scope.</exception>
    /// <exception cref="ApiException">It was refused or failed.</exception>
    public Task<T> SendAsync<T>(GoogleRequest request, ResponseReader<T> read, CancellationToken cancellationToken)
    {
        var target = GoogleTarget.Parse(request.Target, request.Method, _endpoint);
        var reads = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;

        return _pipeline.SendAsync(
            new ApiRequest
            {
                Call = $"{request.Method} {target.Address.AbsolutePath}",
                Method = request.Method,
                Address = target.Address,
                Mapper = request.Refused is null ? GoogleFaults.Instance : new NotedFaults(GoogleFaults.Instance, request.Refused),
                Tokens = _tokens(Ladder(target)),
                Actor = _actor,
                Units = Units(target.Address.AbsolutePath, reads),
                Body = request.Body,
                ContentType = request.ContentType,
                IsWrite = !reads,
                SafeToRepeat = reads || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete, // Source: RFC 9110 §9.2.2.
            },
            read,
            cancellationToken);
    }

    /// <summary>Tells whether a list has to be begun again: its page token is not taken any more.</summary>
    /// <param name="failure">Why a page could not be had.</param>
    public static bool IsStalePage(ApiException failure) => GoogleFaults.IsStalePage(failure);

    /// <summary>Scopes that were named are needed together; of guessed ones the least that is delegated will do.</summary>
    private ScopeLadder Ladder(GoogleTarget target) =>
        _scopes.Count > 0 ? new(string.Join(' ', _scopes))
        : target.Scopes.Count > 0 ? new(target.Scopes)
        : throw new EndpointException($"The path `{target.Address.AbsolutePath}` does not tell which scope it takes: name it with `--scope`.");

    private static int Units(string path, bool reads) =>
        !path.StartsWith("/drive/", StringComparison.Ordinal) ? 0
        : !reads ? DrivePrices.Edit
        : path.Split('/')[^1] is "files" or "permissions" or "changes" or "drives" or "comments" or "revisions" ? DrivePrices.List
        : DrivePrices.Get;
}
