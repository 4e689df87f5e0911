using Reeve.Http;

namespace Reeve.Google.Calls;

/// <summary>Where Google's methods are found.</summary>
/// <param name="endpoint">One origin in place of all hosts; null for Google's own.</param>
internal sealed class GoogleAddress(Uri? endpoint)
{
    private const string What = "The Google endpoint";

    private readonly string? _origin = endpoint is null ? null : Check(endpoint).GetLeftPart(UriPartial.Authority);

    /// <summary>Returns the address of a Drive method. Source: Drive API v3, discovery document, "rootUrl" and "servicePath".</summary>
    /// <param name="path">Below <c>/drive/v3/</c>, escaped, with the query.</param>
    public Uri Drive(string path) => new($"{_origin ?? "https://www.googleapis.com"}/drive/v3/{path}");

    /// <summary>Returns the endpoint if it is an origin that may be called.</summary>
    /// <exception cref="EndpointException">It is not.</exception>
    public static Uri Check(Uri endpoint)
    {
        HttpTransport.Require(endpoint, What);

        return endpoint.PathAndQuery == "/" && endpoint.Fragment.Length == 0
            ? endpoint
            : throw new EndpointException($"{What} `{endpoint.OriginalString}` must be an origin alone, such as `{endpoint.GetLeftPart(UriPartial.Authority)}`.");
    }

    /// <summary>Reads an endpoint as people write it.</summary>
    /// <exception cref="EndpointException">It is not an origin that may be called.</exception>
    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
            ? Check(endpoint)
            : throw new EndpointException($"{What} `{text}` is not an address: write it as `https://host`.");
}
