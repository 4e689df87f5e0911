namespace Reeve.Google.Drive;

/// <summary>One page of a list of files.</summary>
/// <param name="Files">In the service's order. May be short or empty on any page, not only on the last.</param>
/// <param name="IncompleteSearch">The service says that it did not search everything: what is missing is unknown.</param>
public sealed record DriveFilePage(IReadOnlyList<DriveFile> Files, bool IncompleteSearch);
