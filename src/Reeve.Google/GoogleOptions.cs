using Reeve.Google.Calls;
using Reeve.Google.Identity;
using Reeve.Http;

namespace Reeve.Google;

/// <summary>How to reach Google, and as whom. Built once at the edge.</summary>
public sealed record GoogleOptions
{
    /// <summary>The service account that all calls are made through.</summary>
    public required ServiceAccountKey Key { get; init; }

    /// <summary>One origin that stands for all of Google's hosts, paths unchanged.</summary>
    /// <value>Default null: Google itself. Plain HTTP is accepted on loopback only. Tokens come from the key's <c>token_uri</c> all the same.</value>
    public Uri? Endpoint { get; init; }

    /// <summary>One origin that stands for Cloud Storage alone, such as an emulator of it.</summary>
    /// <value>Default null: <see cref="Endpoint"/>, or else Google itself.</value>
    public Uri? StorageEndpoint { get; init; }

    /// <summary>Where tokens outlive the process, in a file that its owner alone can read.</summary>
    /// <value>Default null: in memory only.</value>
    public string? TokenCacheFile { get; init; }

    /// <summary>How the project's calls are metered.</summary>
    /// <value>Default <see cref="QuotaModel.Units"/>.</value>
    public QuotaModel Quota { get; init; } = QuotaModel.Units;

    /// <summary>The most requests in flight at once, 1 or more.</summary>
    /// <value>Default 16.</value>
    public int MaxConcurrentRequests { get; init; } = 16;

    /// <summary>How long one attempt may take, its answer's body included.</summary>
    /// <value>Default 60 seconds. Waiting for quota and between attempts is not counted.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Draws from [0, 1) that spread the waits before repeats. Called from several threads.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>Reads and validates a service account's key file.</summary>
    /// <param name="path">The file, as downloaded from the Cloud console.</param>
    /// <exception cref="KeyFileException">It cannot be read or is not a service account's key.</exception>
    public static GoogleOptions FromKeyFile(string path) => new() { Key = ServiceAccountKey.Read(path) };

    /// <summary>Reads an endpoint as people write it.</summary>
    /// <param name="text">An origin such as <c>http://127.0.0.1:8421</c>.</param>
    /// <exception cref="EndpointException">It is not an origin, or plain HTTP to another machine.</exception>
    public static Uri ParseEndpoint(string text) => GoogleAddress.Parse(text);
}
