namespace Reeve.Server;

/// <summary>Where things go that nobody named a folder for. Source: XDG Base Directory Specification, "XDG_STATE_HOME".</summary>
internal static class StateFolders
{
    /// <summary>The state folder.</summary>
    public static string Default() => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state && Path.IsPathRooted(state) ? state
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state"),
        "reeve");
}
