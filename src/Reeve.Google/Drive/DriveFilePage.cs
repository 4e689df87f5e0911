using Reeve.Http.Paging;

namespace Reeve.Google.Drive;

/// <summary>One page of a list of files.</summary>
/// <param name="Files">In the service's order. May be short or empty on any page, not only on the last.</param>
/// <param name="IncompleteSearch">The service says that it did not search everything: what is missing is unknown.</param>
public sealed record DriveFilePage(IReadOnlyList<DriveFile> Files, bool IncompleteSearch)
{
    /// <summary>This page without files that were given before.</summary>
    internal DriveFilePage Without(ISet<string> given) => this with { Files = RestartedList.New(Files, file => file.Id, given) };
}
