using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Engine.People;

/// <summary>A place where the policy names a user or a group inside.</summary>
/// <param name="Names">Who is named; both the user and the group of an address where the policy does not say which.</param>
/// <param name="Rule">Where it stands in the policy, for people.</param>
/// <param name="IsAccess">Whether it is a line of <c>access</c>, which the plan itself judges.</param>
internal sealed record Listed(ImmutableArray<Principal> Names, string Rule, bool IsAccess)
{
    /// <summary>The address that is named.</summary>
    public string Address => Names[0].Address;

    /// <summary>All places of some trees and of what holds for all, in the order of the policy.</summary>
    public static IReadOnlyList<Listed> In(Policy policy, IEnumerable<TreePolicy> trees) =>
    [
        .. trees.SelectMany(In).Concat(policy.Safety.Protect.Order(StringComparer.Ordinal).Select(address =>
            new Listed([Principal.User(address), Principal.Group(address)], "safety.protect", IsAccess: false))).Where(one => IsInside(one, policy.Workspace)),
    ];

    private static bool IsInside(Listed one, Workspace workspace) => one.Names.All(name =>
        name.Kind is PrincipalKind.User or PrincipalKind.Group && !name.IsDeletedAccount && workspace.StandingOf(name) == Standing.Inside);

    private static IEnumerable<Listed> In(TreePolicy tree)
    {
        foreach (var access in tree.Access)
        {
            yield return Of(access, tree.AccessRule, isAccess: true);
        }

        for (var index = 0; index < tree.Overrides.Length; index++)
        {
            foreach (var access in tree.Overrides[index].Rule.Lists)
            {
                yield return Of(access, tree.Rule($"overrides[{index}].access"), isAccess: true);
            }
        }

        for (var index = 0; index < tree.Exemptions.Length; index++)
        {
            yield return Of(tree.Exemptions[index].Allow with { Line = tree.Exemptions[index].Line }, tree.Rule($"exceptions[{index}]"), isAccess: false);
        }

        if (tree.Owner is { } owner)
        {
            yield return new Listed([Principal.User(owner)], tree.Rule("owner"), IsAccess: false);
        }
    }

    private static Listed Of(Access access, string rule, bool isAccess) => new([access.Principal], access.Line > 0 ? $"{rule} (line {access.Line})" : rule, isAccess);
}
