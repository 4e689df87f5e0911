using Reeve.Google.Directory;
using Reeve.Google.Drive;

namespace Reeve.Google.Identity;

/// <summary>Which scopes calls ask for.</summary>
public static class GoogleScopes
{
    /// <summary>What Google's scopes begin with, most of them.</summary>
    public const string Prefix = "https://www.googleapis.com/auth/";

    /// <summary>A scope as people write it.</summary>
    /// <param name="scope">The whole scope.</param>
    public static string AsWritten(string scope) => scope.StartsWith(Prefix, StringComparison.Ordinal) ? scope[Prefix.Length..] : scope;

    /// <summary>Returns the scopes of which any one will do, the least first; never empty.</summary>
    /// <param name="access">What Drive is used for.</param>
    public static IReadOnlyList<string> Of(DriveAccess access) => DriveScopes.For(access).Scopes;

    /// <summary>Returns the scopes of which any one will do for the shared drives themselves, the least first; never empty.</summary>
    /// <param name="access">What they are used for.</param>
    public static IReadOnlyList<string> OfDrives(DriveAccess access) => DriveScopes.ForDrives(access).Scopes;

    /// <summary>Returns the scopes of which any one will do, the least first; never empty.</summary>
    /// <param name="access">What the Directory is asked for.</param>
    public static IReadOnlyList<string> Of(DirectoryAccess access) => DirectoryScopes.For(access).Scopes;
}
