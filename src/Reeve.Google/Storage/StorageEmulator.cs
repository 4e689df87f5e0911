using Reeve.Google.Calls;
using Reeve.Http;

namespace Reeve.Google.Storage;

/// <summary>Cloud Storage without credentials: an emulator, or a bucket that anybody may write to. Thread-safe.</summary>
public sealed class StorageEmulator : IDisposable
{
    private readonly HttpClient _http;
    private readonly ApiPipeline _pipeline;

    /// <summary>Makes a client with a connection pool of its own. Makes no call.</summary>
    /// <param name="endpoint">The emulator's origin.</param>
    /// <param name="maxConcurrentRequests">The most requests in flight at once, 1 or more.</param>
    /// <exception cref="EndpointException">The endpoint cannot be used.</exception>
    public StorageEmulator(Uri endpoint, int maxConcurrentRequests = 16)
    {
        var address = new StorageAddress(GoogleAddress.Origin(endpoint));
        _http = new(HttpTransport.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan }; // Each attempt has its own.
        _pipeline = new(_http, new() { MaxConcurrentRequests = maxConcurrentRequests });
        Storage = new(new(_pipeline, address, tokens: null), signer: null, account: "", TimeProvider.System);
    }

    /// <summary>Its Cloud Storage.</summary>
    public StorageApi Storage { get; }

    /// <summary>Reads <c>STORAGE_EMULATOR_HOST</c> as Google's clients write it: with or without a scheme or <c>/storage/v1</c>.</summary>
    /// <param name="text">Such as <c>localhost:9023</c>.</param>
    /// <exception cref="EndpointException">It is not an origin, or plain HTTP to another machine.</exception>
    public static Uri ParseEndpoint(string text) => StorageAddress.ParseEmulator(text);

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipeline.Dispose();
        _http.Dispose();
    }
}
