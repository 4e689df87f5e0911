namespace Reeve.Google.Drive;

/// <summary>A shared drive.</summary>
/// <param name="Id">Its ID, which is the ID of its root folder as well.</param>
/// <param name="Name">Its name; several drives may bear the same.</param>
public sealed record SharedDrive(string Id, string Name);
