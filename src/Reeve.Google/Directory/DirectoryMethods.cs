using Reeve.Google.Calls;

namespace Reeve.Google.Directory;

/// <summary>The Directory's methods. Its calls are metered by their number, not in Drive's units.</summary>
internal static class DirectoryMethods
{
    public static readonly GoogleMethod UsersGet = new("users.get", 0);
    public static readonly GoogleMethod UsersList = new("users.list", 0);
    public static readonly GoogleMethod GroupsGet = new("groups.get", 0);
    public static readonly GoogleMethod GroupsList = new("groups.list", 0);
    public static readonly GoogleMethod MembersList = new("members.list", 0);
    public static readonly GoogleMethod DomainsList = new("domains.list", 0);
    public static readonly GoogleMethod OrgUnitsList = new("orgunits.list", 0);
}
