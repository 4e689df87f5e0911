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
    // Domains in which anybody can have an account: to trust one is to trust everybody.
    private static readonly ImmutableHashSet<string> _personal = ["gmail.com", "googlemail.com"];

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

        if (tree.Owner is { } owner && !workspace.IsInside(owner))
        {
            yield return new(["trees", tree.Name, "owner"], $"`{owner}` is not in `workspace.domains`, and ownership cannot leave the workspace; name a user of the workspace.");
        }

        if (tree is { Root: TreeRoot.Drive, Mode: not Mode.Floor } && tree.Access.All(entry => entry.Role != Role.Organizer))
        {
            yield return new(["trees", tree.Name, "access"], "nobody here is an `organizer`, and a shared drive without one cannot be managed; give a user or group `role: organizer`.");
        }

        foreach (var finding in Lists(tree).SelectMany(list => CheckList(list.Place, list.Access, tree, workspace)).Concat(CheckExemptions(tree, workspace)).Concat(CheckMembersOnly(tree)))
        {
            yield return finding;
        }
    }

    /// <summary>A list names each principal once, and only who may be listed.</summary>
    private static IEnumerable<PolicyFinding> CheckList(ImmutableArray<string> place, ImmutableArray<Access> access, TreePolicy tree, Workspace workspace)
    {
        var seen = new HashSet<Principal>();
        for (var index = 0; index < access.Length; index++)
        {
            var principal = access[index].Principal;
            var at = PrincipalPlace(place.Add($"{index}"), principal);
            if (!seen.Add(principal))
            {
                yield return new(at, $"`{principal}` is in this list twice; keep the line that is meant.");
            }

            if (IsShutOut(principal, tree, workspace))
            {
                yield return new(at, ShutOut(principal));
            }
            else if (principal != Principal.Anyone && workspace.StandingOf(principal) == Standing.Outside)
            {
                yield return new(at, $"`{principal}` is outside the workspace; {Mend(principal)} under `exceptions`, with a date and a reason.");
            }
        }
    }

    private static IEnumerable<PolicyFinding> CheckExemptions(TreePolicy tree, Workspace workspace) => tree.Exemptions
        .Select((exemption, index) => (exemption.Allow.Principal, Place: (ImmutableArray<string>)["trees", tree.Name, "exceptions", $"{index}", "allow"]))
        .Where(entry => IsShutOut(entry.Principal, tree, workspace))
        .Select(entry => new PolicyFinding(PrincipalPlace(entry.Place, entry.Principal), ShutOut(entry.Principal)));

    /// <summary>Where only members have access there is nothing to say of single folders and files.</summary>
    private static IEnumerable<PolicyFinding> CheckMembersOnly(TreePolicy tree)
    {
        (string Key, bool IsGiven)[] parts = [("overrides", !tree.Overrides.IsEmpty), ("exceptions", !tree.Exemptions.IsEmpty)];
        return parts.Where(part => part.IsGiven && tree.Restrictions.MembersOnly == true).Select(part => new PolicyFinding(
            ["trees", tree.Name, part.Key],
            $"by `membersOnly` the members of the shared drive have access, to all of it, and nobody else has; leave `{part.Key}` out, or `membersOnly`."));
    }

    private static bool IsShutOut(Principal principal, TreePolicy tree, Workspace workspace) =>
        tree.Restrictions.InternalOnly == true && workspace.StandingOf(principal) != Standing.Inside;

    private static string ShutOut(Principal principal) => $"`internalOnly` lets nobody from outside in, and `{principal}` is outside; leave this out, or `internalOnly`.";

    private static string Mend(Principal principal) => _personal.Contains(principal.DomainName)
        ? "leave the line out, and allow what is there"
        : $"add `{principal.DomainName}` to `workspace.trusted`, or leave the line out and allow what is there";

    /// <summary>The lists of access of a tree, its own first.</summary>
    private static IEnumerable<(ImmutableArray<string> Place, ImmutableArray<Access> Access)> Lists(TreePolicy tree) =>
    [
        (["trees", tree.Name, "access"], tree.Access),
        .. tree.Overrides.Select((one, index) => ((ImmutableArray<string>)["trees", tree.Name, "overrides", $"{index}", "access"], one.Rule.Lists)),
    ];

    private static ImmutableArray<string> PrincipalPlace(ImmutableArray<string> entry, Principal principal) => entry.Add(principal.Kind.ToString().ToLowerInvariant());

    /// <param name="tree">The tree.</param>
    /// <param name="roots">The roots so far, with their trees; the tree's own is added.</param>
    private static IEnumerable<PolicyFinding> CheckRoot(TreePolicy tree, Dictionary<string, string> roots)
    {
        // A shared drive's id is that of its root folder too, so one text is one place, whichever key it stands under.
        if (!roots.TryAdd(tree.Root.Text, tree.Name))
        {
            var (key, mend) = tree.Root is TreeRoot.Drive ? ("drive", "a shared drive") : ("root", "a folder");
            yield return new(["trees", tree.Name, key], $"the tree `{roots[tree.Root.Text]}` has the same root; give each tree {mend} of its own.");
        }
    }
}
