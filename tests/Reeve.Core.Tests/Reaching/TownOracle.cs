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

    /// <summary>The grants that flow to an item, each with the role and the findability that can be told of it: of one that adds nothing to what its folder shows, nothing can where the service tells no more than the sum.</summary>
    public IEnumerable<(Principal Principal, Role Role, int From, bool IsFindable)> ToldTo(int index)
    {
        foreach (var (principal, from) in FlowingTo(index).Select(grant => (grant.Principal, grant.From)).Distinct())
        {
            var item = town.Items[from];
            var above = item.Parent < 0 ? [] : FlowingTo(item.Parent).Where(grant => grant.Principal == principal && (!item.IsLimited || grant.Role == Role.Organizer)).ToList();
            var (own, higher) = (item.Grants.FirstOrDefault(grant => grant.Principal == principal && !grant.IsView), above.Select(grant => Flowing(grant.Role)).DefaultIfEmpty(Role.None).Max());
            var isFindable = own?.IsFindable == true && !above.Any(grant => town.Items[grant.From].Grants.Any(other => other.Principal == principal && other.IsFindable && !other.IsView));
            var isOwner = !town.IsDrive && item.Owner == principal;
            var role = isOwner ? Role.Owner : own!.Role;
            if (town.IsTold || isOwner || role > higher || isFindable)
            {
                role = town.IsTold || role > higher ? role : higher;
                yield return (principal, from == index ? role : Flowing(role), from, isFindable);
            }
        }
    }

    /// <summary>Whether the drive lets somebody in at all.</summary>
    public bool IsAdmitted(Principal who) =>
        (!town.IsInternalOnly || (who.Kind != PrincipalKind.Anyone && Town.Workspace.StandingOf(who) == Standing.Inside))
        && (!town.IsMembersOnly || FlowingTo(0).Any(member => IsFor(member.Principal, who)));

    /// <summary>What somebody may do with an item.</summary>
    public Role RoleOf(Principal who, int index) => IsAdmitted(who) ? GrantedRoleOf(who, index) : Role.None;

    private static Role Flowing(Role role) => role == Role.Owner ? Role.Writer : role;

    /// <summary>What somebody might do with an item if the drive let everybody in.</summary>
    public Role GrantedRoleOf(Principal who, int index) => FlowingTo(index).Where(grant => IsFor(grant.Principal, who)).Select(grant => grant.Role).DefaultIfEmpty(Role.None).Max();

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
