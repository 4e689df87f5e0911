namespace Reeve.Sandbox.State;

/// <summary>What a shared drive does not let its people do.</summary>
/// <remarks>Source: Drive API v3, resource <c>drives</c>, "restrictions".</remarks>
internal sealed record DriveRestrictions
{
    /// <summary>What a new shared drive has: everything is free.</summary>
    /// <remarks>
    /// Content managers share folders unless the domain says otherwise. Source: Google Workspace Updates, "New setting for content
    /// managers to modify shared drives now on by default".
    /// </remarks>
    public static readonly DriveRestrictions OfNewDrive = new();

    /// <summary>True if only administrators may change the others.</summary>
    public bool AdminManagedRestrictions { get; init; }

    /// <summary>True if readers and commenters may not copy, print or download; the same as a download restriction for readers.</summary>
    public bool CopyRequiresWriterPermission { get; init; }

    /// <summary>True if outsiders reach nothing in the drive.</summary>
    public bool DomainUsersOnly { get; init; }

    /// <summary>True if nobody but members reaches anything in the drive.</summary>
    public bool DriveMembersOnly { get; init; }

    /// <summary>True if content managers may not share folders.</summary>
    public bool SharingFoldersRequiresOrganizerPermission { get; init; }

    /// <summary>True if writers may not copy or download either; implies <see cref="CopyRequiresWriterPermission"/>.</summary>
    public bool DownloadRestrictedForWriters { get; init; }
}
