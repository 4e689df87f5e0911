using Reeve.Google.Calls;
using Reeve.Google.Directory;
using Reeve.Google.Drive;
using Reeve.Google.Drive.Wire;
using Reeve.Google.Identity;
using Reeve.Google.Storage;
using Reeve.Http;
using Reeve.Http.Tokens;

namespace Reeve.Google;

/// <summary>The one way to Google: a service account and all whom it may act as. Thread-safe; meant to live as long as the program.</summary>
public sealed class GoogleClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly ApiPipeline _tokenPipeline;
    private readonly ApiPipeline _pipeline;
    private readonly ApiPipeline _directoryPipeline;
    private readonly ApiPipeline _storagePipeline;
    private readonly TokenCache _cache;
    private readonly ServiceAccountIdentity _identity;
    private readonly GoogleAddress _address;
    private readonly Func<string, Uri> _driveAddress;
    private readonly StringPools _pools = new();

    /// <summary>Makes a client with a connection pool of its own. Makes no call.</summary>
    /// <param name="options">How to reach Google, and as whom.</param>
    /// <exception cref="EndpointException">The endpoint cannot be used.</exception>
    public GoogleClient(GoogleOptions options)
        : this(options, new HttpClient(HttpTransport.CreateHandler())) // Without a host to share a factory with, its start-up buys nothing.
    {
    }

    /// <summary>Makes a client that sends through another one, which becomes its own.</summary>
    internal GoogleClient(GoogleOptions options, HttpClient http)
    {
        _address = new(options.Endpoint);
        _driveAddress = _address.Drive;
        _http = http;
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("reeve (gzip)"); // Google compresses only for agents that say so here: "Improve performance".
        _http.Timeout = Timeout.InfiniteTimeSpan; // Each attempt has its own, on the options' clock.
        var paced = new ApiPipelineOptions
        {
            Limits = GoogleLimits.Of(options.Quota),
            MaxConcurrentRequests = options.MaxConcurrentRequests,
            AttemptTimeout = options.AttemptTimeout,
            Time = options.Time,
            Chance = options.Chance,
        };
        _pipeline = new(http, paced);
        _directoryPipeline = new(http, paced with { Limits = GoogleLimits.Directory });
        _tokenPipeline = new(http, paced with { Limits = null });
        _storagePipeline = new(http, paced with { Limits = null }); // Cloud Storage meters none of what Drive's limits count.
        _cache = new(options.Time, options.TokenCacheFile is null ? null : new(options.TokenCacheFile));
        if (options.Credential.QuotaProject is { } project) _http.DefaultRequestHeaders.Add("x-goog-user-project", project); // Source: Google Cloud, "Set the quota project".
        (_identity, var signer) = new IdentityMaker(options, _tokenPipeline, _cache).Make();
        Diagnosis = new(_identity, _tokenPipeline, _address, options.Time);
        Storage = new(
            new(_storagePipeline, new(GoogleAddress.Origin(options.StorageEndpoint ?? options.Endpoint)), new ActorTokens(_identity, null, StorageScopes.Write)),
            signer,
            ClientEmail,
            options.Time);
    }

    /// <summary>Finds out why a token cannot be had.</summary>
    public GoogleDiagnosis Diagnosis { get; }

    /// <summary>The service account's own address; in words who it is where that is not known.</summary>
    public string ClientEmail => _identity.Account.ClientEmail;

    /// <summary>The ID of the account's key; null where there is none.</summary>
    public string? KeyId => _identity.Account.KeyId;

    /// <summary>What all calls through this client have used so far, requests for tokens not counted. The Directory's cost no quota units.</summary>
    public HttpUsage Usage => _pipeline.Usage.Plus(_directoryPipeline.Usage);

    /// <summary>Returns Drive as one actor sees it. Makes no call.</summary>
    /// <param name="subject">The user to act as; null for the service account itself.</param>
    /// <param name="access">What it is for: no broader scope is asked for than that needs.</param>
    public DriveApi DriveAs(string? subject, DriveAccess access)
    {
        var (ladder, drivesLadder) = (DriveScopes.For(access), DriveScopes.ForDrives(access));
        var calls = Calls(ladder);

        return new(calls, ladder == drivesLadder ? calls : Calls(drivesLadder), _pools);

        GoogleCalls Calls(ScopeLadder scopes) => new(_pipeline, _driveAddress, subject ?? ClientEmail, new ActorTokens(_identity, subject, scopes));
    }

    /// <summary>Returns the organisation's Directory as one administrator sees it. Makes no call.</summary>
    /// <param name="admin">The administrator to act as.</param>
    public DirectoryApi DirectoryAs(string admin) =>
        new(admin, ladder => new(_directoryPipeline, _address.Directory, admin, new ActorTokens(_identity, admin, ladder)));

    /// <summary>Cloud Storage as the service account itself.</summary>
    public StorageApi Storage { get; }

    /// <summary>Returns any method of Google's as one actor sees it. Makes no call.</summary>
    /// <param name="subject">The user to act as; null for the service account itself.</param>
    /// <param name="scopes">The scopes to act with, all of them; none to let each path tell, and to take the least that is delegated.</param>
    public GoogleApi ApiAs(string? subject, params IReadOnlyList<string> scopes) =>
        new(_pipeline, _address.Endpoint, subject ?? ClientEmail, ladder => new ActorTokens(_identity, subject, ladder), scopes);

    /// <summary>Returns a token that is valid now, from memory, from its file, or a new one.</summary>
    /// <param name="subject">The user to act as; null for the account itself.</param>
    /// <param name="scopes">The scopes, all of them; none for the least that reads Drive's metadata.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="Reeve.Http.Failures.ApiException">None can be had.</exception>
    public ValueTask<GoogleToken> GetTokenAsync(string? subject, IReadOnlyList<string> scopes, CancellationToken cancellationToken) =>
        new ActorTokens(_identity, subject, scopes.Count == 0 ? DriveScopes.For(DriveAccess.ReadMetadata) : new(string.Join(' ', scopes))).FindAsync(cancellationToken);

    /// <summary>Tells whether a token can be had for a user. True does not say that the user may see anything.</summary>
    /// <param name="subject">The user to act as.</param>
    /// <param name="access">What it would be for.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False when Google says that this user cannot be acted as: unknown, suspended, deleted, outside.</returns>
    /// <exception cref="Reeve.Http.Failures.ApiException">It failed for a reason that is not this user's: key, clock, scope, network.</exception>
    public Task<bool> CanActAsAsync(string subject, DriveAccess access, CancellationToken cancellationToken) =>
        _identity.CanActAsAsync(subject, DriveScopes.For(access), cancellationToken);

    /// <summary>Writes tokens to their file and closes the connections. The key of the options stays usable.</summary>
    public void Dispose()
    {
        _cache.Dispose();
        _pipeline.Dispose();
        _directoryPipeline.Dispose();
        _storagePipeline.Dispose();
        _tokenPipeline.Dispose();
        _http.Dispose();
    }
}
