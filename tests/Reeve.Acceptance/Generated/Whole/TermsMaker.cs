using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>Draws a policy for a tree, leaving out only what a policy may not say together.</summary>
internal sealed class TermsMaker(Dice dice, Place place, TreeMaker tree, Dump before)
{
    private readonly Mode _mode = dice.Pick(new[] { Mode.Exact, Mode.Exact, Mode.Exact, Mode.Ceiling, Mode.Floor });

    public Terms Make()
    {
        var owner = _mode == Mode.Exact && place == Place.MyDrive && dice.Chance(25) ? dice.Pick(new[] { Workspace.Ada, Workspace.Ben, Cast.Fay }) : null;
        var access = WithReader(owner, Access(dice.Below(5), place == Place.SharedDrive ? Role.Organizer : MostBelow));
        var isReaderLost = place == Place.SharedDrive && !access.Any(line => line.Who == "user:" + tree.Organizer && line.Role == Role.Organizer);
        var terms = new Terms(place, tree.Root, _mode, access)
        {
            As = tree.IsSeenByAdmin || isReaderLost ? null : place == Place.MyDrive ? Workspace.Ada : tree.Organizer,
            Overrides = [.. Enumerable.Range(0, dice.Below(4)).Select(_ => AnyOverride())],
            Exemptions = [.. Exemptions().DistinctBy(one => (one.File, one.Allow.Who))],
            IsLimited = _mode == Mode.Exact && place != Place.SharedDrive && dice.Chance(15),
            Opens = _mode != Mode.Ceiling && dice.Chance(30),
            Owner = owner,
            ExpiryDays = _mode != Mode.Floor && dice.Chance(30) ? 30 : null,
            Protected = dice.Chance(25) ? [dice.Pick(new[] { Workspace.Ben, Workspace.Cleo, Cast.Eve, Cast.Stranger, Cast.Fay, Cast.Team })] : [],
        };

        return place == Place.InSharedDrive ? terms : _mode == Mode.Floor ? WithinRestrictions(terms) : WithSwitches(terms);
    }

    // Where nothing is taken no restriction is lifted either: what the drive keeps out cannot be granted.
    private Terms WithinRestrictions(Terms terms)
    {
        if (place != Place.SharedDrive)
        {
            return terms;
        }

        var has = before[tree.Root].Restrictions;

        return terms with
        {
            Access = MayBeGranted(terms.Access),
            Overrides = [.. terms.Overrides.Select(one => one with { Access = has["driveMembersOnly"] ? [] : MayBeGranted(one.Access) })],
        };

        IReadOnlyList<Line> MayBeGranted(IReadOnlyList<Line> lines) => [.. lines.Where(line => !has["domainUsersOnly"] || !Bounds.IsOutside(line.Who))];
    }

    private Role MostBelow => place == Place.MyDrive ? Role.Writer : Role.FileOrganizer;

    private Terms WithSwitches(Terms terms)
    {
        terms = terms with { Resharing = Perhaps(), Download = Perhaps() };
        if (place == Place.MyDrive)
        {
            return terms;
        }

        var has = before[tree.Root].Restrictions;
        var hasMore = terms.Overrides.Count + terms.Exemptions.Count > 0;
        var hasOutsiders = terms.Lines.Concat(terms.Exemptions.Select(one => one.Allow)).Any(line => Bounds.IsOutside(line.Who));
        var (members, inside) = (Perhaps(), Perhaps());

        // What a restriction that is there keeps out cannot be granted, so it is lifted where somebody is listed whom it keeps out.
        return terms with
        {
            MembersOnly = hasMore && (members == true || has["driveMembersOnly"]) ? false : members,
            InternalOnly = hasOutsiders && (inside == true || has["domainUsersOnly"]) ? false : inside,
        };
    }

    private bool? Perhaps() => dice.Below(10) switch { 0 or 1 => false, 2 => true, _ => null };

    // Who finds out whose the root is must see it, and a shared drive must keep an organizer.
    private IReadOnlyList<Line> WithReader(string? owner, IReadOnlyList<Line> access)
    {
        if (place != Place.SharedDrive)
        {
            var reader = tree.IsSeenByAdmin ? Workspace.Admin : owner is null or Workspace.Ada ? null : Workspace.Ada;

            return reader is null ? access : [.. access.Where(line => line.Who != "user:" + reader), new Line("user:" + reader, Role.Reader)];
        }

        var organizer = _mode == Mode.Exact ? dice.Pick(new[] { "user:" + Workspace.Ada, "user:" + Workspace.Ben, "group:" + Cast.Team }) : "user:" + tree.Organizer;

        return [.. access.Where(line => line.Who != organizer), new Line(organizer, Role.Organizer)];
    }

    private Line[] Access(int count, Role most) =>
    [
        .. dice.Some(Lots.Listable, count)
            .Where(who => most != Role.Organizer || Lots.IsPerson(who))
            .Append(dice.Chance(4) ? dice.Pick(Lots.Misspelt) : "")
            .Where(who => who.Length > 0)
            .DistinctBy(Terms.Shown)
            .Select(who => new Line(who, dice.AnyRole(who, most), !Lots.IsPerson(who) && dice.Chance(30))),
    ];

    private Override AnyOverride()
    {
        var turn = dice.Below(6) switch { 0 => Turn.Ignores, 1 or 2 when _mode == Mode.Exact => Turn.Limits, _ => Turn.Widens };
        var (path, folder) = dice.Chance(60) ? (dice.Pick(Lots.Paths), "") : ("", tree.Items.Count > 1 ? dice.Pick(tree.Items.Skip(1).ToList()) : "1Nowhere");

        return new Override(path, folder, turn, turn == Turn.Ignores ? [] : Access(dice.Below(3), MostBelow));
    }

    private IEnumerable<Exemption> Exemptions()
    {
        for (var count = dice.Below(3); count > 0 && tree.Items.Count > 1; count--)
        {
            var who = dice.Pick(Lots.Grantees);
            yield return new Exemption(dice.Pick(tree.Items.Skip(1).ToList()), new Line(who, dice.AnyRole()), dice.Chance(25));
        }
    }
}
