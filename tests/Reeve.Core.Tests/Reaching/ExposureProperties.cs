using CsCheck;
using Reeve.Core.Policies;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Reaching;

public sealed class ExposureProperties
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Each_item_that_somebody_is_let_in_to_counts_for_one_entry_of_theirs() => Holds((town, audit, oracle) =>
    {
        foreach (var who in Town.Everybody.Where(who => who.Kind != PrincipalKind.Group && Town.Workspace.IsExposure(who)))
        {
            var expected = !IsNamed(town, oracle, who) ? 0 : Counted(town).Count(index => oracle.FlowingTo(index).Any(grant => grant.Principal == who && grant.Role != Role.Owner) && !Owns(town, who, index));
            var owned = Counted(town).Count(index => Owns(town, who, index));

            audit.Exposures.Where(exposure => exposure.Principal == who && exposure.Kind != ExposureKind.OwnerOutside).Sum(exposure => exposure.Items).ShouldBe(expected, who.ToString());
            audit.Exposures.Where(exposure => exposure.Principal == who && exposure.Kind == ExposureKind.OwnerOutside).Sum(exposure => exposure.Items).ShouldBe(owned, who.ToString());
        }
    });

    [Fact]
    public void What_is_granted_once_is_named_once() => Holds((town, audit, oracle) =>
    {
        var named = audit.Exposures.Select(exposure => (exposure.Item.Index, exposure.Principal, exposure.Kind)).ToList();
        named.ShouldBeUnique();
        foreach (var exposure in audit.Exposures.Where(exposure => exposure.Kind is ExposureKind.External or ExposureKind.Personal or ExposureKind.Trusted or ExposureKind.Anyone or ExposureKind.Findable))
        {
            exposure.IsDirect.ShouldBe(oracle.FlowingTo(exposure.Item.Index).Any(grant => grant.From == exposure.Item.Index && grant.Principal == exposure.Principal));
        }

        foreach (var grant in Counted(town).SelectMany(index => oracle.FlowingTo(index).Where(grant => grant.From == index && grant.Role != Role.Owner && Town.Workspace.IsExposure(grant.Principal) && IsNamed(town, oracle, grant.Principal))))
        {
            named.ShouldContain(name => name.Index == grant.From && name.Principal == grant.Principal);
        }
    });

    [Fact]
    public void The_numbers_are_those_of_counting_item_by_item() => Holds((town, audit, oracle) =>
    {
        bool IsOut(int index) => oracle.FlowingTo(index).Where(grant => oracle.IsAdmitted(grant.Principal)).Any(grant => Town.Workspace.IsExposure(grant.Principal)
            || (grant.Principal.Kind == PrincipalKind.Group && !town.IsInternalOnly && Town.Everybody.Any(who => who.Kind is PrincipalKind.User or PrincipalKind.Group && Town.Workspace.IsExposure(who) && oracle.IsIn(who, grant.Principal, []))));
        audit.Summary.Exposed.ShouldBe(Counted(town).Count(IsOut));

        audit.Summary.Items.ShouldBe(town.Items.Count(item => !item.IsTrashed));
        audit.Unknown.Length.ShouldBe(town.Items.Count(item => item is { IsUnknown: true, IsTrashed: false } && item.Kind != ItemKind.Shortcut));
        foreach (var domain in (string[])["evil.example", "partner.example", "gmail.com"])
        {
            bool IsOf(Principal who) => who.DomainName == domain;
            var expected = Counted(town).Count(index => oracle.FlowingTo(index).Where(grant => oracle.IsAdmitted(grant.Principal)).Any(grant => IsOf(grant.Principal)
                || (grant.Principal.Kind == PrincipalKind.Group && !town.IsInternalOnly && Town.Workspace.StandingOf(grant.Principal) == Standing.Inside && Town.Everybody.Any(who => who.Kind is PrincipalKind.User or PrincipalKind.Group && IsOf(who) && oracle.IsIn(who, grant.Principal, [])))));
            audit.Summary.ByDomain.Where(total => total.Name == domain).Sum(total => total.Items).ShouldBe(expected, domain);
        }

        audit.Summary.ByKind.Sum(total => total.Exposures).ShouldBe(audit.Exposures.Length);
        audit.Summary.ByTree.Sum(total => total.Exposures).ShouldBe(audit.Exposures.Length);
        audit.Summary.ByOwner.Sum(total => total.Exposures).ShouldBe(audit.Exposures.Length);
    });

    [Fact]
    public void What_a_restriction_makes_worthless_is_told_apart_and_once() => Holds((town, audit, oracle) =>
    {
        var expected = Counted(town).SelectMany(index => oracle.FlowingTo(index).Where(grant => grant.From == index && Town.Workspace.IsExposure(grant.Principal) && !IsNamed(town, oracle, grant.Principal)))
            .Select(grant => $"{grant.From} {grant.Principal}");

        audit.KeptOut.Where(kept => kept.Kind != ExposureKind.GroupWithOutsiders && kept.IsDirect).Select(kept => $"{kept.Item.Index} {kept.Principal}").Distinct().Order().ShouldBe(expected.Order());
        audit.KeptOut.ShouldAllBe(kept => kept.KeptOutBy == Bar.InternalOnly ? town.IsInternalOnly : town.IsMembersOnly);
    });

    [Fact]
    public void The_worst_comes_first() => Holds((town, audit, oracle) =>
        audit.Exposures.Select(exposure => (exposure.Kind, -(int)exposure.Role, -exposure.Items)).ShouldBeInOrder());

    // Where direct is not told from inherited, where something is granted is known less well: that is judged with the ways.
    private static void Holds(Action<Town, Audit, TownOracle> law) => Town.Any.Select(town => town.Kind == TownKind.UntoldMyDrive ? town with { Kind = TownKind.MyDrive } : town).Sample(
        town => law(town, new ExposureFinder(town.People, Town.Workspace, Today).Find([new AuditedTree("tree", TownTree.Build(town), [])]), new TownOracle(town)),
        iter: Town.Count, print: town => "\n" + town);

    /// <summary>Whether a grant to somebody outside is an exposure though the drive may shut outsiders out: a link is for everyone inside.</summary>
    private static bool IsNamed(Town town, TownOracle oracle, Principal granted) =>
        oracle.IsAdmitted(granted) || (granted.Kind == PrincipalKind.Anyone && town.IsInternalOnly && !town.IsMembersOnly);

    private static bool Owns(Town town, Principal who, int index) => !town.IsDrive && town.Items[index].Owner == who;

    private static IEnumerable<int> Counted(Town town) => Enumerable.Range(0, town.Items.Length)
        .Where(index => town.Items[index] is { IsUnknown: false, IsTrashed: false } item && item.Kind != ItemKind.Shortcut);
}
