using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>Says which kind of exposure a grant is, if any: one kind a grant, the worst.</summary>
internal sealed class ExposureRules(DirectoryFacts people, Workspace workspace)
{
    private readonly Dictionary<Principal, ImmutableArray<Principal>> _outsiders = [];

    /// <summary>The kind of one grant as it is seen on an item; null if it is none. What an owner has below, on what others own, is a grant like any.</summary>
    public ExposureKind? KindOf(Grant grant) => (grant.Grantee.Principal, grant.Direct) switch
    {
        ({ Kind: PrincipalKind.Anyone }, _) => grant.Findable ? ExposureKind.Findable : ExposureKind.Anyone,
        ({ IsDeletedAccount: true }, Role.Owner) => ExposureKind.OwnerGone,
        ({ IsDeletedAccount: true }, _) => null,
        (var principal, Role.Owner) => OfOwner(principal),
        ({ } principal, _) => OfOther(principal),
    };

    /// <summary>The kind of a grant as it is while the restrictions of its drive stand; null if it is none, or all whom it would let in are shut out.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="admission">Whom the drive lets in.</param>
    /// <param name="bar">What makes the grant worth nothing, or less than it says; null if nothing does.</param>
    public ExposureKind? KindOf(Grant grant, Admission admission, out Bar? bar)
    {
        var kind = KindOf(grant);
        var isGroupHeldBack = kind == ExposureKind.GroupWithOutsiders && admission.IsInternalOnly;
        bar = kind is null ? null : admission.BarTo(grant.Grantee.Principal) ?? (isGroupHeldBack ? Bar.InternalOnly : null);
        if (bar is not Bar.InternalOnly)
        {
            return bar is null ? kind : null;
        }

        // Outsiders are shut out, those inside are not: a link is for all of them, and so may a group be.
        var isForAllInside = isGroupHeldBack ? people.HoldsEveryone(grant.Grantee.Principal) : grant.Grantee.Principal.Kind == PrincipalKind.Anyone;
        return isForAllInside && (isGroupHeldBack || !admission.IsMembersOnly) ? ExposureKind.DomainWide : null;
    }

    /// <summary>Who in a group is outside, at any depth, by address; a trusted one is outside too.</summary>
    public ImmutableArray<Principal> OutsidersIn(Principal group)
    {
        if (!_outsiders.TryGetValue(group, out var outsiders))
        {
            outsiders = [.. people.Within(group).Where(workspace.IsExposure).OrderBy(principal => principal.ToString(), StringComparer.Ordinal)];
            _outsiders.Add(group, outsiders);
        }

        return outsiders;
    }

    /// <summary>Whether a grant lets somebody manage a drive who can sign in; a group whose members are not known is taken to.</summary>
    public bool Manages(Grant grant) => grant.Effective == Role.Organizer && !grant.Grantee.Principal.IsDeletedAccount && (grant.Grantee.Principal.Kind == PrincipalKind.User
        ? IsActive(grant.Grantee.Principal)
        : people.HoldsEveryone(grant.Grantee.Principal) || people.UnknownWithin(grant.Grantee.Principal).Any()
            || people.Within(grant.Grantee.Principal).Any(member => member.Kind == PrincipalKind.User && IsActive(member)));

    private bool IsActive(Principal user) => people.StateOf(user) is null or AccountState.Active;

    private ExposureKind? OfOwner(Principal owner) => workspace.StandingOf(owner) != Standing.Inside ? ExposureKind.OwnerOutside
        : IsActive(owner) ? null
        : ExposureKind.OwnerGone;

    private ExposureKind? OfOther(Principal principal) => workspace.StandingOf(principal) switch
    {
        Standing.Trusted => ExposureKind.Trusted,
        Standing.Outside => principal.Kind == PrincipalKind.User && ConsumerDomains.Has(principal.DomainName) ? ExposureKind.Personal : ExposureKind.External,
        _ when principal.Kind == PrincipalKind.Domain => ExposureKind.DomainWide,
        _ when principal.Kind != PrincipalKind.Group => null,
        _ when OutsidersIn(principal).Length > 0 => ExposureKind.GroupWithOutsiders,
        _ => people.HoldsEveryone(principal) ? ExposureKind.DomainWide : null,
    };
}
