using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Reaching;

/// <summary>Answers by brute force, from the facts of a <see cref="Town"/> alone: for one person and one item it walks up and asks of each grant whether it is theirs.</summary>
internal sealed class TownOracle(Town town)
{
    /// <summary>The grants that flow to an item, with the index of the item that has each.</summary>
    public IEnumerable<(Principal Principal, Role Role, int From)> FlowingTo(int index)
    {
        if (town.Items[index].Kind == ItemKind.Shortcut)
        {
            yield break;
        }

        var isCut = false;
        for (var at = index; at >= 0; at = town.Items[at].Parent)
        {
            var item = town.Items[at];
            foreach (var grant in item.Grants.Where(grant => !grant.IsView && !grant.Principal.IsDeletedAccount && (!isCut || grant.Role == Role.Organizer)))
            {
                yield return (grant.Principal, grant.Role, at);
            }

            if (!town.IsDrive && !isCut)
            {
                yield return (item.Owner, at == index ? Role.Owner : Role.Writer, at);
            }

            isCut |= item.IsLimited;
        }
    }

    /// <summary>What somebody may do with an item.</summary>
    public Role RoleOf(Principal who, int index) => FlowingTo(index).Where(grant => IsFor(grant.Principal, who)).Select(grant => grant.Role).DefaultIfEmpty(Role.None).Max();

    /// <summary>Whether what is granted to one principal is another's too.</summary>
    public bool IsFor(Principal granted, Principal who) => granted == who || granted.Kind switch
    {
        PrincipalKind.Anyone => true,
        PrincipalKind.Domain => who.Kind == PrincipalKind.User && AddressesOf(who).Any(address => address.EndsWith("@" + granted.Address, StringComparison.Ordinal)),
        PrincipalKind.Group => IsIn(who, granted, []),
        _ => false,
    };

    /// <summary>Whether somebody is in a group, however deep.</summary>
    public bool IsIn(Principal who, Principal group, HashSet<Principal> asked)
    {
        if (!asked.Add(group) || !town.Knows(group))
        {
            return false;
        }

        var facts = town.Groups[Town.GroupNames.IndexOf(group)];
        return facts.Members.Contains(who)
            || (facts.HoldsEveryone && who.Kind is PrincipalKind.User or PrincipalKind.Domain && Town.Workspace.StandingOf(who) == Standing.Inside)
            || facts.Members.Any(member => member.Kind == PrincipalKind.Group && IsIn(who, member, asked));
    }

    private static IEnumerable<string> AddressesOf(Principal user) =>
        Town.Accounts.Where(account => account.Address == user.Address).SelectMany(account => account.Aliases).Prepend(user.Address);
}
