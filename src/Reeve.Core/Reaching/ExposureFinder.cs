using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>A tree to be looked through.</summary>
/// <param name="Name">Its name, unique among those looked through together.</param>
/// <param name="Tree">What it is.</param>
/// <param name="Exemptions">The exceptions that the policy makes in it; empty where no policy speaks of it.</param>
public sealed record AuditedTree(string Name, Tree Tree, ImmutableArray<Exemption> Exemptions);

/// <summary>Finds the exposures of trees, and counts them.</summary>
/// <param name="people">Who is in which group, and which accounts are active.</param>
/// <param name="workspace">Who is inside.</param>
/// <param name="today">The day in UTC.</param>
public sealed class ExposureFinder(DirectoryFacts people, Workspace workspace, DateOnly today)
{
    /// <summary>How many days before its end an exception is named.</summary>
    public const int DaysOfWarning = 14;

    private readonly ExposureRules _rules = new(people, workspace);

    /// <summary>Looks through some trees. Linear in their items.</summary>
    /// <param name="trees">The trees, each item in one of them only.</param>
    public Audit Find(IReadOnlyList<AuditedTree> trees)
    {
        var found = new List<Exposure>();
        var (unknown, groups) = (new List<UnknownItem>(), new HashSet<Principal>());
        var totals = new AuditTotals(_rules);
        foreach (var audited in trees)
        {
            var (sources, admission) = (new GrantSources(audited.Tree), new Admission(audited.Tree, people, workspace));
            found.AddRange(Granted(audited, sources, admission).Concat(Drives(audited)).Concat(Ending(audited)));
            unknown.AddRange(audited.Tree.Items.Where(GrantSources.IsUnknown).Select(item => new UnknownItem(audited.Name, item)));
            groups.UnionWith(sources.Entries.SelectMany(entry => entry.Grants).Select(grant => grant.Grantee.Principal).Where(IsInsideGroup).Distinct().SelectMany(people.UnknownWithin).Where(IsInsideGroup));
            totals.Add(audited, admission);
        }

        var order = trees.Select((audited, place) => (audited.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);
        ImmutableArray<Exposure> sorted =
        [
            .. found.OrderBy(exposure => exposure.Kind).ThenByDescending(exposure => exposure.Role).ThenByDescending(exposure => exposure.Items)
                .ThenBy(exposure => order[exposure.Tree]).ThenBy(exposure => exposure.Item.Index).ThenBy(exposure => exposure.Principal?.ToString(), StringComparer.Ordinal),
        ];
        var exposures = sorted.RemoveAll(exposure => exposure.KeptOutBy is not null);
        return new Audit([.. totals.Trees], exposures, [.. unknown], [.. groups.OrderBy(group => group.Address, StringComparer.Ordinal)], totals.Summarize(exposures))
        {
            KeptOut = sorted.RemoveAll(exposure => exposure.KeptOutBy is null),
        };
    }

    private IEnumerable<Exposure> Granted(AuditedTree audited, GrantSources sources, Admission admission)
    {
        var reached = new Dictionary<(int Source, string Grantee, ExposureKind Kind, Bar? Bar), int>();
        foreach (var entry in sources.Entries.Where(entry => entry.Items > 0))
        {
            for (var place = 0; place < entry.From.Length; place++)
            {
                var grant = entry.Grants[place];
                var kind = _rules.KindOf(grant, admission, out var bar);
                if ((kind ?? _rules.KindOf(grant)) is { } named && (kind is not null || named.IsOutward()))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(reached, (entry.From[place], grant.Grantee.Id, named, kind is null ? bar : null), out _) += entry.Items;
                }
            }
        }

        foreach (var ((source, grantee, kind, bar), items) in reached)
        {
            _ = audited.Tree[source].TryFind(grantee, out var grant);
            var principal = grant.Grantee.Principal;
            var isOwner = kind is ExposureKind.OwnerOutside or ExposureKind.OwnerGone;
            yield return new Exposure(audited.Name, audited.Tree[source], kind, principal, isOwner ? Role.Owner : Inheritance.Flowing(grant.Effective), grant.IsDirect, items)
            {
                ExpiresAt = grant.ExpiresAt,
                KeptOutBy = bar,
                Outsiders = kind == ExposureKind.GroupWithOutsiders ? _rules.OutsidersIn(principal) : [],
            };
        }
    }

    private IEnumerable<Exposure> Drives(AuditedTree audited)
    {
        var root = audited.Tree.Root;
        if (audited.Tree.IsWholeDrive && root.IsKnown && !root.Grants.Any(_rules.Manages))
        {
            yield return new Exposure(audited.Name, root, ExposureKind.DriveWithoutOrganizer, null, Role.None, IsDirect: true, audited.Tree.Items.Count(GrantSources.Counts));
        }
    }

    private IEnumerable<Exposure> Ending(AuditedTree audited)
    {
        foreach (var exemption in audited.Exemptions.Where(exemption => exemption.Until > today && exemption.Until <= today.AddDays(DaysOfWarning)))
        {
            if (audited.Tree.TryFind(exemption.File, out var item) && !item.IsTrashed)
            {
                yield return new Exposure(audited.Name, item, ExposureKind.ExceptionEnding, exemption.Allow.Principal, exemption.Allow.Role, IsDirect: true, CountBelow(item)) { Until = exemption.Until };
            }
        }
    }

    private static int CountBelow(Item top)
    {
        var (isBelow, items) = (new bool[top.Tree.Count], 0);
        for (var index = top.Index; index < isBelow.Length; index++)
        {
            var item = top.Tree[index];
            isBelow[index] = index == top.Index || (!item.IsRoot && isBelow[item.Parent.Index]);
            items += isBelow[index] && GrantSources.Counts(item) ? 1 : 0;
        }

        return items;
    }

    private bool IsInsideGroup(Principal principal) =>
        principal.Kind == PrincipalKind.Group && !principal.IsDeletedAccount && workspace.StandingOf(principal) == Standing.Inside;
}
