namespace Reeve.Google.Drive;

/// <summary>A grant to be made.</summary>
/// <param name="Type"><c>user</c>, <c>group</c>, <c>domain</c> or <c>anyone</c>.</param>
/// <param name="Role"><c>reader</c>, <c>commenter</c>, <c>writer</c>, <c>fileOrganizer</c> or <c>organizer</c>.</param>
/// <param name="EmailAddress">For a user or group, else null.</param>
/// <param name="Domain">For a domain, else null.</param>
/// <param name="AllowFileDiscovery">For a domain or anyone: found by search. Null leaves it to the service.</param>
/// <param name="ExpirationTime">When it ends, at most a year ahead; null for never.</param>
public sealed record NewDrivePermission(
    string Type,
    string Role,
    string? EmailAddress,
    string? Domain,
    bool? AllowFileDiscovery,
    DateTimeOffset? ExpirationTime);
