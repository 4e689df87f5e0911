namespace Reeve.Core.Trees;

/// <summary>A principal as the service knows it: the id stays the same on every item and through changes of address.</summary>
/// <param name="Id">The permission id, opaque. Source: Drive API v3, permissions, "id".</param>
/// <param name="Principal">Whom the service shows for it: for users and groups the primary address.</param>
public sealed record Grantee(string Id, Principal Principal)
{
    /// <summary>Everyone, by link or by search: two grantees for the service.</summary>
    /// <remarks>Source: Drive API v3, permissions, "id": <c>anyoneWithLink</c>, and <c>anyone</c> where search finds the item.</remarks>
    public static Grantee Anyone(bool findable) => new(findable ? "anyone" : "anyoneWithLink", Principal.Anyone);
}
