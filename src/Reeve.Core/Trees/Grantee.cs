namespace Reeve.Core.Trees;

/// <summary>A principal as the service knows it: the id stays the same on every item and through changes of address.</summary>
/// <param name="Id">The permission id, opaque. Source: Drive API v3, permissions, "id".</param>
/// <param name="Principal">Whom the service shows for it: for users and groups the primary address.</param>
public sealed record Grantee(string Id, Principal Principal);
