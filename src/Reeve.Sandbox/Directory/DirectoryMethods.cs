using Reeve.Sandbox.Drive;
using Reeve.Sandbox.State;
using static Reeve.Sandbox.Tokens.Scopes;

namespace Reeve.Sandbox.Directory;

/// <summary>One method of the Directory API; all of them are <c>GET</c>.</summary>
/// <param name="Template">The route.</param>
/// <param name="Name">The name that error details give, after the API's own.</param>
/// <param name="Scopes">Any one of these is enough.</param>
/// <param name="Privilege">What a delegated administrator must have.</param>
/// <param name="Handle">Answers a call, or throws <see cref="RefusedException"/>.</param>
internal sealed record DirectoryMethod(string Template, string Name, IReadOnlyList<string> Scopes, Privileges Privilege, Func<DirectoryCall, DriveAnswer> Handle);

/// <summary>The methods that the sandbox has. Source: Admin SDK, discovery document <c>admin:directory_v1</c>.</summary>
internal static class DirectoryMethods
{
    private const string Root = "/admin/directory/v1/";
    private const string Group = Root + "groups/{groupKey}";
    private const string Customer = Root + "customer/{customer}";
    private const string Units = Root + "customer/{customerId}/orgunits";

    private static readonly string[] ReadUser = [DirectoryUser, DirectoryUserReadOnly];
    private static readonly string[] ReadGroup = [DirectoryGroup, DirectoryGroupReadOnly];
    private static readonly string[] ReadMember = [DirectoryGroup, DirectoryMember, DirectoryMemberReadOnly, DirectoryGroupReadOnly];
    private static readonly string[] ReadDomain = [DirectoryDomain, DirectoryDomainReadOnly];
    private static readonly string[] ReadUnit = [DirectoryOrgUnit, DirectoryOrgUnitReadOnly];

    public static readonly IReadOnlyList<DirectoryMethod> All =
    [
        new(Root + "users", "DirectoryUsers.List", [.. ReadUser, CloudPlatform], Privileges.Users, UserMethods.List),
        new(Root + "users/{userKey}", "DirectoryUsers.Get", ReadUser, Privileges.Users, UserMethods.Get),
        new(Root + "groups", "DirectoryGroups.List", ReadGroup, Privileges.Groups, GroupMethods.List),
        new(Group, "DirectoryGroups.Get", ReadGroup, Privileges.Groups, GroupMethods.Get),
        new(Group + "/members", "DirectoryMembers.List", ReadMember, Privileges.Groups, MemberMethods.List),
        new(Group + "/members/{memberKey}", "DirectoryMembers.Get", ReadMember, Privileges.Groups, MemberMethods.Get),
        new(Group + "/hasMember/{memberKey}", "DirectoryMembers.HasMember", ReadMember, Privileges.Groups, MemberMethods.HasMember),
        new(Customer + "/domains", "DirectoryDomains.List", ReadDomain, Privileges.Domains, DomainMethods.List),
        new(Customer + "/domains/{domainName}", "DirectoryDomains.Get", ReadDomain, Privileges.Domains, DomainMethods.Get),
        new(Customer + "/domainaliases", "DirectoryDomainAliases.List", ReadDomain, Privileges.Domains, DomainMethods.ListAliases),
        new(Customer + "/domainaliases/{domainAliasName}", "DirectoryDomainAliases.Get", ReadDomain, Privileges.Domains, DomainMethods.GetAlias),
        new(Units, "DirectoryOrgunits.List", ReadUnit, Privileges.OrgUnits, OrgUnitMethods.List),
        new(Units + "/{**orgUnitPath}", "DirectoryOrgunits.Get", ReadUnit, Privileges.OrgUnits, OrgUnitMethods.Get),
    ];
}
