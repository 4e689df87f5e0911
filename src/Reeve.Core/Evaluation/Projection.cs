using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>How a tree will look, worked out from the root down: what changes above flows down anew, all else stays as the service showed it.</summary>
/// <remarks>
/// Items have to come parents first. Items that share their grants and their folder's share the outcome. A folder that could not be read is
/// taken to pass on what it inherits. A limited folder inherits nothing, but for the organizers of a shared drive.
/// </remarks>
internal sealed class Projection(Tree tree)
{
    private readonly Dictionary<int, ImmutableArray<Grant>> _after = [];
    private readonly Dictionary<int, ItemFacts> _facts = [];
    private readonly Dictionary<Key, ImmutableArray<Grant>> _shared = [];

    private readonly record struct Key(ImmutableArray<Grant> Own, ImmutableArray<Grant> Above, ImmutableArray<Grant> AboveAfter, bool WasLimited, bool IsLimited);

    /// <summary>The restrictions of the drive afterwards; null in My Drive.</summary>
    public DriveFacts? Drive { get; set; } = tree.Drive;

    /// <summary>The facts of an item afterwards.</summary>
    public ItemFacts FactsOf(Item item) => _facts.TryGetValue(item.Index, out var facts) ? facts : item.Facts;

    /// <summary>The grants of an item afterwards, once it has been left.</summary>
    public ImmutableArray<Grant> GrantsOf(Item item) => _after.TryGetValue(item.Index, out var grants) ? grants : item.Grants;

    /// <summary>Says what an item's facts will be. Whether it is limited has to be said before its grants are asked for.</summary>
    public void Set(Item item, ItemFacts facts) => _facts[item.Index] = facts;

    /// <summary>Says what an item's grants will be.</summary>
    public void Set(Item item, ImmutableArray<Grant> grants)
    {
        if (!grants.AsSpan().SequenceEqual(item.Grants.AsSpan()))
        {
            _after[item.Index] = grants;
        }
    }

    /// <summary>The grants of an item as they will be if nothing is changed on the item itself.</summary>
    public ImmutableArray<Grant> Arriving(Item item)
    {
        var (wasLimited, isLimited) = (item.IsLimited, FactsOf(item).IsLimited);
        var folder = FolderOf(item);
        var isSame = folder is not { } known || !_after.ContainsKey(known.Index);
        if (isSame && wasLimited == isLimited)
        {
            return item.Grants;
        }

        var above = folder is { } one ? one.Grants : [];
        var aboveAfter = folder is { } other ? GrantsOf(other) : [];
        var key = new Key(item.Grants, above, aboveAfter, wasLimited, isLimited);
        return _shared.TryGetValue(key, out var grants) ? grants : _shared[key] = Reflow(key);
    }

    /// <summary>The whole tree afterwards. Linear in the tree.</summary>
    public Tree ToTree() => tree.With(_after).With(_facts, Drive);

    /// <summary>The nearest known folder above; null for the root.</summary>
    private Item? FolderOf(Item item)
    {
        while (!item.IsRoot)
        {
            item = item.Parent;
            if (item.IsKnown)
            {
                return item;
            }

            if (FactsOf(item).IsLimited)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Takes over what differs above, and nothing else.</summary>
    private ImmutableArray<Grant> Reflow(Key key)
    {
        var result = key.Own;
        if (key.IsLimited && !key.WasLimited)
        {
            result = Cut(result);
        }

        foreach (var grantee in key.Above.Concat(key.AboveAfter).Concat(key.Own).Select(grant => grant.Grantee).DistinctBy(grantee => grantee.Id))
        {
            var (before, now) = (Flows(key.Above, grantee.Id, key.WasLimited), Flows(key.AboveAfter, grantee.Id, key.IsLimited));
            var isFound = IsFound(key.AboveAfter, grantee.Id);
            if (before == now && (now == Role.None || isFound == IsFound(key.Above, grantee.Id)))
            {
                continue;
            }

            var index = PlaceOf(result, grantee.Id);
            var grant = index < 0 ? new Grant(grantee, Role.None) : result[index];

            // What is inherited beyond what came from above is an unknown folder's own, and stays.
            grant = grant with
            {
                Inherited = grant.Inherited > before && grant.Inherited > now ? grant.Inherited : now,
                Findable = grant.IsDirect ? grant.Findable : isFound,
            };
            result = (index < 0, grant.Effective == Role.None) switch
            {
                (true, true) => result,
                (true, false) => result.Add(grant),
                (false, true) => result.RemoveAt(index),
                (false, false) => result.SetItem(index, grant),
            };
        }

        return result;
    }

    private ImmutableArray<Grant> Cut(ImmutableArray<Grant> grants) =>
    [
        .. grants.Select(grant => Reaches(grant.Inherited, isLimited: true) ? grant : grant with { Inherited = Role.None }).Where(grant => grant.Effective != Role.None),
    ];

    private Role Flows(ImmutableArray<Grant> grants, string granteeId, bool isLimited)
    {
        var index = PlaceOf(grants, granteeId);
        var role = index < 0 ? Role.None : Inheritance.Flowing(grants[index].Effective);
        return Reaches(role, isLimited) ? role : Role.None;
    }

    private static bool IsFound(ImmutableArray<Grant> grants, string granteeId) => PlaceOf(grants, granteeId) is var index and >= 0 && grants[index].Findable;

    /// <summary>Source: Drive API v3, guide "Manage folders with limited and expansive access": organizers keep access to a limited folder.</summary>
    private bool Reaches(Role role, bool isLimited) => !isLimited || (tree.Drive is not null && role == Role.Organizer);

    private static int PlaceOf(ImmutableArray<Grant> grants, string granteeId)
    {
        for (var index = 0; index < grants.Length; index++)
        {
            if (grants[index].Grantee.Id == granteeId)
            {
                return index;
            }
        }

        return -1;
    }
}
