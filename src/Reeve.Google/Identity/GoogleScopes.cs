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
}
