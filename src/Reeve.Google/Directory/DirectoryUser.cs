namespace Reeve.Google.Directory;

/// <summary>A user of the organisation. Not to be compared: its aliases would be compared by reference.</summary>
/// <param name="Id">The account's ID, which is not the permission ID that Drive knows it by.</param>
/// <param name="PrimaryEmail">The address that can be acted as, in lower case. Changes when the user is renamed.</param>
/// <param name="Aliases">All other addresses, in lower case, in no order; those that cannot be edited and former primary ones that were kept are among them.</param>
/// <param name="IsSuspended">Cannot sign in, nor be acted as.</param>
/// <param name="IsArchived">Cannot sign in; what the user owns stays.</param>
/// <param name="IsAdmin">A super administrator.</param>
/// <param name="IsDelegatedAdmin">An administrator of some things.</param>
/// <param name="OrgUnitPath">The organisational unit, such as <c>/Sales/North</c>; <c>/</c> for the highest, empty if not given.</param>
/// <param name="DeletedAt">When the account was deleted; null for one that was not. Only lists of deleted users have them.</param>
/// <remarks>Source: Directory API, resource "users".</remarks>
public sealed record DirectoryUser(
    string Id,
    string PrimaryEmail,
    IReadOnlyList<string> Aliases,
    bool IsSuspended,
    bool IsArchived,
    bool IsAdmin,
    bool IsDelegatedAdmin,
    string OrgUnitPath,
    DateTimeOffset? DeletedAt);
