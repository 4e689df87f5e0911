using System.Net;

namespace Reeve.Http;

/// <summary>The handler below every call, and what may be sent through it.</summary>
public static class HttpTransport
{
    /// <summary>
    /// Makes the handler: TLS verified, gzip, HTTP/2 where offered, and no redirect followed, so that a bearer token never reaches
    /// another host. It renews its connections itself and is meant to live as long as the program.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10), // So that a changed DNS entry is noticed.
        UseCookies = false,
    };

    /// <summary>Returns an address if requests may be sent there: HTTPS anywhere, plain HTTP to this machine only.</summary>
    /// <param name="address">An absolute address.</param>
    /// <param name="what">What it is to the person who set it, such as <c>REEVE_GOOGLE_ENDPOINT</c>.</param>
    /// <exception cref="EndpointException">Neither of them.</exception>
    public static Uri Require(Uri address, string what)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http") || address.Host.Length == 0)
            throw new EndpointException($"{what} `{address.OriginalString}` is not an address: write it as `https://host`.");
        if (address.UserInfo.Length > 0)
            throw new EndpointException($"{what} must not hold a user name or password.");
        if (address.Scheme == "http" && !address.IsLoopback)
            throw new EndpointException($"{what} `{address.OriginalString}` is plain HTTP, which is accepted on this machine only: use https.");

        return address;
    }

    /// <summary>Returns an address if it is an origin alone, that requests may be sent to.</summary>
    /// <param name="address">An absolute address.</param>
    /// <param name="what">What it is to the person who set it.</param>
    /// <exception cref="EndpointException">It is not.</exception>
    public static Uri RequireOrigin(Uri address, string what)
    {
        Require(address, what);

        return address.PathAndQuery == "/" && address.Fragment.Length == 0
            ? address
            : throw new EndpointException($"{what} `{address.OriginalString}` must be an origin alone, such as `{address.GetLeftPart(UriPartial.Authority)}`.");
    }

    /// <summary>Reads an origin as people write it.</summary>
    /// <param name="text">Such as <c>http://127.0.0.1:8421</c>.</param>
    /// <param name="what">What it is to the person who set it.</param>
    /// <exception cref="EndpointException">It is not an origin that requests may be sent to.</exception>
    public static Uri ParseOrigin(string text, string what) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? RequireOrigin(address, what)
            : throw new EndpointException($"{what} `{text}` is not an address: write it as `https://host`.");
}
