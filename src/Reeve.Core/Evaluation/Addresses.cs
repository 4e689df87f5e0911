using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Which listed principal is which grantee: an alias or a former address is the same one as the primary address. Immutable.</summary>
public sealed class Addresses
{
    private readonly ImmutableDictionary<Principal, string> _ids;

    private Addresses(ImmutableDictionary<Principal, string> ids) => _ids = ids;

    /// <summary>Nothing known.</summary>
    public static Addresses None { get; } = new(ImmutableDictionary<Principal, string>.Empty);

    /// <summary>All that is known, by principal.</summary>
    public IReadOnlyDictionary<Principal, string> All => _ids;

    /// <summary>Adds that <paramref name="principal"/> is the grantee with this id; later knowledge wins.</summary>
    public Addresses With(Principal principal, string granteeId) => new(_ids.SetItem(principal, granteeId));

    /// <summary>Adds whom the grants of a tree show. Linear in the tree.</summary>
    public Addresses SeenIn(Tree tree)
    {
        var ids = _ids.ToBuilder();
        var sets = new HashSet<ImmutableArray<Grant>>();
        foreach (var item in tree.Items)
        {
            if (!sets.Add(item.Grants))
            {
                continue;
            }

            foreach (var grant in item.Grants.Where(grant => !grant.Grantee.Principal.IsDeletedAccount))
            {
                ids[grant.Grantee.Principal] = grant.Grantee.Id;
            }
        }

        return new(ids.ToImmutable());
    }

    /// <summary>Whether this principal's grantee id is known.</summary>
    public bool TryResolve(Principal principal, out string granteeId) => _ids.TryGetValue(principal, out granteeId!);
}
