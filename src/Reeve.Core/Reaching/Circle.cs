using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>All principals through whose grants one principal reaches something: itself, groups at any depth, its domains, anyone. Immutable.</summary>
/// <remarks>
/// A domain's grant is for its users, not for its groups. What names everyone of the workspace holds each user and each domain inside.
/// Unknown groups are in nobody's circle.
/// </remarks>
public sealed class Circle
{
    private readonly Dictionary<Principal, ImmutableArray<Principal>> _through;

    private Circle(Principal principal, Dictionary<Principal, ImmutableArray<Principal>> through) => (Principal, _through) = (principal, through);

    /// <summary>Whose.</summary>
    public Principal Principal { get; }

    /// <summary>Draws the circle of one principal. Linear in the groups that hold it.</summary>
    public static Circle Of(Principal principal, DirectoryFacts people, Workspace workspace)
    {
        var own = people.Primary(principal);
        var through = new Dictionary<Principal, ImmutableArray<Principal>> { [own] = [] };
        if (own.IsDeletedAccount)
        {
            return new Circle(own, through);
        }

        var open = new Queue<Principal>();
        var isOfEveryone = own.Kind is PrincipalKind.User or PrincipalKind.Domain && workspace.StandingOf(own) == Standing.Inside;
        foreach (var group in people.HoldersOf(own).Concat(isOfEveryone ? people.Everyones : []))
        {
            Take(group, [group]);
        }

        while (open.TryDequeue(out var group))
        {
            foreach (var outer in people.HoldersOf(group))
            {
                Take(outer, [outer, .. through[group]]);
            }
        }

        foreach (var domain in DomainsOf(own, people))
        {
            through.TryAdd(domain, []);
        }

        through.TryAdd(Principal.Anyone, []);
        return new Circle(own, through);

        void Take(Principal group, ImmutableArray<Principal> chain)
        {
            if (through.TryAdd(group, chain))
            {
                open.Enqueue(group);
            }
        }
    }

    /// <summary>Whether what is granted to <paramref name="granted"/> reaches the one whose circle it is.</summary>
    public bool Holds(Principal granted) => _through.ContainsKey(granted);

    /// <summary>The groups from the one that is granted something down to the one that holds the principal itself; empty where no group is needed.</summary>
    /// <exception cref="KeyNotFoundException"><paramref name="granted"/> is not in the circle.</exception>
    public ImmutableArray<Principal> ThroughOf(Principal granted) => _through[granted];

    private static IEnumerable<Principal> DomainsOf(Principal own, DirectoryFacts people) => own.Kind != PrincipalKind.User
        ? []
        : (people.AccountOf(own)?.Aliases ?? []).Select(Principal.User).Prepend(own).Select(address => Principal.Domain(address.DomainName)).Distinct();
}
