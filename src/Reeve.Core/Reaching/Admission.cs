using System.Diagnostics;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>A restriction of a shared drive that shuts people out, whatever they are granted.</summary>
public enum Bar : byte
{
    /// <summary>Nobody from outside gets in.</summary>
    InternalOnly,

    /// <summary>Nobody gets in but the members of the drive.</summary>
    MembersOnly,
}

/// <summary>The restrictions as policies write them.</summary>
public static class Bars
{
    /// <summary>Returns the name of <paramref name="bar"/>: <c>internalOnly</c> or <c>membersOnly</c>.</summary>
    public static string Name(this Bar bar) => bar switch
    {
        Bar.InternalOnly => "internalOnly",
        Bar.MembersOnly => "membersOnly",
        _ => throw new UnreachableException(),
    };
}

/// <summary>Whom the restrictions of a shared drive let in at all.</summary>
/// <remarks>
/// Grants to others stay listed, and count again once the restriction is lifted. Who is a member is known of a whole drive only; of a
/// folder in one nobody is taken not to be. Source: Drive API v3, drives, "restrictions": domainUsersOnly, driveMembersOnly.
/// </remarks>
internal sealed class Admission(Tree tree, DirectoryFacts people, Workspace workspace)
{
    private readonly Dictionary<Principal, Bar?> _bars = [];

    /// <summary>Whether everybody outside is shut out.</summary>
    public bool IsInternalOnly { get; } = tree.Drive?.Restrictions.InternalOnly == true;

    /// <summary>Whether everybody but the members is shut out.</summary>
    public bool IsMembersOnly { get; } = tree.Drive?.Restrictions.MembersOnly == true && tree.IsWholeDrive && tree.Root.IsKnown;

    /// <summary>What shuts out the one whose circle it is; null if nothing does.</summary>
    public Bar? BarTo(Circle circle) =>
        IsInternalOnly && workspace.IsExposure(circle.Principal) ? Bar.InternalOnly
        : IsMembersOnly && !tree.Root.Grants.Any(grant => !grant.Grantee.Principal.IsDeletedAccount && circle.Holds(grant.Grantee.Principal)) ? Bar.MembersOnly
        : null;

    /// <summary>What shuts a principal out; null if nothing does.</summary>
    public Bar? BarTo(Principal principal)
    {
        if (!IsInternalOnly && !IsMembersOnly)
        {
            return null;
        }

        if (!_bars.TryGetValue(principal, out var bar))
        {
            _bars.Add(principal, bar = BarTo(Circle.Of(principal, people, workspace)));
        }

        return bar;
    }
}
