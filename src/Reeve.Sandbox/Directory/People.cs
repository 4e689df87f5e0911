using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>What the company's administrator does with accounts and groups. Every public member takes the company's lock.</summary>
public sealed class People
{
    private readonly Company _company;

    internal People(Company company)
    {
        _company = company;
    }

    /// <summary>The id of the company as a customer of Google.</summary>
    public string CustomerId => Ids.OfCustomer(_company.Domain);

    internal OrgUnits Units { get; } = new();

    private Roster Roster => _company.Roster;

    /// <summary>Gives a user another primary address; the one that they had becomes an alias, ids stay.</summary>
    /// <param name="email">An address of the user.</param>
    /// <param name="newEmail">The new one, in a domain of the company.</param>
    /// <exception cref="ArgumentException">There is no such account, or the address is taken or outside.</exception>
    public void Rename(string email, string newEmail) => Do(() => Roster.Rename(Existing(email), newEmail));

    /// <summary>Gives a user or group one more address.</summary>
    /// <exception cref="ArgumentException">There is no such account, or the address is taken.</exception>
    public void AddAlias(string email, string alias) => Do(() => Roster.AddAlias(Existing(email), alias));

    /// <summary>Takes an alias away: the Directory forgets it, while Drive goes on knowing whose it was.</summary>
    /// <exception cref="ArgumentException">There is no such account, or it has no such alias.</exception>
    public void RemoveAlias(string email, string alias) => Do(() => Roster.RemoveAlias(Existing(email), alias));

    /// <summary>Gives a user or group another name.</summary>
    /// <param name="email">An address of the account.</param>
    /// <param name="name">Of a user the given name, then the family name.</param>
    /// <exception cref="ArgumentException">There is no such account, or the name is empty.</exception>
    public void SetName(string email, string name) => Do(() => Existing(email).DisplayName = name.Trim() is { Length: > 0 } text ? text
        : throw new ArgumentException("A name cannot be empty.", nameof(name)));

    /// <summary>Archives a user, or takes them out of the archive.</summary>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    public void SetArchived(string email, bool archived) => Do(() => Existing(email).IsArchived = archived);

    /// <summary>Makes a user a super administrator, or no longer one.</summary>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    public void SetAdmin(string email, bool isAdmin) => Do(() => Existing(email).IsAdmin = isAdmin);

    /// <summary>Gives a user rights over parts of the company, as the role of a delegated administrator does; none for no such role.</summary>
    /// <param name="email">An address of the user.</param>
    /// <param name="privileges">Any of <c>users</c>, <c>groups</c>, <c>orgUnits</c>, <c>domains</c> to read those, and <c>drives</c> to manage shared drives.</param>
    /// <exception cref="ArgumentException">There is no such account or privilege.</exception>
    public void Delegate(string email, params IReadOnlyList<string> privileges) =>
        Do(() => Existing(email).Privileges = privileges.Aggregate(Privileges.None, (all, name) => all | Parse(name)));

    /// <summary>Puts a user into an organizational unit, which is made if it is not there.</summary>
    /// <exception cref="ArgumentException">There is no such account, or it is not a path.</exception>
    public void Move(string email, string orgUnitPath) => Do(() => Existing(email).OrgUnitPath = Units.Add(orgUnitPath).Path);

    /// <summary>Adds a domain to the company.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="aliasOf">The domain that it is another name of; null for one with users of its own.</param>
    /// <exception cref="ArgumentException">It is there already, or the other is not a domain of the company.</exception>
    public void AddDomain(string name, string? aliasOf = null) => Do(() =>
        Roster.Domains.Add(new CompanyDomain(name.ToLowerInvariant(), aliasOf?.ToLowerInvariant(), _company.Clock.GetUtcNow())));

    /// <summary>Adds a member to a group, or changes what they are in it. Who is not known becomes a user.</summary>
    /// <param name="group">The group; made if it is not there.</param>
    /// <param name="member">A user or group, from inside or outside.</param>
    /// <param name="role"><c>MEMBER</c>, <c>MANAGER</c> or <c>OWNER</c>.</param>
    /// <exception cref="ArgumentException">The group would be a member of itself, it is none, or there is no such role.</exception>
    public void AddMember(string group, string member, string role = "MEMBER") => Do(() => Memberships.Add(
        Roster, Roster.Add(group, PrincipalKind.Group), Roster.Add(member, PrincipalKind.User),
        Enum.TryParse<MemberRole>(role, ignoreCase: true, out var parsed) && !char.IsAsciiDigit(role[0]) ? parsed
            : throw new ArgumentException($"`{role}` is none of MEMBER, MANAGER, OWNER.", nameof(role))));

    /// <summary>Makes every user of the company a member of a group, or takes that back.</summary>
    /// <param name="group">The group; made if it is not there.</param>
    /// <param name="included">Whether they are members.</param>
    /// <exception cref="ArgumentException">It is not a group.</exception>
    public void IncludeEverybody(string group, bool included = true) => Do(() =>
    {
        var found = Roster.Add(group, PrincipalKind.Group);
        found.IncludesEverybody = found.Kind == PrincipalKind.Group ? included : throw new ArgumentException($"`{group}` is not a group.", nameof(group));
    });

    /// <summary>Takes a member out of a group.</summary>
    /// <exception cref="ArgumentException">There is no such group or account, or it is not a member.</exception>
    public void RemoveMember(string group, string member) => Do(() =>
    {
        if (!Memberships.Remove(Roster, Existing(group), Existing(member)))
        {
            throw new ArgumentException($"`{member}` is not a member of `{group}`.", nameof(member));
        }
    });

    private Principal Existing(string email) =>
        Roster.Find(email) ?? throw new ArgumentException($"There is no account `{email}`.", nameof(email));

    /// <summary>Returns an account of a certain kind.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal Principal Existing(string email, PrincipalKind kind)
    {
        lock (_company.Gate)
        {
            return Roster.Find(email) is { } found && found.Kind == kind ? found
                : throw new ArgumentException($"There is no {(kind == PrincipalKind.Group ? "group" : "account")} `{email}`.", nameof(email));
        }
    }

    private static Privileges Parse(string name) => name switch
    {
        "users" => Privileges.Users,
        "groups" => Privileges.Groups,
        "orgUnits" => Privileges.OrgUnits,
        "domains" => Privileges.Domains,
        "drives" => Privileges.Drives,
        _ => throw new ArgumentException($"`{name}` is none of users, groups, orgUnits, domains, drives.", nameof(name)),
    };

    private void Do(Action change)
    {
        lock (_company.Gate)
        {
            change();
            Roster.Changed();
        }
    }
}
