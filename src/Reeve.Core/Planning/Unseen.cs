using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Listed people and groups whose grantee is not known yet: any of them could be one who has a grant under another address.</summary>
/// <param name="policy">The policy.</param>
/// <param name="tree">The tree.</param>
/// <param name="addresses">What is known, whom the trees show included.</param>
internal sealed class Unseen(Policy policy, TreePolicy tree, Addresses addresses)
{
    private readonly bool _anyTrusted = tree.Access.Any(entry =>
        entry.Principal.Kind is PrincipalKind.User or PrincipalKind.Group
        && policy.Workspace.StandingOf(entry.Principal) == Standing.Trusted
        && !addresses.TryResolve(entry.Principal, out _));

    /// <summary>Whether an outsider could be one of them, so that its grant waits until they have been granted and are known.</summary>
    public bool Contains(Principal outsider) =>
        _anyTrusted && outsider.Kind is PrincipalKind.User or PrincipalKind.Group && policy.Workspace.StandingOf(outsider) == Standing.Trusted;
}
