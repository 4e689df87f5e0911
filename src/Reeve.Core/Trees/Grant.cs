namespace Reeve.Core.Trees;

/// <summary>What one grantee has on one item.</summary>
/// <param name="Grantee">Who.</param>
/// <param name="Direct">The role granted on the item itself; <see cref="Role.None"/> if nothing is.</param>
/// <param name="Inherited">The role that comes from above; <see cref="Role.None"/> if nothing does.</param>
/// <param name="Findable">Whether search finds the item for this grantee; domains and anyone only.</param>
/// <param name="ExpiresAt">When the direct grant ends by itself; null if it lasts.</param>
public readonly record struct Grant(
    Grantee Grantee, Role Direct, Role Inherited = Role.None, bool Findable = false, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>What counts: the higher of the two.</summary>
    public Role Effective => Direct > Inherited ? Direct : Inherited;

    /// <summary>Whether something is granted on the item itself.</summary>
    public bool IsDirect => Direct != Role.None;

    /// <summary>The direct part, as a change sees it.</summary>
    public GrantState State => new(Direct, Findable, ExpiresAt);
}

/// <summary>The part of a direct grant that a change can alter.</summary>
/// <param name="Role">The role, never <see cref="Role.None"/>.</param>
/// <param name="Findable">Whether search finds the item for the grantee; domains and anyone only.</param>
/// <param name="ExpiresAt">When it ends by itself; null if it lasts.</param>
public readonly record struct GrantState(Role Role, bool Findable = false, DateTimeOffset? ExpiresAt = null);
