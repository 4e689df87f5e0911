using System.Runtime.CompilerServices;
using System.Text.Json;
using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Http.Paging;
using Reeve.Zoom.Identity;

namespace Reeve.Zoom.Calls;

/// <summary>Any method of Zoom's: what is not wrapped can be called all the same. Thread-safe.</summary>
public sealed class ZoomApi
{
    private readonly ApiPipeline _pipeline;
    private readonly ZoomAddress _address;
    private readonly ZoomTokens _tokens;
    private readonly ZoomFaults _faults;

    internal ZoomApi(ApiPipeline pipeline, ZoomAddress address, ZoomTokens tokens, ZoomFaults faults)
    {
        _pipeline = pipeline;
        _address = address;
        _tokens = tokens;
        _faults = faults;
    }

    /// <summary>Reads what a path says.</summary>
    /// <param name="target">A path such as <c>/users/me</c>, or a whole address.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="EndpointException">It is not at one of Zoom's hosts: nothing was sent.</exception>
    /// <exception cref="ApiException">It was refused or failed.</exception>
    public Task<JsonElement> GetAsync(string target, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Get, target), static (response, _, stop) => JsonAnswer.ReadAsync(response, stop), cancellationToken);

    /// <summary>Yields what is in a list, page after page, each as it is asked for, by page token or by page number.</summary>
    /// <param name="target">The list's path with its query, or its whole address.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="EndpointException">It is not at one of Zoom's hosts: nothing was sent.</exception>
    /// <exception cref="ApiException">A page could not be had, or the list does not end.</exception>
    public async IAsyncEnumerable<JsonElement> ListAsync(string target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = JsonList.ReadAsync((next, stop) => GetAsync(JsonList.With(target, next), stop), IsStalePage, cancellationToken);
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
    /// <exception cref="EndpointException">It is not at one of Zoom's hosts: nothing was sent, not even for a token.</exception>
    /// <exception cref="ApiException">It was refused or failed.</exception>
    public async Task<T> SendAsync<T>(ZoomRequest request, ResponseReader<T> read, CancellationToken cancellationToken)
    {
        var target = ZoomTarget.Parse(request.Target, _address);
        var origin = target.Origin ?? _address.Api(await _tokens.GetAsync(cancellationToken)); // Zoom names the host together with the token.
        var reads = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;

        return await _pipeline.SendAsync(
            new ApiRequest
            {
                Call = $"{request.Method} {target.PathAndQuery.Split('?')[0]}",
                Method = request.Method,
                Address = TargetText.At(origin, target.PathAndQuery),
                Mapper = request.Refused is null ? _faults : new NotedFaults(_faults, request.Refused),
                Tokens = _tokens,
                Body = request.Body,
                ContentType = request.ContentType,
                IsWrite = !reads,
                SafeToRepeat = reads || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete, // Source: RFC 9110 §9.2.2.
            },
            read,
            cancellationToken);
    }

    /// <summary>Says where a call would go, as far as that is known before Zoom has named a host. Makes no call.</summary>
    /// <param name="target">A path, or a whole address.</param>
    /// <param name="endpoint">One origin that stands for all of Zoom's hosts; null for none.</param>
    /// <exception cref="EndpointException">It is not at one of Zoom's hosts.</exception>
    public static Uri Preview(string target, Uri? endpoint)
    {
        var address = new ZoomAddress(endpoint);
        var parsed = ZoomTarget.Parse(target, address);

        return TargetText.At(parsed.Origin ?? address.Usual, parsed.PathAndQuery);
    }

    /// <summary>Tells whether a list has to be begun again: its page token is not taken any more.</summary>
    /// <param name="failure">Why a page could not be had.</param>
    public static bool IsStalePage(ApiException failure) => ZoomFaults.IsStalePage(failure);
}
