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

    public const string DirectoryUser = Prefix + "admin.directory.user";
    public const string DirectoryUserReadOnly = DirectoryUser + ".readonly";
    public const string DirectoryGroup = Prefix + "admin.directory.group";
    public const string DirectoryGroupReadOnly = DirectoryGroup + ".readonly";
    public const string DirectoryMember = DirectoryGroup + ".member";
    public const string DirectoryMemberReadOnly = DirectoryMember + ".readonly";
    public const string DirectoryDomain = Prefix + "admin.directory.domain";
    public const string DirectoryDomainReadOnly = DirectoryDomain + ".readonly";
    public const string DirectoryOrgUnit = Prefix + "admin.directory.orgunit";
    public const string DirectoryOrgUnitReadOnly = DirectoryOrgUnit + ".readonly";

    /// <summary>Everything in Google Cloud.</summary>
    public const string CloudPlatform = Prefix + "cloud-platform";

    /// <summary>What the workspace's administrator has delegated when nothing else was said.</summary>
    public static readonly IReadOnlyList<string> Delegated =
    [
        Drive, DriveReadOnly, Metadata, MetadataReadOnly,
        DirectoryUserReadOnly, DirectoryGroupReadOnly, DirectoryMemberReadOnly, DirectoryDomainReadOnly, DirectoryOrgUnitReadOnly,
    ];

    /// <summary>True for the form that every Google scope has; the short ones of OpenID count.</summary>
    public static bool LooksValid(string scope) =>
        scope.StartsWith("https://", StringComparison.Ordinal) || scope is "openid" or "email" or "profile";
}
