namespace Reeve.Sandbox.State;

/// <summary>Whoever can be given access: a user, a group, a whole domain, or anyone.</summary>
/// <remarks>
/// One object per grantee, compared by reference. <see cref="Id"/> is the same on every file.
/// Source: Drive API v3, resource <c>permissions</c>, "id".
/// </remarks>
internal sealed class Principal(string id, PrincipalKind kind)
{
    /// <summary>Digits for users and groups, digits and <c>k</c> for domains, <c>anyone</c> or <c>anyoneWithLink</c>.</summary>
    public string Id { get; } = id;

    public PrincipalKind Kind { get; } = kind;

    /// <summary>The primary address in lower case; null for domains and anyone.</summary>
    public string? Email { get; set; }

    /// <summary>The domain's name in lower case; null unless <see cref="Kind"/> is a domain.</summary>
    public string? Domain { get; set; }

    public string DisplayName { get; set; } = "";

    public UserState State { get; set; } = UserState.Active;

    /// <summary>True if the account belongs to the sandbox's own domain.</summary>
    public bool Internal { get; set; }

    /// <summary>False for an outside address that has no Google account: it can only be invited by mail.</summary>
    public bool HasGoogleAccount { get; set; } = true;

    /// <summary>True for a robot account, which can own nothing in My Drive.</summary>
    public bool IsServiceAccount { get; set; }

    /// <summary>Other addresses of the same user, lower case.</summary>
    public List<string> Aliases { get; } = [];

    /// <summary>Direct members of a group; empty for everybody else.</summary>
    public List<Principal> Members { get; } = [];

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
