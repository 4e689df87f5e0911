using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>One entry of a group's member list.</summary>
/// <param name="Group">The group.</param>
/// <param name="Who">The member; null for every user of the company.</param>
/// <param name="Role">What they are in the group.</param>
internal sealed record Membership(Principal Group, Principal? Who, MemberRole Role);

/// <summary>Who is in which group. Everything is called under <see cref="Company.Gate"/>.</summary>
internal static class Memberships
{
    /// <summary>Adds a member, or changes what they are in the group.</summary>
    /// <exception cref="CyclicMembershipException">The group would be a member of itself, however indirectly.</exception>
    /// <exception cref="ArgumentException">The group is none.</exception>
    public static void Add(Roster roster, Principal group, Principal member, MemberRole role)
    {
        if (group.Kind != PrincipalKind.Group)
        {
            throw new ArgumentException($"`{group.Email}` is not a group.", nameof(group));
        }

        if (group == member || Groups(member).Contains(group))
        {
            throw new CyclicMembershipException();
        }

        if (!group.Members.Contains(member))
        {
            group.Members.Add(member);
        }

        if (role == MemberRole.Member)
        {
            group.MemberRoles.Remove(member);
        }
        else
        {
            group.MemberRoles[member] = role;
        }

        roster.Changed();
    }

    /// <summary>Takes a member out of a group; false if they were not in it.</summary>
    public static bool Remove(Roster roster, Principal group, Principal member)
    {
        group.MemberRoles.Remove(member);
        roster.Changed();

        return group.Members.Remove(member);
    }

    /// <summary>The direct members, deleted accounts left out, every user of the company last.</summary>
    public static IEnumerable<Membership> Direct(Principal group)
    {
        var people = group.Members.Where(member => member.State != UserState.Deleted)
            .Select(member => new Membership(group, member, group.MemberRoles.GetValueOrDefault(member)));

        return group.IncludesEverybody ? people.Append(new Membership(group, null, MemberRole.Member)) : people;
    }

    /// <summary>The direct members and, through the company's own groups, the indirect ones, each once; the direct entry counts.</summary>
    /// <remarks>Into a group of another company the administrator cannot look.</remarks>
    public static IEnumerable<Membership> Derived(Principal group)
    {
        var seen = new HashSet<Principal>();
        var hasEverybody = false;
        foreach (var entry in new[] { group }.Concat(Groups(group).Where(each => each.Internal)).SelectMany(Direct))
        {
            if (entry.Who is { } who ? seen.Add(who) : !hasEverybody)
            {
                hasEverybody |= entry.Who is null;

                // Whoever got in through another group is a plain member of this one.
                yield return entry.Group == group ? entry : entry with { Group = group, Role = MemberRole.Member };
            }
        }
    }

    /// <summary>True if a user or group is a member, directly or through other groups.</summary>
    public static bool Has(Principal group, Principal member) =>
        new[] { group }.Concat(Groups(group)).Any(each => each.Members.Contains(member)
            || (each.IncludesEverybody && member is { Internal: true, Kind: PrincipalKind.User }));

    /// <summary>Every group below a group, nearest first.</summary>
    private static List<Principal> Groups(Principal group)
    {
        var all = new List<Principal>();
        for (var (next, current) = (0, group); ; current = all[next++])
        {
            all.AddRange(current.Members.Where(member => member.Kind == PrincipalKind.Group && !all.Contains(member)));
            if (next == all.Count)
            {
                return all;
            }
        }
    }
}

/// <summary>A group was to become a member of itself. Source: Directory API, resource <c>members</c>, "role".</summary>
internal sealed class CyclicMembershipException() : ArgumentException("Cyclic memberships not allowed");
