namespace Reeve.Google.Identity;

/// <summary>What Google's public list of a service account's keys says of one of them.</summary>
/// <param name="IsListed">Whether it is there: a key that was deleted or disabled is not, an hour later at the latest.</param>
/// <param name="CreatedAt">When it was made; null if it is not there.</param>
public sealed record KeyRecord(bool IsListed, DateTimeOffset? CreatedAt);
