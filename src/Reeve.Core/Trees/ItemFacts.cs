namespace Reeve.Core.Trees;

/// <summary>What the service tells of an item, but for its grants.</summary>
/// <param name="Id">The file id.</param>
/// <param name="Name">The name, any character is possible.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">The owner's address in lower case; null if the service tells none.</param>
/// <param name="IsTrashed">Whether it, or a folder above it, is in the trash.</param>
/// <param name="IsLimited">Whether it is a folder with limited access.</param>
/// <param name="WritersCanShare">Whether writers may share it; null if the service does not tell.</param>
/// <param name="ReaderCanShare">Whether the one who reads the tree may share it.</param>
/// <param name="ReadersCanDownload">Whether readers and commenters may download, print and copy it; null if the service does not tell.</param>
public readonly record struct ItemFacts(
    string Id,
    string Name,
    ItemKind Kind,
    string? Owner = null,
    bool IsTrashed = false,
    bool IsLimited = false,
    bool? WritersCanShare = null,
    bool ReaderCanShare = true,
    bool? ReadersCanDownload = null);
