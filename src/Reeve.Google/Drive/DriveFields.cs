namespace Reeve.Google.Drive;

/// <summary>How much of each file a list brings.</summary>
public enum DriveFields
{
    /// <summary>Everything <see cref="DriveFile"/> can hold, grants and their origin included.</summary>
    Crawl,

    /// <summary>The same without grants: <see cref="DriveFile.Permissions"/> stays null.</summary>
    Names,
}
