using Reeve.Zoom;

namespace Reeve.Cli;

/// <summary>Which of Zoom's two kinds of credentials the environment holds.</summary>
internal static class ZoomCredentials
{
    private static readonly string[] OAuth = ["ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET"];
    private static readonly string[] Jwt = ["ZOOM_API_KEY", "ZOOM_API_SECRET"];

    /// <summary>All variables that are read.</summary>
    public static IEnumerable<string> Names => OAuth.Concat(Jwt);

    /// <summary>Returns the OAuth app's where all of it is there, else the JWT app's.</summary>
    /// <param name="variable">Reads a variable; null for one that is not set.</param>
    /// <exception cref="UsageException">Neither is there, or only in part.</exception>
    public static ZoomCredential From(Func<string, string?> variable)
    {
        var oauth = OAuth.Select(variable).ToArray();
        var jwt = Jwt.Select(variable).ToArray();

        return oauth.All(value => value is not null) ? new ZoomCredential.ServerToServer(oauth[0]!, oauth[1]!, oauth[2]!)
            : jwt.All(value => value is not null) && oauth.All(value => value is null) ? new ZoomCredential.Jwt(jwt[0]!, jwt[1]!)
            : throw new UsageException(Missing(variable));
    }

    private static string Missing(Func<string, string?> variable)
    {
        var kind = Jwt.Any(name => variable(name) is not null) && OAuth.All(name => variable(name) is null) ? Jwt : OAuth;
        var missing = string.Join(", ", kind.Where(name => variable(name) is null));

        return missing.Length == string.Join(", ", kind).Length
            ? "No Zoom credentials are set: make a Server-to-Server OAuth app at marketplace.zoom.us and set ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET."
            : $"The Zoom credentials are set only in part; missing: {missing}.";
    }
}
