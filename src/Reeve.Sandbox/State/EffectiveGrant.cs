namespace Reeve.Sandbox.State;

/// <summary>What one principal has on one item, from all sources together.</summary>
/// <param name="Principal">Whoever has it.</param>
/// <param name="Direct">The role given on the item itself, <see cref="Role.None"/> for none.</param>
/// <param name="Inherited">The highest role from the folders above, <see cref="Role.None"/> for none.</param>
/// <param name="ExpiresAt">When the effective role ends; null for never.</param>
/// <param name="Findable">For domains and anyone: found by search.</param>
/// <param name="MetadataOnly">True on a folder with limited access, for whoever it keeps out.</param>
/// <param name="Limited">True for every grant on a folder with limited access.</param>
internal readonly record struct EffectiveGrant(
    Principal Principal, Role Direct, Role Inherited, DateTimeOffset? ExpiresAt, bool Findable, bool MetadataOnly, bool Limited)
{
    /// <summary>The higher of the two; reader where only the metadata may be seen.</summary>
    public Role Role => MetadataOnly ? Role.Reader : Direct > Inherited ? Direct : Inherited;
}
