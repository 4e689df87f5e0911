using Reeve.Http;
using Reeve.Zoom.Calls;

namespace Reeve.Zoom;

/// <summary>How to reach Zoom, and as whom. Built once at the edge.</summary>
public sealed record ZoomOptions
{
    /// <summary>How Zoom knows who calls.</summary>
    public required ZoomCredential Credential { get; init; }

    /// <summary>One origin that stands for all of Zoom's hosts: <c>/v2</c> and <c>/oauth/token</c>.</summary>
    /// <value>Default null: Zoom itself, and then the host that Zoom names with each token. Plain HTTP is accepted on loopback only.</value>
    public Uri? Endpoint { get; init; }

    /// <summary>Where tokens outlive the process, in a file that its owner alone can read.</summary>
    /// <value>Default null: in memory only.</value>
    public string? TokenCacheFile { get; init; }

    /// <summary>How long one attempt may take without anything moving.</summary>
    /// <value>Default 60 seconds.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Draws from [0, 1) that spread the waits before repeats. Called from several threads.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>Reads an endpoint as people write it.</summary>
    /// <param name="text">An origin such as <c>http://127.0.0.1:8421</c>.</param>
    /// <exception cref="EndpointException">It is not an origin, or plain HTTP to another machine.</exception>
    public static Uri ParseEndpoint(string text) => ZoomAddress.Parse(text);
}
