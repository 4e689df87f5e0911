namespace Reeve.Sandbox.State;

/// <summary>Whoever can be given access: a user, a group, a whole domain, or anyone.</summary>
/// <remarks>
/// One object per grantee, compared by reference. <see cref="Id"/> is the same on every file, and stays when an address changes.
/// Source: Drive API v3, resource <c>permissions</c>, "id".
/// </remarks>
internal sealed class Principal(string id, PrincipalKind kind)
{
    /// <summary>Digits for users and groups, digits and <c>k</c> for domains, <c>anyone</c> or <c>anyoneWithLink</c>.</summary>
    public string Id { get; } = id;

    public PrincipalKind Kind { get; } = kind;

    /// <summary>The id by which the Directory knows a user or group, which is not the permission id; it stays when an address changes.</summary>
    public string AccountId { get; } = Ids.OfDirectory(id, kind);

    /// <summary>The primary address in lower case; null for domains and anyone.</summary>
    public string? Email { get; set; }

    /// <summary>The domain's name in lower case; null unless <see cref="Kind"/> is a domain.</summary>
    public string? Domain { get; set; }

    public string DisplayName { get; set; } = "";

    public UserState State { get; set; } = UserState.Active;

    /// <summary>When the account was deleted; null unless it was, or where nobody remembers.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>True for a user whose licence was exchanged for one that keeps the content and lets nobody sign in; may be suspended besides.</summary>
    public bool IsArchived { get; set; }

    /// <summary>True if the account belongs to the sandbox's own domain.</summary>
    public bool Internal { get; set; }

    /// <summary>False for an outside address that has no Google account: it can only be invited by mail.</summary>
    public bool HasGoogleAccount { get; set; } = true;

    /// <summary>True for a robot account, which can own nothing in My Drive.</summary>
    public bool IsServiceAccount { get; set; }

    /// <summary>Other addresses of the same user or group, lower case.</summary>
    public List<string> Aliases { get; } = [];

    /// <summary>Addresses that were taken from the account, lower case: Drive still knows whose they were, the Directory does not.</summary>
    public List<string> FormerAddresses { get; } = [];

    /// <summary>True for a super administrator.</summary>
    public bool IsAdmin { get; set; }

    /// <summary>What a delegated administrator may do; none for everybody else.</summary>
    public Privileges Privileges { get; set; }

    /// <summary>The organizational unit that a user is in, <c>/</c> for the whole company.</summary>
    public string OrgUnitPath { get; set; } = "/";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the user signed in last; null for never.</summary>
    public DateTimeOffset? LastLoginAt { get; set; }

    /// <summary>What a group is for.</summary>
    public string Description { get; set; } = "";

    /// <summary>Direct members of a group; empty for everybody else.</summary>
    public List<Principal> Members { get; } = [];

    /// <summary>The direct members that are more than members.</summary>
    public Dictionary<Principal, MemberRole> MemberRoles { get; } = [];

    /// <summary>True for a group of which every user of the company is a member.</summary>
    public bool IncludesEverybody { get; set; }

    /// <summary>True if calls can be made in this account's name.</summary>
    public bool CanSignIn => State == UserState.Active && !IsArchived;

    /// <summary>The type as permissions name it.</summary>
    public string TypeName => Kind switch
    {
        PrincipalKind.User => "user",
        PrincipalKind.Group => "group",
        PrincipalKind.Domain => "domain",
        _ => "anyone",
    };

    /// <summary>True for the two link grantees.</summary>
    public bool IsAnyone => Kind == PrincipalKind.Anyone;

    /// <summary>What logs and dumps call this grantee: the address or domain, else the id.</summary>
    public string Label => State == UserState.Deleted ? "deleted:" + Id : Email ?? Domain ?? Id;
}
