namespace Reeve.Google.Directory;

/// <summary>A member of a group.</summary>
/// <param name="Id">The ID of the user, group or organisation.</param>
/// <param name="Email">The address, in lower case; null for a whole organisation, and where the service does not tell it.</param>
/// <param name="Type">What kind of member.</param>
/// <param name="Role"><c>OWNER</c>, <c>MANAGER</c> or <c>MEMBER</c>: all of them are members. Empty if not given.</param>
/// <param name="Status"><c>ACTIVE</c>, <c>SUSPENDED</c> and so on, of users; empty if not given.</param>
/// <remarks>Source: Directory API, resource "members".</remarks>
public sealed record DirectoryMember(string Id, string? Email, DirectoryMemberType Type, string Role, string Status);
