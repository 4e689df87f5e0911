namespace Reeve.Sandbox.Tokens;

/// <summary>The OAuth scopes that the sandbox knows. Source: "OAuth 2.0 Scopes for Google APIs".</summary>
internal static class Scopes
{
    private const string Prefix = "https://www.googleapis.com/auth/";

    public const string Drive = Prefix + "drive";
    public const string DriveReadOnly = Prefix + "drive.readonly";
    public const string Metadata = Prefix + "drive.metadata";
    public const string MetadataReadOnly = Prefix + "drive.metadata.readonly";
    public const string DriveFile = Prefix + "drive.file";
    public const string AppData = Prefix + "drive.appdata";

    /// <summary>Everything in Google Cloud.</summary>
    public const string CloudPlatform = Prefix + "cloud-platform";

    /// <summary>What the workspace's administrator has delegated when nothing else was said.</summary>
    public static readonly IReadOnlyList<string> Delegated = [Drive, DriveReadOnly, Metadata, MetadataReadOnly];

    /// <summary>True for the form that every Google scope has; the short ones of OpenID count.</summary>
    public static bool LooksValid(string scope) =>
        scope.StartsWith("https://", StringComparison.Ordinal) || scope is "openid" or "email" or "profile";
}
