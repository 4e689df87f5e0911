using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Policies;

/// <summary>A rule of the policy that a value breaks although it is well formed by itself.</summary>
/// <param name="Place">The keys down to the value, list positions in between: <c>trees</c>, <c>finance</c>, <c>access</c>, <c>0</c>, <c>role</c>.</param>
/// <param name="Message">What is wrong and what would be right, one sentence.</param>
public sealed record PolicyFinding(ImmutableArray<string> Place, string Message);

/// <summary>Judges what no single value shows: how the parts of a policy go together.</summary>
public static class PolicyChecker
{
    /// <summary>Returns all findings, tree by tree in the order of the file; none if the policy can be used.</summary>
    public static ImmutableArray<PolicyFinding> Check(Policy policy)
    {
        var roots = new Dictionary<string, string>(StringComparer.Ordinal);
        return
        [
            .. CheckWorkspace(policy.Workspace),
            .. policy.Trees.SelectMany(tree => CheckRoot(tree, roots).Concat(CheckTree(tree, policy.Workspace))),
        ];
    }

    private static IEnumerable<PolicyFinding> CheckWorkspace(Workspace workspace)
    {
        if (workspace.Admin is { } admin && !workspace.IsInside(admin))
        {
            yield return new(["workspace", "admin"], $"`{admin}` is not in `workspace.domains`, so it cannot be acted as; name an administrator of the workspace.");
        }
    }

    private static IEnumerable<PolicyFinding> CheckTree(TreePolicy tree, Workspace workspace)
    {
        if (tree.As is { } reader && !workspace.IsInside(reader))
        {
            yield return new(["trees", tree.Name, "as"], $"`{reader}` is not in `workspace.domains`, so it cannot be acted as; name a user of the workspace.");
        }

        if (tree.As is null && workspace.Admin is null)
        {
            yield return new(["trees", tree.Name], "nobody is named who can read this tree; add `as: <user>` here, or `admin: <user>` under `workspace`.");
        }

        var seen = new HashSet<Principal>();
        for (var index = 0; index < tree.Access.Length; index++)
        {
            var entry = tree.Access[index];
            ImmutableArray<string> place = ["trees", tree.Name, "access", $"{index}", entry.Principal.Kind.ToString().ToLowerInvariant()];
            if (!seen.Add(entry.Principal))
            {
                yield return new(place, $"`{entry.Principal}` is in this list twice; keep the line that is meant.");
            }

            if (workspace.StandingOf(entry.Principal) == Standing.Outside)
            {
                yield return new(place, $"`{entry.Principal}` is outside the workspace; add `{entry.Principal.DomainName}` to `workspace.trusted`, or leave the line out.");
            }
        }
    }

    /// <param name="tree">The tree.</param>
    /// <param name="roots">The roots so far, with their trees; the tree's own is added.</param>
    private static IEnumerable<PolicyFinding> CheckRoot(TreePolicy tree, Dictionary<string, string> roots)
    {
        if (!roots.TryAdd(tree.Root.Text, tree.Name))
        {
            yield return new(["trees", tree.Name, "root"], $"the tree `{roots[tree.Root.Text]}` has the same root; give each tree a folder of its own.");
        }
    }
}
