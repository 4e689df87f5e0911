namespace Reeve.Google.Drive;

/// <summary>A shared drive as one actor sees it.</summary>
/// <param name="Id">Its ID, which is the ID of its root folder as well.</param>
/// <param name="Name">Its name; several drives may bear the same.</param>
/// <remarks>Source: Drive API v3, resource "drives".</remarks>
public sealed record SharedDrive(string Id, string Name)
{
    /// <summary>What is forbidden in it; null if not given.</summary>
    public DriveRestrictions? Restrictions { get; init; }

    /// <summary>What the actor may do with it; null if not given.</summary>
    public DriveCapabilities? Capabilities { get; init; }

    /// <summary>The organisational unit it belongs to; null but in lists made as a domain administrator.</summary>
    public string? OrgUnitId { get; init; }
}
