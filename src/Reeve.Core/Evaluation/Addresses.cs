using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Which listed principal is which grantee: an alias or a former address is the same one as the primary address. Immutable.</summary>
public sealed class Addresses
{
    private readonly ImmutableDictionary<Principal, string> _ids;
    private readonly ImmutableDictionary<Principal, Principal> _primaries;
    private readonly ImmutableHashSet<Principal> _unknown;
    private readonly ImmutableHashSet<Principal> _gone;

    private Addresses(
        ImmutableDictionary<Principal, string> ids, ImmutableDictionary<Principal, Principal> primaries, ImmutableHashSet<Principal> unknown, ImmutableHashSet<Principal> gone) =>
        (_ids, _primaries, _unknown, _gone) = (ids, primaries, unknown, gone);

    /// <summary>Nothing known.</summary>
    public static Addresses None { get; } = new(ImmutableDictionary<Principal, string>.Empty, ImmutableDictionary<Principal, Principal>.Empty, [], []);

    /// <summary>All grantees that are known, by principal.</summary>
    public IReadOnlyDictionary<Principal, string> All => _ids;

    /// <summary>Adds that <paramref name="principal"/> is the grantee with this id; later knowledge wins.</summary>
    public Addresses With(Principal principal, string granteeId) => new(_ids.SetItem(principal, granteeId), _primaries, _unknown, _gone);

    /// <summary>Adds what the Directory tells: that one address is another name of the one Drive shows.</summary>
    public Addresses WithPrimary(Principal principal, Principal primary) =>
        principal == primary ? this : new(_ids, _primaries.SetItem(principal, primary), _unknown, _gone);

    /// <summary>Adds that the Directory knows nobody by an address. If an earlier run had found who it is, that one has left.</summary>
    public Addresses WithNobody(Principal principal) => _ids.ContainsKey(principal)
        ? new(_ids, _primaries, _unknown, _gone.Add(principal))
        : new(_ids, _primaries, _unknown.Add(principal), _gone);

    /// <summary>Adds whom the grants of a tree show. Linear in the tree.</summary>
    public Addresses SeenIn(Tree tree)
    {
        var (ids, unknown, gone) = (_ids.ToBuilder(), _unknown, _gone);
        var sets = new HashSet<ImmutableArray<Grant>>();
        foreach (var item in tree.Items)
        {
            if (!sets.Add(item.Grants))
            {
                continue;
            }

            foreach (var grantee in item.Grants.Select(grant => grant.Grantee).Where(IsSomebody))
            {
                ids[grantee.Principal] = grantee.Id;
                (unknown, gone) = (unknown.Remove(grantee.Principal), gone.Remove(grantee.Principal));
            }
        }

        return new(ids.ToImmutable(), _primaries, unknown, gone);
    }

    /// <summary>Anyone is two grantees, and a deleted account none.</summary>
    private static bool IsSomebody(Grantee grantee) => !grantee.Principal.IsDeletedAccount && grantee.Principal.Kind != PrincipalKind.Anyone;

    /// <summary>The principal that Drive shows for one, as far as the Directory told.</summary>
    public Principal PrimaryOf(Principal principal) => _primaries.GetValueOrDefault(principal, principal);

    /// <summary>Whether this principal's grantee id is known.</summary>
    public bool TryResolve(Principal principal, out string granteeId) =>
        _ids.TryGetValue(PrimaryOf(principal), out granteeId!) || _ids.TryGetValue(principal, out granteeId!);

    /// <summary>Whether a listed principal is this grantee.</summary>
    public bool IsSame(Principal listed, Grantee grantee) =>
        listed == grantee.Principal || PrimaryOf(listed) == grantee.Principal || (TryResolve(listed, out var id) && id == grantee.Id);

    /// <summary>Whether the Directory knows nobody by this address, and no earlier run or grant did: it may be misspelt.</summary>
    public bool IsUnknown(Principal principal) => _unknown.Contains(principal);

    /// <summary>Whether the Directory knows nobody by this address any more.</summary>
    public bool HasLeft(Principal principal) => _gone.Contains(principal);
}
