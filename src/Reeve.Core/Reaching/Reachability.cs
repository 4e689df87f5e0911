using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>Who reaches what in a tree, and through what.</summary>
/// <remarks>
/// Shortcuts and deleted accounts reach nothing; entries with a view are not grants and are not in a tree.
/// What is in the trash is told when it is asked for, and left out of counts. Whom a restriction of the shared drive shuts out reaches nothing in it.
/// </remarks>
/// <param name="tree">The tree as it was read.</param>
/// <param name="people">Who is in which group.</param>
/// <param name="workspace">Who is inside.</param>
public sealed class Reachability(Tree tree, DirectoryFacts people, Workspace workspace)
{
    private readonly Dictionary<Principal, Circle> _circles = [];
    private readonly Admission _admission = new(tree, people, workspace);

    /// <summary>Everybody who reaches one item.</summary>
    /// <param name="item">An item of the tree.</param>
    public Explanation Explain(Item item)
    {
        var named = Named(item)
            .Select(principal => (Principal: principal, Role: RoleOn(item, CircleOf(principal)), Bar: _admission.BarTo(CircleOf(principal))))
            .Where(one => one.Role != Role.None)
            .OrderByDescending(one => one.Role)
            .ThenBy(one => one.Principal.Kind)
            .ThenBy(one => one.Principal.Address, StringComparer.Ordinal)
            .ToList();
        return new Explanation(
            item,
            [.. named.Where(one => one.Bar is null).Select(one => new Reacher(one.Principal, one.Role, WaysTo(item, CircleOf(one.Principal))))],
            [.. CutsAbove(item)],
            UnknownGroups(Granted(item)))
        {
            KeptOut = [.. named.Where(one => one.Bar is not null).Select(one => new KeptOut(one.Principal, one.Role, one.Bar!.Value))],
        };
    }

    /// <summary>What one principal reaches, in the shortest description. Linear in the items of the tree.</summary>
    /// <param name="principal">Who; an alias will do where the Directory told it.</param>
    public Holdings Access(Principal principal)
    {
        var circle = CircleOf(people.Primary(principal));
        var roles = new Dictionary<ImmutableArray<Grant>, Role>();
        var (running, entry, items, owned) = (new Role[tree.Count], new int[tree.Count], new int[tree.Count], new int[tree.Count]);
        var (starts, unknown) = (new List<int>(), 0);
        foreach (var item in tree.Items)
        {
            var index = item.Index;
            (running[index], entry[index]) = item.IsRoot ? (Role.None, -1) : (running[item.Parent.Index], entry[item.Parent.Index]);
            if (item.IsTrashed || item.Kind == ItemKind.Shortcut)
            {
                continue;
            }

            unknown += GrantSources.IsUnknown(item) ? 1 : 0;
            if (!item.IsKnown)
            {
                continue;
            }

            if (!roles.TryGetValue(item.Grants, out var role))
            {
                roles.Add(item.Grants, role = RoleOn(item, circle));
            }

            if (Inheritance.Flowing(role) != running[index])
            {
                (running[index], entry[index]) = (Inheritance.Flowing(role), index);
                starts.Add(index);
            }

            if (entry[index] >= 0)
            {
                items[entry[index]]++;
                owned[entry[index]] += role == Role.Owner ? 1 : 0;
            }
        }

        var reaches = starts.Where(index => running[index] != Role.None)
            .Select(index => new Holding(tree[index], owned[index] == items[index] ? Role.Owner : running[index], WaysTo(tree[index], circle), items[index], owned[index]))
            .OrderByDescending(holding => holding.Role).ThenByDescending(holding => holding.Items).ThenBy(holding => holding.Item.Index);
        var cuts = starts.Where(index => running[index] == Role.None).Select(index => new CutOff(tree[index], items[index]));
        var holdings = new Holdings(circle.Principal, [.. reaches], [.. cuts], unknown, UnknownGroupsBut(circle, [.. roles.Keys]));
        return _admission.BarTo(circle) is not { } bar ? holdings : holdings with { Reaches = [], CutOffs = [], Bar = bar, BarredItems = holdings.Items };
    }

