using System.Runtime.CompilerServices;
using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Http.Paging;
using Reeve.Http.Tokens;
using Reeve.Zoom.Calls;
using Reeve.Zoom.Identity;
using Reeve.Zoom.Users;

namespace Reeve.Zoom;

/// <summary>The one way to Zoom: an account, by an app of it. Thread-safe; meant to live as long as the program.</summary>
public sealed class ZoomClient : IDisposable
{
    private const int PageSize = 300; // The most that Zoom gives. Source: Zoom API, "List users", "page_size".

    private readonly HttpClient _http;
    private readonly ApiPipeline _pipeline;
    private readonly ApiPipeline _tokenPipeline;
    private readonly TokenCache _cache;
    private readonly ZoomTokens _tokens;

    /// <summary>Makes a client with a connection pool of its own. Makes no call.</summary>
    /// <param name="options">How to reach Zoom, and as whom.</param>
    /// <exception cref="EndpointException">The endpoint cannot be used.</exception>
    public ZoomClient(ZoomOptions options)
        : this(options, new HttpClient(HttpTransport.CreateHandler()))
    {
    }

    /// <summary>Makes a client that sends through another one, which becomes its own.</summary>
    internal ZoomClient(ZoomOptions options, HttpClient http)
    {
        var address = new ZoomAddress(options.Endpoint);
        _http = http;
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("reeve");
        _http.Timeout = Timeout.InfiniteTimeSpan; // Each attempt has its own, on the options' clock.
        var sent = new ApiPipelineOptions { AttemptTimeout = options.AttemptTimeout, Time = options.Time, Chance = options.Chance };
        _pipeline = new(http, sent);
        _tokenPipeline = new(http, sent);
        _cache = new(options.Time, options.TokenCacheFile is null ? null : new(options.TokenCacheFile));
        _tokens = new(options.Credential, address, _tokenPipeline, _cache, options.Time);
        Credential = options.Credential;
        Api = new(_pipeline, address, _tokens, new(options.Credential, options.Time));
    }

    /// <summary>How Zoom knows who calls. Its text form hides the secret.</summary>
    public ZoomCredential Credential { get; }

    /// <summary>Any method of Zoom's, also one that is not wrapped here.</summary>
    public ZoomApi Api { get; }

    /// <summary>What all calls through this client have used so far, requests for tokens not counted.</summary>
    public HttpUsage Usage => _pipeline.Usage;

    /// <summary>Yields the users of one status, page by page as they are asked for. Nobody comes twice.</summary>
    /// <param name="status">Which of them.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ApiException">A page could not be had.</exception>
    public async IAsyncEnumerable<ZoomUser> UsersAsync(ZoomUserStatus status, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = $"/v2/users?status={Word(status)}&page_size={PageSize}";
        var pages = RestartedList.ReadAsync(
            (token, stop) => Api.SendAsync(new(HttpMethod.Get, token is null ? query : $"{query}&next_page_token={Uri.EscapeDataString(token)}"), ReadPageAsync, stop),
            (page, given) => RestartedList.New(page, user => user.Key, given),
            ZoomFaults.IsStalePage,
            cancellationToken);
        await foreach (var page in pages)
        {
            foreach (var user in page) yield return user;
        }
    }

    /// <summary>Returns a token that is valid now, from memory, from its file, or a new one.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="ApiException">None can be had.</exception>
    public ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken) => _tokens.GetAsync(cancellationToken);

    /// <summary>Returns a new token, whatever is kept: the old one stays good until its time.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="ApiException">None can be had.</exception>
    public async ValueTask<AccessToken> RenewTokenAsync(CancellationToken cancellationToken)
    {
        if (_cache.Find(_tokens.Key) is { } kept) _tokens.Reject(kept);

        return await _tokens.GetAsync(cancellationToken);
    }

    /// <summary>Writes tokens to their file and closes the connections.</summary>
    public void Dispose()
    {
        _cache.Dispose();
        _pipeline.Dispose();
        _tokenPipeline.Dispose();
        _http.Dispose();
    }

    private static async Task<Page<IReadOnlyList<ZoomUser>>> ReadPageAsync(HttpResponseMessage response, AttemptTimeout timeout, CancellationToken cancellationToken) =>
        ZoomUserPage.Read(await JsonAnswer.ReadAsync(response, cancellationToken));

    private static string Word(ZoomUserStatus status) => status switch
    {
        ZoomUserStatus.Active => "active",
        ZoomUserStatus.Inactive => "inactive",
        _ => "pending",
    };
}
