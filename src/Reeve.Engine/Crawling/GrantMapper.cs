using System.Collections.Immutable;
using Reeve.Core.Trees;
using Reeve.Google.Drive;

namespace Reeve.Engine.Crawling;

/// <summary>Grants as the service shows them on one item.</summary>
/// <param name="Grants">One a grantee. Where the service did not tell direct from inherited, <see cref="Grant.Direct"/> holds what counts.</param>
/// <param name="ToldDirect">Whether it did tell.</param>
internal readonly record struct ShownGrants(ImmutableArray<Grant> Grants, bool ToldDirect);

/// <summary>Turns Drive's permissions into grants; each grantee becomes one object. Thread-safe.</summary>
internal sealed class GrantMapper
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Grantee> _grantees = new(StringComparer.Ordinal);

    /// <summary>Maps what one item shows. Entries with a view are not grants and are left out.</summary>
    public ShownGrants Map(IReadOnlyList<DrivePermission> permissions)
    {
        var grants = ImmutableArray.CreateBuilder<Grant>(permissions.Count);
        var told = true;
        foreach (var permission in permissions)
        {
            if (permission.View is not null || !RoleNames.TryParse(permission.Role, out var role))
            {
                continue;
            }

            var (direct, inherited) = Split(permission, role);
            told &= permission.Details is { Count: > 0 };
            grants.Add(new Grant(
                GranteeOf(permission), direct, inherited, permission.AllowFileDiscovery ?? false, direct == Role.None ? null : permission.ExpirationTime));
        }

        return new ShownGrants(grants.DrainToImmutable(), told);
    }

    /// <summary>Whom one permission is for.</summary>
    public Grantee GranteeOf(DrivePermission permission)
    {
        lock (_lock)
        {
            if (!_grantees.TryGetValue(permission.Id, out var grantee))
            {
                _grantees.Add(permission.Id, grantee = new Grantee(permission.Id, PrincipalOf(permission)));
            }

            return grantee;
        }
    }

    private static (Role Direct, Role Inherited) Split(DrivePermission permission, Role role)
    {
        if (permission.Details is not { Count: > 0 } details)
        {
            return (role, Role.None);
        }

        // The order of the entries is not fixed, and a grantee may have several: all count.
        var (direct, inherited) = (Role.None, Role.None);
        foreach (var detail in details)
        {
            var part = RoleNames.TryParse(detail.Role, out var known) ? known : Role.None;
            (direct, inherited) = detail.Inherited
                ? (direct, part > inherited ? part : inherited)
                : (part > direct ? part : direct, inherited);
        }

        return (direct, inherited);
    }

    private static Principal PrincipalOf(DrivePermission permission) => permission switch
    {
        { Type: "anyone" } => Principal.Anyone,
        { Type: "domain", Domain: { } domain } => Principal.Domain(domain),
        { Type: "group", EmailAddress: { Length: > 0 } address, Deleted: false } => Principal.Group(address),
        { Type: "user", EmailAddress: { Length: > 0 } address, Deleted: false } => Principal.User(address),
        { Type: "group" } => Principal.DeletedAccount(PrincipalKind.Group, permission.Id),
        _ => Principal.DeletedAccount(PrincipalKind.User, permission.Id),
    };
}
