namespace Reeve.Google.Drive;

/// <summary>What to change of a file: what is null stays as it is.</summary>
/// <param name="WritersCanShare">Whether editors may share it. Refused in a shared drive.</param>
/// <remarks>Source: Drive API v3, files.update.</remarks>
public sealed record DriveFileUpdate(bool? WritersCanShare = null)
{
    /// <summary>Whether readers and commenters may not download, print and copy it.</summary>
    public bool? CopyRequiresWriterPermission { get; init; }

    /// <summary>Whether grants from above do not reach it. Of folders only.</summary>
    public bool? InheritedPermissionsDisabled { get; init; }

    /// <summary>The ID of the folder to move it to.</summary>
    public string? AddParents { get; init; }

    /// <summary>The ID of the folder to move it out of, in the same call: a file is in one folder at most.</summary>
    public string? RemoveParents { get; init; }

    /// <summary>It goes to another folder, which is not the same when done twice.</summary>
    internal bool IsMove => AddParents is not null || RemoveParents is not null;
}
