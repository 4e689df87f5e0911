namespace Reeve.Google.Directory;

/// <summary>An organisational unit.</summary>
/// <param name="Id">Its ID, such as <c>id:03ph8a2z</c>.</param>
/// <param name="Path">From the top, such as <c>/Sales/North</c>; <c>/</c> for the top itself.</param>
/// <remarks>Source: Directory API, resource "orgunits".</remarks>
public sealed record DirectoryOrgUnit(string Id, string Path);
