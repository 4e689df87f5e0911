using System.Diagnostics;

namespace Reeve.Core.Trees;

/// <summary>The kinds of principal that a grant can name.</summary>
public enum PrincipalKind : byte
{
    /// <summary>One account.</summary>
    User,

    /// <summary>A group and whoever is in it.</summary>
    Group,

    /// <summary>Everyone in a Workspace domain, or a target audience.</summary>
    Domain,

    /// <summary>Everyone, signed in or not.</summary>
    Anyone,
}

/// <summary>Whom a grant is for: <c>user:ada@corp.example</c>, <c>group:…</c>, <c>domain:…</c> or <c>anyone</c>.</summary>
/// <remarks>
/// Addresses are kept in lower case, so that two spellings are one principal. The account of a deleted user is
/// <c>user:deleted:&lt;permission id&gt;</c>: Google no longer tells its address.
/// </remarks>
public sealed record Principal
{
    private const string DeletedPrefix = "deleted:";

    private Principal(PrincipalKind kind, string address)
    {
        Kind = kind;
        Address = address;
    }

    /// <summary>Everyone, signed in or not.</summary>
    public static Principal Anyone { get; } = new(PrincipalKind.Anyone, "");

    /// <summary>What it is.</summary>
    public PrincipalKind Kind { get; }

    /// <summary>The address of a user or group, or the name of a domain, in lower case; empty for <c>anyone</c>.</summary>
    public string Address { get; }

    /// <summary>Whether the account is gone, so that the grant reaches nobody.</summary>
    public bool IsDeletedAccount => Address.StartsWith(DeletedPrefix, StringComparison.Ordinal);

    /// <summary>The part of the address behind the <c>@</c>, the domain itself, or empty where there is none.</summary>
    public string DomainName => Kind switch
    {
        PrincipalKind.Domain => Address,
        PrincipalKind.Anyone => "",
        _ => Address[(Address.IndexOf('@', StringComparison.Ordinal) + 1)..],
    };

    /// <summary>The user with this address.</summary>
    public static Principal User(string address) => new(PrincipalKind.User, address.ToLowerInvariant());

    /// <summary>The group with this address.</summary>
    public static Principal Group(string address) => new(PrincipalKind.Group, address.ToLowerInvariant());

    /// <summary>Everyone in this domain.</summary>
    public static Principal Domain(string name) => new(PrincipalKind.Domain, name.ToLowerInvariant());

    /// <summary>An account that no longer exists, known by the id of its permission only.</summary>
    public static Principal DeletedAccount(PrincipalKind kind, string permissionId) => new(kind, DeletedPrefix + permissionId);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out Principal principal)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, address) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        address = address.StartsWith(DeletedPrefix, StringComparison.Ordinal) ? address : address.ToLowerInvariant();
        principal = kind switch
        {
            "user" => new(PrincipalKind.User, address),
            "group" => new(PrincipalKind.Group, address),
            "domain" => new(PrincipalKind.Domain, address),
            _ => Anyone,
        };

        return principal.Kind == PrincipalKind.Anyone ? text == "anyone" : address.Length > 0;
    }

    /// <summary>The form used in policies, plans and reports.</summary>
    public override string ToString() => Kind switch
    {
        PrincipalKind.User => "user:" + Address,
        PrincipalKind.Group => "group:" + Address,
        PrincipalKind.Domain => "domain:" + Address,
        PrincipalKind.Anyone => "anyone",
        _ => throw new UnreachableException(),
    };
}
