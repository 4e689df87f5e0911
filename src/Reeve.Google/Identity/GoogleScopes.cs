using Reeve.Google.Drive;

namespace Reeve.Google.Identity;

/// <summary>Which scopes calls ask for.</summary>
public static class GoogleScopes
{
    /// <summary>Returns the scopes of which any one will do, the least first; never empty.</summary>
    /// <param name="access">What Drive is used for.</param>
    public static IReadOnlyList<string> Of(DriveAccess access) => DriveScopes.For(access).Scopes;
}
