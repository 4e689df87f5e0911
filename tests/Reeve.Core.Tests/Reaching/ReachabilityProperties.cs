using CsCheck;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Reaching;

public sealed class ReachabilityProperties
{
    [Fact]
    public void Who_reaches_an_item_is_just_who_does_when_each_is_tried() => Holds((town, tree, reach, oracle) =>
    {
        for (var index = 0; index < tree.Count; index++)
        {
            var told = town.Items[index].IsUnknown ? [] : Town.Everybody
                .Where(who => oracle.FlowingTo(index).Any(grant => grant.Principal == who || (grant.Principal.Kind == PrincipalKind.Group && who.Kind is PrincipalKind.User or PrincipalKind.Group && IsListedIn(town, who, grant.Principal))))
                .ToDictionary(who => who, who => oracle.GrantedRoleOf(who, index));

            var explained = reach.Explain(tree[index]);

            explained.Reachers.Select(reacher => $"{reacher.Principal} {reacher.Role}").Order().ShouldBe(told.Where(pair => oracle.IsAdmitted(pair.Key)).Select(pair => $"{pair.Key} {pair.Value}").Order(), $"item {index}");
            explained.KeptOut.Select(kept => $"{kept.Principal} {kept.Role}").Order().ShouldBe(told.Where(pair => !oracle.IsAdmitted(pair.Key)).Select(pair => $"{pair.Key} {pair.Value}").Order(), $"item {index}");
            explained.KeptOut.ShouldAllBe(kept => kept.Bar == Bar.InternalOnly ? town.IsInternalOnly : town.IsMembersOnly);
        }
    });

    [Fact]
    public void Every_way_is_a_grant_that_is_theirs_and_every_such_grant_is_a_way() => Holds((town, tree, reach, oracle) =>
    {
        for (var index = 0; index < tree.Count; index++)
        {
            if (PathOf(town, index).Any(at => town.Items[at].IsUnknown))
            {
                continue;
            }

            foreach (var reacher in reach.Explain(tree[index]).Reachers)
            {
                var expected = oracle.ToldTo(index).Where(grant => oracle.IsFor(grant.Principal, reacher.Principal))
                    .Select(grant => $"{grant.Principal} {TownTree.IdOf(grant.From)} {grant.Role}{(grant.IsFindable ? " findable" : "")}");
                reacher.Ways.Select(way => $"{way.Granted} {way.From?.Id} {way.Role}{(way.Findable ? " findable" : "")}").Order().ShouldBe(expected.Order(), $"item {index}, {reacher.Principal}");
                reacher.Ways[0].Role.ShouldBe(reacher.Role);
                foreach (var way in reacher.Ways)
                {
                    CheckKind(town, tree[index], reacher.Principal, way);
                }
            }
        }
    });

    [Fact]
    public void What_somebody_reaches_spread_out_again_is_what_they_reach_item_by_item() => Holds((town, tree, reach, oracle) =>
    {
        foreach (var who in Town.Everybody)
        {
            var holdings = reach.Access(who);

            var begins = holdings.Reaches.ToDictionary(holding => holding.Item.Index, holding => holding.Role);
            holdings.CutOffs.ToList().ForEach(cut => begins.Add(cut.Item.Index, Role.None));
            var (counted, owned) = (new Dictionary<int, int>(), new Dictionary<int, int>());
            foreach (var index in Enumerable.Range(0, tree.Count).Where(index => IsCounted(town, index)))
            {
                var entry = PathOf(town, index).Cast<int?>().FirstOrDefault(at => begins.ContainsKey(at!.Value));
                var role = oracle.RoleOf(who, index);
                Inheritance.Flowing(entry is { } begun ? begins[begun] : Role.None).ShouldBe(Inheritance.Flowing(role), $"{who} on item {index}");
                if (entry is { } at)
                {
                    counted[at] = counted.GetValueOrDefault(at) + 1;
                    owned[at] = owned.GetValueOrDefault(at) + (role == Role.Owner ? 1 : 0);
                }
            }

            holdings.Reaches.Select(holding => (holding.Item.Index, holding.Items)).Concat(holdings.CutOffs.Select(cut => (cut.Item.Index, cut.Items))).Order()
                .ShouldBe(counted.Select(pair => (pair.Key, pair.Value)).Order());
            holdings.Reaches.ShouldAllBe(holding => holding.Owned == owned[holding.Item.Index] && (holding.Role == Role.Owner) == (holding.Owned == holding.Items));
            (holdings.Bar is null).ShouldBe(oracle.IsAdmitted(who));
            holdings.BarredItems.ShouldBe(oracle.IsAdmitted(who) ? 0 : Enumerable.Range(0, tree.Count).Count(index => IsCounted(town, index) && oracle.GrantedRoleOf(who, index) != Role.None));
            holdings.Unknown.ShouldBe(town.Items.Count(item => item is { IsUnknown: true, IsTrashed: false } && item.Kind != ItemKind.Shortcut));
        }
    });

    [Fact]
    public void No_entry_says_what_the_one_above_it_says_already() => Holds((town, tree, reach, oracle) =>
    {
        foreach (var who in Town.Everybody)
        {
            var holdings = reach.Access(who);

            foreach (var (item, role) in holdings.Reaches.Select(holding => (holding.Item.Index, holding.Role)).Concat(holdings.CutOffs.Select(cut => (cut.Item.Index, Role.None))))
            {
                var above = PathOf(town, item).Skip(1).Where(at => !town.Items[at].IsUnknown).Select(at => oracle.RoleOf(who, at)).FirstOrDefault();
                Inheritance.Flowing(role).ShouldNotBe(Inheritance.Flowing(above), $"{who} on item {item}");
            }
        }
    });

