namespace Reeve.Core.Trees;

/// <summary>What may be done with what one has; null everywhere: no opinion.</summary>
/// <param name="Resharing">Whether editors may share further.</param>
/// <param name="Download">Whether readers and commenters may download, print and copy.</param>
/// <param name="MembersOnly">Whether only members of the shared drive may have access; shared drives only.</param>
/// <param name="InternalOnly">Whether only those inside may have access; shared drives only.</param>
public sealed record Restrictions(bool? Resharing = null, bool? Download = null, bool? MembersOnly = null, bool? InternalOnly = null)
{
    /// <summary>No opinion about any.</summary>
    public static Restrictions None { get; } = new();
}
