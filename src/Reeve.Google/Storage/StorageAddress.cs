using Reeve.Http;

namespace Reeve.Google.Storage;

/// <summary>Where Cloud Storage's methods and objects are found. Pure.</summary>
/// <remarks>Source: Cloud Storage, "Request endpoints".</remarks>
/// <param name="origin">One origin in place of Google's hosts, without a slash at its end; null for Google's own.</param>
internal sealed class StorageAddress(string? origin)
{
    private const string Google = "https://storage.googleapis.com";
    private const string GoogleSignedIn = "https://storage.cloud.google.com";

    /// <summary>Where requests go.</summary>
    public string Origin { get; } = origin ?? Google;

    /// <summary>Returns where an upload's session is begun.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">The object's name, unescaped.</param>
    /// <param name="ifAbsent">Only if there is no such object.</param>
    public Uri Session(string bucket, string name, bool ifAbsent) =>
        new($"{Origin}/upload/storage/v1/b/{Uri.EscapeDataString(bucket)}/o?uploadType=resumable{(ifAbsent ? "&ifGenerationMatch=0" : "")}&name={Uri.EscapeDataString(name)}");

    /// <summary>Returns an object's URL for everybody.</summary>
    public string Public(string bucket, string name) => Origin + Path(bucket, name);

    /// <summary>Returns an object's URL for people who are signed in. Another origin has no page to sign in: it takes a token, at the same URL.</summary>
    public string SignedIn(string bucket, string name) => (origin ?? GoogleSignedIn) + Path(bucket, name);

    /// <summary>Returns an object's path, escaped.</summary>
    /// <remarks>
    /// Slashes stay, except in a name that has <c>.</c> or <c>..</c> between two of them: clients would take those for steps
    /// up the path and leave them out, escaped dots too, so there all slashes are escaped and it is one segment.
    /// </remarks>
    public static string Path(string bucket, string name)
    {
        var isClimbing = name.Split('/').Any(segment => segment is "." or "..");
        var escaped = Uri.EscapeDataString(name);

        return $"/{bucket}/{(isClimbing ? escaped : escaped.Replace("%2F", "/", StringComparison.Ordinal))}";
    }

    /// <summary>Reads <c>STORAGE_EMULATOR_HOST</c> as Google's clients write it: with or without a scheme or <c>/storage/v1</c>.</summary>
    /// <exception cref="EndpointException">It is not an origin, or plain HTTP to another machine.</exception>
    public static Uri ParseEmulator(string text)
    {
        const string What = "STORAGE_EMULATOR_HOST";
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var address))
            throw new EndpointException($"{What} `{text}` is not an address: write it as `host:port`.");

        HttpTransport.Require(address, What);

        return address.PathAndQuery.TrimEnd('/') is "" or "/storage/v1" && address.Fragment.Length == 0
            ? new(address.GetLeftPart(UriPartial.Authority))
            : throw new EndpointException($"{What} `{text}` must be a host alone, such as `{address.Authority}`.");
    }
}
