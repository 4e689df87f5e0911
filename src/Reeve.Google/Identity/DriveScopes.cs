using Reeve.Google.Drive;

namespace Reeve.Google.Identity;

/// <summary>Which scopes will do for what, the least first.</summary>
/// <remarks>Source: Drive API v3, each method's "Authorization scopes".</remarks>
internal static class DriveScopes
{
    private const string Prefix = "https://www.googleapis.com/auth/";

    private static readonly string[] _read = [Prefix + "drive.metadata.readonly", Prefix + "drive.readonly", Prefix + "drive"];
    private static readonly string[] _write = [Prefix + "drive"];

    /// <summary>Returns the scopes of which any one suffices, the least first; never empty.</summary>
    public static IReadOnlyList<string> For(DriveAccess access) => access switch
    {
        DriveAccess.ReadMetadata => _read,
        _ => _write,
    };
}
