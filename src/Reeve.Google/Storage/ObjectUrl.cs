namespace Reeve.Google.Storage;

/// <summary>Where an object can be opened.</summary>
/// <param name="Address">The URL, escaped.</param>
/// <param name="Reach">Who can open it there.</param>
public sealed record ObjectUrl(string Address, ObjectReach Reach);

/// <summary>Who can open an object's URL.</summary>
public enum ObjectReach
{
    /// <summary>Everybody: a request without credentials has opened it.</summary>
    Public,

    /// <summary>Whoever is signed in and may read it: a request without credentials was refused.</summary>
    SignedIn,

    /// <summary>It could not be found out. The URL is that for people who are signed in.</summary>
    Unknown,
}
