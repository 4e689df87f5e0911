using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Reeve.Sandbox.Storage;

/// <summary>One call of the storage API: what it is about, and who makes it.</summary>
/// <param name="Http">The request, its body not yet read.</param>
/// <param name="Caller">The address in whose name it is made; null for nobody signed in.</param>
/// <param name="BucketName">Empty where the call is about no bucket.</param>
/// <param name="ObjectName">Empty where the call is about no object.</param>
internal sealed record StorageCall(HttpContext Http, string? Caller, string BucketName, string ObjectName)
{
    public HttpRequest Request => Http.Request;

    /// <summary>Where the caller reaches this server, without a slash at the end.</summary>
    public string Origin => $"{Request.Scheme}://{Request.Host}";

    /// <summary>Returns a parameter's value; null where it is absent or empty.</summary>
    public string? Query(string name) => Request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    /// <summary>Returns the path's segments as they were sent, decoded once each: names may hold encoded slashes and dots.</summary>
    public static string[] Segments(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.StartsWith('/') ? target : new Uri(target).PathAndQuery;

        return [.. path.Split('?')[0].TrimStart('/').Split('/').Select(Uri.UnescapeDataString)];
    }
}
