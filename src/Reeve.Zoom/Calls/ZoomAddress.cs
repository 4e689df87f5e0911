using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Http.Tokens;

namespace Reeve.Zoom.Calls;

/// <summary>Where Zoom's methods are found, and what is one of Zoom's own hosts.</summary>
/// <param name="endpoint">One origin in place of all hosts; null for Zoom's own.</param>
internal sealed class ZoomAddress(Uri? endpoint)
{
    private const string What = "The Zoom endpoint";

    private static readonly Uri _api = new("https://api.zoom.us");
    private static readonly Uri _oauth = new("https://zoom.us/oauth/token");

    private readonly Uri? _endpoint = endpoint is null ? null : HttpTransport.RequireOrigin(endpoint, What);

    /// <summary>Where tokens come from.</summary>
    public Uri Token => _endpoint is null ? _oauth : new(_endpoint, "/oauth/token");

    /// <summary>What is called where Zoom names nothing else.</summary>
    public Uri Usual => _endpoint ?? _api;

    /// <summary>The origin that stands for an address of Zoom's.</summary>
    public Uri Stand(Uri address) => _endpoint ?? address;

    /// <summary>Returns the origin to be called with a token: the one that Zoom named with it, if it named one.</summary>
    /// <exception cref="ApiException">It named a host that is not Zoom's: the token is not sent there.</exception>
    /// <remarks>Source: Zoom, "Server-to-Server OAuth", <c>api_url</c>.</remarks>
    public Uri Api(AccessToken token)
    {
        if (_endpoint is not null) return _endpoint;
        if (token.Service is not { Length: > 0 } named) return _api;

        return Uri.TryCreate(named, UriKind.Absolute, out var address) && IsZoom(address)
            ? address
            : throw new ApiException(ApiFault.Protocol, $"Zoom named `{named}` to be called, which is not a host of Zoom's: no token is sent there.");
    }

    /// <summary>Whether a token may be sent to an address.</summary>
    public bool IsOurs(Uri address) =>
        _endpoint is null
            ? IsZoom(address)
            : IsZoom(address) || Uri.Compare(address, _endpoint, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Reads an endpoint as people write it.</summary>
    /// <exception cref="EndpointException">It is not an origin that may be called.</exception>
    public static Uri Parse(string text) => HttpTransport.ParseOrigin(text, What);

    private static bool IsZoom(Uri address) =>
        address is { Scheme: "https", IsDefaultPort: true, UserInfo: "" }
        && (IsBelow(address.IdnHost, "zoom.us") || IsBelow(address.IdnHost, "zoomgov.com"));

    private static bool IsBelow(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