    [Fact]
    public void Unknown_groups_are_named_wherever_they_may_hold_more_people() => Holds((town, tree, reach, oracle) =>
    {
        for (var index = 0; index < tree.Count; index++)
        {
            var expected = town.Items[index].IsUnknown ? [] : Town.GroupNames
                .Where(group => !town.Knows(group) && oracle.FlowingTo(index).Any(grant => grant.Principal == group || (grant.Principal.Kind == PrincipalKind.Group && oracle.IsIn(group, grant.Principal, []))));

            reach.Explain(tree[index]).UnknownGroups.ShouldBe(expected, ignoreOrder: true);
        }
    });

    [Fact]
    public void What_a_limited_folder_keeps_from_flowing_down_is_told_with_it() => Holds((town, tree, reach, oracle) =>
    {
        for (var index = 0; index < tree.Count; index++)
        {
            var expected = PathOf(town, index).Where(at => at > 0 && town.Items[at] is { IsLimited: true, IsUnknown: false } && PathOf(town, at).All(above => !town.Items[above].IsUnknown))
                .Select(at => $"{TownTree.IdOf(at)}: {string.Join(", ", CutAt(at).Order(StringComparer.Ordinal))}");
            var told = reach.Explain(tree[index]).Cuts.Where(cut => PathOf(town, cut.Folder.Index).All(above => !town.Items[above].IsUnknown))
                .Select(cut => $"{cut.Folder.Id}: {string.Join(", ", cut.Grants.Select(grant => $"{grant.Principal} {grant.Role}").Order(StringComparer.Ordinal))}");
            told.ShouldBe(expected, $"item {index}");
        }

        // Each principal by itself: what it would have from above, where that is more than it has on the folder.
        IEnumerable<string> CutAt(int at) => oracle.FlowingTo(town.Items[at].Parent).GroupBy(grant => grant.Principal)
            .Select(grants => (Who: grants.Key, Role: grants.Max(grant => grant.Role == Role.Owner ? Role.Writer : grant.Role)))
            .Where(one => one.Role > oracle.FlowingTo(at).Where(grant => grant.Principal == one.Who).Select(grant => grant.Role).DefaultIfEmpty().Max())
            .Select(one => $"{one.Who} {one.Role}");
    });

    [Fact]
    public void An_alias_reaches_what_its_account_reaches() => Holds((town, tree, reach, oracle) =>
        Says(reach.Access(Principal.User("countess@corp.example"))).ShouldBe(Says(reach.Access(Principal.User("ada@corp.example")))));

    private static string Says(Holdings holdings) =>
        $"{holdings.Principal}: {string.Join(", ", holdings.Reaches.Select(holding => $"{holding.Item.Id} {holding.Role} {holding.Items}"))}";

    private static void Holds(Action<Town, Tree, Reachability, TownOracle> law) => Town.Any.Sample(
        town =>
        {
            var tree = TownTree.Build(town);
            law(town, tree, new Reachability(tree, town.People, Town.Workspace), new TownOracle(town));
        },
        iter: Town.Count, print: town => "\n" + town);

    private static IEnumerable<int> PathOf(Town town, int index)
    {
        for (var at = index; at >= 0; at = town.Items[at].Parent)
        {
            yield return at;
        }
    }

    private static bool IsCounted(Town town, int index) => town.Items[index] is { IsUnknown: false, IsTrashed: false } item && item.Kind != ItemKind.Shortcut;

    /// <summary>Whether a member list names somebody, at any depth; everyone of the workspace is not listed.</summary>
    private static bool IsListedIn(Town town, Principal who, Principal group)
    {
        var open = new Stack<Principal>([group]);
        var seen = new HashSet<Principal>();
        while (open.TryPop(out var next))
        {
            foreach (var member in town.Knows(next) ? town.Groups[Town.GroupNames.IndexOf(next)].Members : [])
            {
                if (member == who)
                {
                    return true;
                }

                if (member.Kind == PrincipalKind.Group && seen.Add(member))
                {
                    open.Push(member);
                }
            }
        }

        return false;
    }

    private static void CheckKind(Town town, Item item, Principal who, Way way)
    {
        way.Kind.ShouldBe(
            way.Granted.Kind == PrincipalKind.Anyone ? WayKind.Link
            : way.Granted.Kind == PrincipalKind.Domain ? WayKind.Domain
            : way.Granted != who ? WayKind.Group
            : town.IsDrive && way.From!.Value.Id == TownTree.IdOf(0) ? WayKind.Member
            : way.From!.Value.Id == item.Id ? WayKind.Direct
            : WayKind.Inherited);
        if (way.Kind == WayKind.Group)
        {
            way.Through[0].ShouldBe(way.Granted);
            way.Through.Zip(way.Through.Skip(1)).ShouldAllBe(pair => town.Groups[Town.GroupNames.IndexOf(pair.First)].Members.Contains(pair.Second));
            var last = town.Groups[Town.GroupNames.IndexOf(way.Through[^1])];
            (last.Members.Contains(who) || last.HoldsEveryone).ShouldBeTrue();
        }
        else
        {
            way.Through.ShouldBeEmpty();
        }
    }
}
