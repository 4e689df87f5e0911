using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>What a tree's access list allows to whom, by grantee rather than by spelling.</summary>
internal sealed class Allowance
{
    private readonly Dictionary<string, Access> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Principal, Access> _byPrincipal = [];

    /// <summary>Reads the list; where two lines are one grantee, the higher role counts.</summary>
    public Allowance(ImmutableArray<Access> access, Addresses addresses)
    {
        foreach (var entry in access)
        {
            if (addresses.TryResolve(entry.Principal, out var id))
            {
                _byId[id] = _byId.TryGetValue(id, out var other) && other.Role >= entry.Role ? other : entry;
            }

            _byPrincipal[entry.Principal] = entry;
        }

        Entries = [.. access.Where(entry => !addresses.TryResolve(entry.Principal, out var id) || _byId[id] == entry)];
    }

    /// <summary>The lines that count, each another grantee as far as is known, in the order of the list.</summary>
    public ImmutableArray<Access> Entries { get; }

    /// <summary>The role that is allowed to a grantee; <see cref="Role.None"/> if it is not listed.</summary>
    public Role Of(Grantee grantee) =>
        _byId.TryGetValue(grantee.Id, out var entry) || _byPrincipal.TryGetValue(grantee.Principal, out entry) ? entry.Role : Role.None;

    /// <summary>Finds what the grantee of a line has on an item.</summary>
    public static bool TryFind(Item item, Access entry, Addresses addresses, out Grant found)
    {
        if (addresses.TryResolve(entry.Principal, out var id) && item.TryFind(id, out found))
        {
            return true;
        }

        foreach (var grant in item.Grants)
        {
            if (grant.Grantee.Principal == entry.Principal)
            {
                found = grant;
                return true;
            }
        }

        found = default;
        return false;
    }
}
