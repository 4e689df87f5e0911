using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>An account of the company or of somebody outside whom it knows, as the control API shows it.</summary>
/// <param name="Id">The id in the Directory.</param>
/// <param name="PermissionId">The id in Drive's permissions.</param>
/// <param name="Email">The primary address; null where nothing but the ids is left.</param>
/// <param name="Name">The name, given name first.</param>
/// <param name="Aliases">Other addresses.</param>
/// <param name="FormerAddresses">Addresses that were taken away.</param>
/// <param name="State"><c>active</c>, <c>suspended</c> or <c>deleted</c>.</param>
/// <param name="Archived">Whether the account is archived.</param>
/// <param name="Inside">Whether it belongs to the company.</param>
/// <param name="GoogleAccount">False for somebody who can be invited by mail only.</param>
/// <param name="OrgUnit">The path of the organizational unit.</param>
/// <param name="Admin">Whether they are a super administrator.</param>
/// <param name="Privileges">What they may do as a delegated administrator.</param>
internal sealed record UserDump(
    string Id, string PermissionId, string? Email, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> FormerAddresses, string State, bool Archived,
    bool Inside, bool GoogleAccount, string OrgUnit, bool Admin, IReadOnlyList<string> Privileges);

/// <summary>A direct member of a group.</summary>
/// <param name="Member">The address, or the customer id for every user of the company.</param>
/// <param name="Role"><c>MEMBER</c>, <c>MANAGER</c> or <c>OWNER</c>.</param>
internal sealed record MemberDump(string Member, string Role);

/// <summary>A group as the control API shows it.</summary>
internal sealed record GroupDump(string Id, string PermissionId, string? Email, IReadOnlyList<string> Aliases, bool Inside, IReadOnlyList<MemberDump> Members);

/// <summary>A domain of the company as the control API shows it.</summary>
internal sealed record DomainDump(string Name, string? AliasOf);

/// <summary>Everybody and every group, by permission id: the same for the same state.</summary>
internal sealed record DirectoryDump(
    string CustomerId, IReadOnlyList<DomainDump> Domains, IReadOnlyList<string> OrgUnits, IReadOnlyList<UserDump> Users, IReadOnlyList<GroupDump> Groups)
{
    /// <summary>Returns the directory as it is now.</summary>
    public static DirectoryDump Of(Company company)
    {
        lock (company.Gate)
        {
            var all = company.Roster.All.ToList();

            return new DirectoryDump(
                company.People.CustomerId,
                [.. company.Roster.Domains.All.Select(domain => new DomainDump(domain.Name, domain.AliasOf))],
                [.. company.People.Units.All.Select(unit => unit.Path)],
                [.. all.Where(each => each.Kind == PrincipalKind.User).Select(User)],
                [.. all.Where(each => each.Kind == PrincipalKind.Group).Select(group => Group(group, company.People.CustomerId))]);
        }
    }

    private static UserDump User(Principal user) => new(
        user.AccountId, user.Id, user.Email, user.DisplayName, [.. user.Aliases], [.. user.FormerAddresses], Word(user.State.ToString()), user.IsArchived, user.Internal,
        user.HasGoogleAccount, user.OrgUnitPath, user.IsAdmin,
        [.. Enum.GetValues<Privileges>().Where(each => each != Privileges.None && user.Privileges.HasFlag(each)).Select(each => Word(each.ToString()))]);

    private static GroupDump Group(Principal group, string customer) => new(
        group.AccountId, group.Id, group.Email, [.. group.Aliases], group.Internal,
        [.. Memberships.Direct(group).Select(entry => new MemberDump(entry.Who is { } who ? who.Label : customer, entry.Role.ToString().ToUpperInvariant()))]);

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
