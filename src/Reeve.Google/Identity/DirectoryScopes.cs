using Reeve.Google.Directory;

namespace Reeve.Google.Identity;

/// <summary>Which scopes will do for what, the least first: reading alone before changing as well.</summary>
/// <remarks>Source: Directory API v1, each method's "Authorization scopes".</remarks>
internal static class DirectoryScopes
{
    private const string Prefix = GoogleScopes.Prefix + "admin.directory.";

    private static readonly ScopeLadder _users = new(Prefix + "user.readonly", Prefix + "user");
    private static readonly ScopeLadder _groups = new(Prefix + "group.readonly", Prefix + "group");
    private static readonly ScopeLadder _members = new(
        Prefix + "group.member.readonly", Prefix + "group.readonly", Prefix + "group.member", Prefix + "group");

    private static readonly ScopeLadder _domains = new(Prefix + "domain.readonly", Prefix + "domain");
    private static readonly ScopeLadder _orgUnits = new(Prefix + "orgunit.readonly", Prefix + "orgunit");

    /// <summary>Returns the scopes of which any one suffices.</summary>
    public static ScopeLadder For(DirectoryAccess access) => access switch
    {
        DirectoryAccess.Users => _users,
        DirectoryAccess.Groups => _groups,
        DirectoryAccess.Members => _members,
        DirectoryAccess.Domains => _domains,
        DirectoryAccess.OrgUnits => _orgUnits,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
