using Reeve.Google.Drive;

namespace Reeve.Google.Identity;

/// <summary>Which scopes will do for what, the least first.</summary>
/// <remarks>Source: Drive API v3, each method's "Authorization scopes".</remarks>
internal static class DriveScopes
{
    private const string Prefix = GoogleScopes.Prefix;

    private static readonly ScopeLadder _read = new(Prefix + "drive.metadata.readonly", Prefix + "drive.readonly", Prefix + "drive");
    private static readonly ScopeLadder _readDrives = new(Prefix + "drive.readonly", Prefix + "drive");
    private static readonly ScopeLadder _write = new(Prefix + "drive");

    /// <summary>Returns the scopes of which any one suffices.</summary>
    public static ScopeLadder For(DriveAccess access) => access switch
    {
        DriveAccess.ReadMetadata => _read,
        _ => _write,
    };

    /// <summary>Returns the scopes of which any one suffices for the shared drives themselves, which scopes for metadata do not cover.</summary>
    public static ScopeLadder ForDrives(DriveAccess access) => access switch
    {
        DriveAccess.ReadMetadata => _readDrives,
        _ => _write,
    };
}
