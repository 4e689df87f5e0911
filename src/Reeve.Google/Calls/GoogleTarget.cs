using System.Text.RegularExpressions;
using Reeve.Http;

namespace Reeve.Google.Calls;

/// <summary>Where a call goes, and which scopes would do for it. Only addresses of Google's own hosts, over HTTPS, become one.</summary>
public sealed partial record GoogleTarget
{
    private const string Suffix = ".googleapis.com";

    private GoogleTarget(Uri address, IReadOnlyList<string> scopes) => (Address, Scopes) = (address, scopes);

    /// <summary>The whole address, escaped.</summary>
    public Uri Address { get; }

    /// <summary>Scopes of which any one will do, the least first; empty where the path does not tell.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Reads a path such as <c>/drive/v3/about</c> or a whole address.</summary>
    /// <param name="text">What a person wrote, with its query.</param>
    /// <param name="method">What is to be done there: reading takes narrower scopes.</param>
    /// <param name="endpoint">One origin that stands for all of Google's hosts; null for none.</param>
    /// <exception cref="EndpointException">It is not one of Google's hosts, or the path does not tell which one.</exception>
    public static GoogleTarget Parse(string text, HttpMethod method, Uri? endpoint)
    {
        TargetText.Check(text);
        if (text.StartsWith("//", StringComparison.Ordinal)) throw NotGoogles(text);

        return TargetText.NamesHost(text) ? ParseAddress(text, method, endpoint) : ParsePath(text.StartsWith('/') ? text : "/" + text, method, endpoint);
    }

    private static GoogleTarget ParseAddress(string text, HttpMethod method, Uri? endpoint)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) throw new EndpointException($"`{text}` is not an address: write it as `https://host/path`.");

        var isEndpoint = endpoint is not null && address.UserInfo.Length == 0 && IsSameOrigin(address, endpoint);
        if (!isEndpoint && !IsGoogles(address)) throw NotGoogles(text);

        var scopes = GoogleApis.Find(address).Where(api => isEndpoint || api.Hosts.Contains(address.Host) || address.Host == GoogleApis.OldHost)
            .Select(api => api.ScopesFor(method, address)).FirstOrDefault() ?? [];

        return new(TargetText.At(endpoint ?? address, address.PathAndQuery), scopes);
    }

    private static GoogleTarget ParsePath(string text, HttpMethod method, Uri? endpoint)
    {
        var probe = new Uri(new Uri("https://" + GoogleApis.OldHost), text);
        var api = GoogleApis.Find(probe).FirstOrDefault();
        if (api is null && endpoint is null)
        {
            throw new EndpointException(
                $"The path `{Shown(probe)}` does not tell which of Google's hosts is meant: give the whole address, such as `https://SERVICE{Suffix}{Shown(probe)}`.");
        }

        if (api is { Hosts.Count: > 1 } && endpoint is null)
        {
            throw new EndpointException(
                $"The path `{Shown(probe)}` is served by several of Google's hosts ({string.Join(", ", api.Hosts)}): give the whole address, such as `https://{api.Hosts[0]}{Shown(probe)}`.");
        }

        var origin = endpoint ?? new Uri($"https://{api!.Hosts[0]}");

        return new(TargetText.At(origin, probe.PathAndQuery), api is { Hosts.Count: 1 } ? api.ScopesFor(method, probe) : []);
    }

    /// <summary>The host as it will be connected to, not as it is written: what merely looks like one of Google's fails here.</summary>
    private static bool IsGoogles(Uri address) =>
        address is { Scheme: "https", IsDefaultPort: true, UserInfo.Length: 0, HostNameType: UriHostNameType.Dns }
        && address.IdnHost.EndsWith(Suffix, StringComparison.Ordinal) && Name().IsMatch(address.IdnHost);

    private static bool IsSameOrigin(Uri one, Uri other) => one.Scheme == other.Scheme && one.Host == other.Host && one.Port == other.Port;

    private static EndpointException NotGoogles(string text) =>
        new($"`{text.Split('?')[0]}` is not at one of Google's hosts: a token is sent to `https://*{Suffix}` alone (or to REEVE_GOOGLE_ENDPOINT), so nothing was sent.");

    private static string Shown(Uri address) => address.AbsolutePath;

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+googleapis\.com$")]
    private static partial Regex Name();
}
