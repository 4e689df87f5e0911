using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Chooses when a grant is changed: exposures are closed first, unless that could cost somebody who is listed.</summary>
/// <param name="policy">The policy.</param>
/// <param name="tree">The tree.</param>
/// <param name="addresses">What is known, whom the trees show included.</param>
internal sealed class PhaseChooser(Policy policy, TreePolicy tree, Addresses addresses)
{
    private readonly HashSet<string> _promised = new(StringComparer.Ordinal);

    /// <summary>Listed people and groups outside whose grantee is not known yet: any of them could be one who has a grant under another address.</summary>
    private readonly bool _hasUnseen = tree.Access.Any(entry => IsPerson(entry.Principal)
        && policy.Workspace.StandingOf(entry.Principal) == Standing.Trusted
        && !addresses.TryResolve(entry.Principal, out _));

    /// <summary>Returns the phase. Verdicts have to come in the order of judging, the root's promises first.</summary>
    public Phase PhaseOf(Verdict.GrantOff off)
    {
        if (off.Gives)
        {
            _promised.Add(off.Grantee.Id);
            return Phase.Grant;
        }

        return policy.Workspace.IsExposure(off.Grantee.Principal) && !Waits(off) ? Phase.Close : Phase.Take;
    }

    /// <summary>Whoever is listed, or may turn out to be, gets what is promised before anything else of theirs goes.</summary>
    private bool Waits(Verdict.GrantOff off) => (off.After is null && _promised.Contains(off.Grantee.Id))
        || (_hasUnseen && IsPerson(off.Grantee.Principal) && policy.Workspace.StandingOf(off.Grantee.Principal) == Standing.Trusted);

    private static bool IsPerson(Principal principal) => principal.Kind is PrincipalKind.User or PrincipalKind.Group;
}
