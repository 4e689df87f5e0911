namespace Reeve.Http.Paging;

/// <summary>One page and the way to the next.</summary>
/// <typeparam name="T">What a page holds.</typeparam>
/// <param name="Content">What it holds, which may be nothing on any page.</param>
/// <param name="NextPageToken">The way to the next; null or empty on the last.</param>
public readonly record struct Page<T>(T Content, string? NextPageToken);
