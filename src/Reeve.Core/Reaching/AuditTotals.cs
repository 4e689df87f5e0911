using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>Counts items once for each kind, tree, owner and domain. What grows is a few numbers a name, and one entry for each different set of grants.</summary>
internal sealed class AuditTotals(ExposureRules rules)
{
    private static readonly int Kinds = ExposureKinds.All.Count;

    private readonly int[] _byKind = new int[Kinds];
    private readonly Dictionary<string, int> _byTree = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byDomain = new(StringComparer.Ordinal);
    private readonly Dictionary<Tree, string> _owners = [];
    private int _items;
    private int _exposed;

    /// <summary>The trees so far, in numbers.</summary>
    public List<AuditTree> Trees { get; } = [];

    /// <summary>Adds a tree. Linear in its items.</summary>
    /// <param name="audited">The tree.</param>
    /// <param name="admission">Whom it lets in at all.</param>
    public void Add(AuditedTree audited, Admission admission)
    {
        var marks = new Dictionary<ImmutableArray<Grant>, Mark>();
        var (unknown, trashed) = (0, 0);
        foreach (var item in audited.Tree.Items)
        {
            trashed += item.IsTrashed ? 1 : 0;
            unknown += GrantSources.IsUnknown(item) ? 1 : 0;
            if (!GrantSources.Counts(item))
            {
                continue;
            }

            if (!marks.TryGetValue(item.Grants, out var mark))
            {
                marks.Add(item.Grants, mark = MarkOf(item.Grants, admission));
            }

            Count(audited, item, mark);
        }

        Trees.Add(new AuditTree(audited.Name, audited.Tree.Root.Id, audited.Tree.Count - trashed, unknown, trashed));
        _items += audited.Tree.Count - trashed;
    }

    /// <summary>The numbers, with how many exposures are named for each.</summary>
    public AuditSummary Summarize(ImmutableArray<Exposure> exposures)
    {
        var items = ExposureKinds.All.ToDictionary(kind => kind.Name(), kind => _byKind[(int)kind], StringComparer.Ordinal);
        foreach (var exposure in exposures.Where(exposure => exposure.Kind is ExposureKind.DriveWithoutOrganizer or ExposureKind.ExceptionEnding))
        {
            items[exposure.Kind.Name()] += exposure.Items;
        }

        return new AuditSummary(
            _items,
            _exposed,
            [.. Totals(exposures.Select(exposure => exposure.Kind.Name()), items).OrderBy(total => KindOrder(total.Name))],
            Sorted(Totals(exposures.Select(exposure => exposure.Tree), _byTree)),
            Sorted(Totals(exposures.Select(exposure => OwnerOf(exposure.Item)), _byOwner)),
            Sorted(Totals(exposures.SelectMany(DomainsOf), _byDomain)));
    }

    private void Count(AuditedTree audited, Item item, Mark mark)
    {
        for (var kind = 0; kind < Kinds && mark.Kinds != 0; kind++)
        {
            _byKind[kind] += (mark.Kinds >> kind) & 1;
        }

        foreach (var domain in mark.Domains)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_byDomain, domain, out _)++;
        }

        if (mark.Kinds != 0)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_byTree, audited.Name, out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(_byOwner, OwnerOf(item), out _)++;
            _exposed += mark.IsOutward ? 1 : 0;
        }
    }

    private Mark MarkOf(ImmutableArray<Grant> grants, Admission admission)
    {
        var (kinds, isOutward, domains) = (0, false, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var grant in grants)
        {
            if (rules.KindOf(grant, admission, out _) is { } kind)
            {
                kinds |= 1 << (int)kind;
                isOutward |= kind.IsOutward();
                domains.UnionWith(DomainsOf(kind, grant.Grantee.Principal, kind == ExposureKind.GroupWithOutsiders ? rules.OutsidersIn(grant.Grantee.Principal) : []));
            }
        }

        return new Mark(kinds, isOutward, [.. domains]);
    }

    private string OwnerOf(Item item) => item.Owner ?? (_owners.TryGetValue(item.Tree, out var name) ? name : _owners[item.Tree] = item.Tree.Drive is { } drive ? $"drive:{drive.Name}" : "unknown");

    private static IEnumerable<string> DomainsOf(Exposure exposure) => exposure.Principal is { } principal ? DomainsOf(exposure.Kind, principal, exposure.Outsiders).Distinct(StringComparer.Ordinal) : [];

    private static IEnumerable<string> DomainsOf(ExposureKind kind, Principal principal, ImmutableArray<Principal> outsiders) => kind switch
    {
        ExposureKind.Personal or ExposureKind.External or ExposureKind.Trusted or ExposureKind.OwnerOutside => [principal.DomainName],
        ExposureKind.GroupWithOutsiders => outsiders.Select(outsider => outsider.DomainName),
        _ => [],
    };

    private static IEnumerable<AuditTotal> Totals(IEnumerable<string> named, Dictionary<string, int> items)
    {
        var exposures = named.CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return exposures.Keys.Union(items.Keys, StringComparer.Ordinal)
            .Select(name => new AuditTotal(name, exposures.GetValueOrDefault(name), items.GetValueOrDefault(name)))
            .Where(total => total.Exposures > 0 || total.Items > 0);
    }

    private static ImmutableArray<AuditTotal> Sorted(IEnumerable<AuditTotal> totals) =>
        [.. totals.OrderByDescending(total => total.Items).ThenByDescending(total => total.Exposures).ThenBy(total => total.Name, StringComparer.Ordinal)];

    private static int KindOrder(string name) => ExposureKinds.All.ToList().FindIndex(kind => kind.Name() == name);

    /// <summary>What one set of grants is counted for.</summary>
    private sealed record Mark(int Kinds, bool IsOutward, ImmutableArray<string> Domains);
}
