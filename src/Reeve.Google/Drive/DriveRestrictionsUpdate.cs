namespace Reeve.Google.Drive;

/// <summary>What to change of a shared drive's restrictions: what is null stays as it is.</summary>
/// <remarks>Source: Drive API v3, drives.update, "restrictions".</remarks>
public sealed record DriveRestrictionsUpdate
{
    /// <summary>Whether readers and commenters may not download, print or copy.</summary>
    public bool? CopyRequiresWriter { get; init; }

    /// <summary>Whether nobody outside the organisation has access.</summary>
    public bool? DomainUsersOnly { get; init; }

    /// <summary>Whether nobody but members has access.</summary>
    public bool? MembersOnly { get; init; }

    /// <summary>Whether only organizers may share folders.</summary>
    public bool? SharingFoldersRequiresOrganizer { get; init; }
}
