using Reeve.Http;

namespace Reeve.Google.Calls;

/// <summary>Where Google's methods are found.</summary>
/// <param name="endpoint">One origin in place of all hosts; null for Google's own.</param>
internal sealed class GoogleAddress(Uri? endpoint)
{
    private const string What = "The Google endpoint";

    private readonly string? _origin = Origin(endpoint);

    /// <summary>The origin in place of all hosts; null for Google's own.</summary>
    public Uri? Endpoint => endpoint;

    /// <summary>Returns the address of a Drive method. Source: Drive API v3, discovery document, "rootUrl" and "servicePath".</summary>
    /// <param name="path">Below <c>/drive/v3/</c>, escaped, with the query.</param>
    public Uri Drive(string path) => new($"{_origin ?? "https://www.googleapis.com"}/drive/v3/{path}");

    /// <summary>Returns the address of a Directory method. Source: Admin SDK, Directory API v1, discovery document, "rootUrl".</summary>
    /// <param name="path">Below <c>/admin/directory/v1/</c>, escaped, with the query.</param>
    public Uri Directory(string path) => new($"{_origin ?? "https://admin.googleapis.com"}/admin/directory/v1/{path}");

    /// <summary>Returns the address of an account's public keys. Source: a key file's <c>client_x509_cert_url</c>.</summary>
    /// <param name="email">The service account.</param>
    public Uri Certificates(string email) => new($"{_origin ?? "https://www.googleapis.com"}/robot/v1/metadata/x509/{Uri.EscapeDataString(email)}");

    /// <summary>Returns an endpoint as what addresses begin with; null for none.</summary>
    /// <exception cref="EndpointException">It is not an origin that may be called.</exception>
    public static string? Origin(Uri? endpoint) => endpoint is null ? null : HttpTransport.RequireOrigin(endpoint, What).GetLeftPart(UriPartial.Authority);

    /// <summary>Reads an endpoint as people write it.</summary>
    /// <exception cref="EndpointException">It is not an origin that may be called.</exception>
    public static Uri Parse(string text) => HttpTransport.ParseOrigin(text, What);
}
