using Reeve.Http;

namespace Reeve.Zoom.Calls;

/// <summary>Where a call goes: a path, whose host Zoom names, or a whole address at one of Zoom's own hosts.</summary>
/// <param name="Origin">The origin; null to take the one that Zoom names with the token.</param>
/// <param name="PathAndQuery">What follows, escaped.</param>
internal sealed record ZoomTarget(Uri? Origin, string PathAndQuery)
{
    private const string Root = "/v2";

    private static readonly Uri _zoom = new("https://api.zoom.us");

    /// <summary>Reads what a person wrote.</summary>
    /// <exception cref="EndpointException">It is not at one of Zoom's hosts.</exception>
    public static ZoomTarget Parse(string text, ZoomAddress address)
    {
        TargetText.Check(text);
        if (!TargetText.NamesHost(text)) return new(null, Below(text.StartsWith('/') ? text : "/" + text));

        return Uri.TryCreate(text, UriKind.Absolute, out var whole) && text.Contains("://", StringComparison.Ordinal) && whole.UserInfo.Length == 0 && address.IsOurs(whole)
            ? new(address.Stand(whole), whole.PathAndQuery)
            : throw new EndpointException(
                $"`{text.Split('?')[0]}` is not at one of Zoom's hosts: a token is sent to `https://*.zoom.us` and `https://*.zoomgov.com` alone (or to REEVE_ZOOM_ENDPOINT), so nothing was sent.");
    }

    /// <summary>Every method of Zoom's API lies below <c>/v2</c>, and its documentation leaves that out.</summary>
    private static string Below(string path)
    {
        var escaped = new Uri(_zoom, path).PathAndQuery;

        return escaped == Root || escaped.StartsWith(Root + "/", StringComparison.Ordinal) ? escaped : Root + escaped;
    }
}