    /// <summary>The highest role that any grant in the circle gives on an item; <see cref="Role.None"/> on shortcuts.</summary>
    private static Role RoleOn(Item item, Circle circle)
    {
        var highest = Role.None;
        foreach (var grant in Granted(item))
        {
            highest = grant.Effective > highest && circle.Holds(grant.Grantee.Principal) ? grant.Effective : highest;
        }

        return highest;
    }

    private static IEnumerable<Grant> Granted(Item item) =>
        item.Kind == ItemKind.Shortcut ? [] : item.Grants.Where(grant => !grant.Grantee.Principal.IsDeletedAccount);

    private static ImmutableArray<Way> WaysTo(Item item, Circle circle)
    {
        var ways = Granted(item)
            .Where(grant => circle.Holds(grant.Grantee.Principal))
            .SelectMany(grant => Origins.Of(item, grant), (grant, origin) => new Way(
                KindOf(item, grant.Grantee.Principal, circle, origin.From),
                origin.Role,
                grant.Grantee.Principal,
                origin.From,
                circle.ThroughOf(grant.Grantee.Principal),
                origin.ExpiresAt,
                origin.Findable));
        return [.. ways.OrderByDescending(way => way.Role).ThenBy(way => way.Kind).ThenByDescending(way => way.From?.Index ?? -1).ThenBy(way => way.Granted.Address, StringComparer.Ordinal)];
    }

    private static WayKind KindOf(Item item, Principal granted, Circle circle, Item? from) => granted.Kind switch
    {
        PrincipalKind.Domain => WayKind.Domain,
        PrincipalKind.Anyone => WayKind.Link,
        _ when granted != circle.Principal => WayKind.Group,
        _ when from is { IsRoot: true, Tree.IsWholeDrive: true } => WayKind.Member,
        _ => from == item ? WayKind.Direct : WayKind.Inherited,
    };

    /// <summary>Whom the grants of an item name, and who is in the groups among them.</summary>
    private IEnumerable<Principal> Named(Item item) => Granted(item)
        .Select(grant => grant.Grantee.Principal)
        .SelectMany(principal => principal.Kind == PrincipalKind.Group ? people.Within(principal).Prepend(principal) : [principal])
        .Select(people.Primary)
        .Distinct();

    /// <summary>What limited folders at or above an item keep from flowing down to it, nearest first.</summary>
    private static IEnumerable<Cut> CutsAbove(Item item)
    {
        for (var below = item; !below.IsRoot; below = below.Parent)
        {
            if (below.IsLimited && below.IsKnown)
            {
                var folder = below;
                yield return new Cut(folder,
                [
                    .. Granted(folder.Parent)
                        .Select(above => (above.Grantee.Principal, Role: Inheritance.Flowing(above.Effective), Kept: folder.TryFind(above.Grantee.Id, out var kept) ? kept.Effective : Role.None))
                        .Where(above => above.Role > above.Kept)
                        .Select(above => new CutGrant(above.Principal, above.Role))
                        .OrderByDescending(cut => cut.Role).ThenBy(cut => cut.Principal.ToString(), StringComparer.Ordinal),
                ]);
            }
        }
    }

    private Circle CircleOf(Principal principal)
    {
        if (!_circles.TryGetValue(principal, out var circle))
        {
            _circles.Add(principal, circle = Circle.Of(principal, people, workspace));
        }

        return circle;
    }

    private ImmutableArray<Principal> UnknownGroupsBut(Circle circle, IReadOnlyCollection<ImmutableArray<Grant>> sets) =>
        circle.Principal.Kind is PrincipalKind.Domain or PrincipalKind.Anyone
            ? []
            : UnknownGroups(sets.SelectMany(set => set).Where(grant => !grant.Grantee.Principal.IsDeletedAccount)).Remove(circle.Principal);

    private ImmutableArray<Principal> UnknownGroups(IEnumerable<Grant> grants) =>
    [
        .. grants.Select(grant => grant.Grantee.Principal).Where(principal => principal.Kind == PrincipalKind.Group).Distinct()
            .SelectMany(people.UnknownWithin).Distinct().OrderBy(group => group.Address, StringComparer.Ordinal),
    ];
}
