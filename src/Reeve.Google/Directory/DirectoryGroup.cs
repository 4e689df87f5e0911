namespace Reeve.Google.Directory;

/// <summary>A group. Not to be compared: its aliases would be compared by reference.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Email">Its address, in lower case.</param>
/// <param name="Aliases">Its other addresses, in lower case, in no order; those that cannot be edited are among them.</param>
/// <param name="DirectMembersCount">Members of its own: what is in groups within it is not counted.</param>
/// <remarks>Source: Directory API, resource "groups".</remarks>
public sealed record DirectoryGroup(string Id, string Email, IReadOnlyList<string> Aliases, long DirectMembersCount);
