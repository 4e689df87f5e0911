namespace Reeve.Google.Drive;

/// <summary>What to change of a file's flags.</summary>
/// <param name="WritersCanShare">Whether editors may share it; null leaves it.</param>
public sealed record DriveFileUpdate(bool? WritersCanShare);
