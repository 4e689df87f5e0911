namespace Reeve.Google.Directory;

/// <summary>A domain of the organisation. Not to be compared: its aliases would be compared by reference.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="IsPrimary">The organisation's first.</param>
/// <param name="IsVerified">Shown to be the organisation's: addresses in any other are not yet.</param>
/// <param name="Aliases">Domains in which each of its users and groups has an address as well, in lower case; verified ones only.</param>
/// <remarks>Source: Directory API, resource "domains".</remarks>
public sealed record DirectoryDomain(string Name, bool IsPrimary, bool IsVerified, IReadOnlyList<string> Aliases);
