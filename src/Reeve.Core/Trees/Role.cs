namespace Reeve.Core.Trees;

/// <summary>What a grant allows, from nothing to everything; a higher value allows all that a lower one does.</summary>
/// <remarks>Source: Drive API v3, guide "Roles and permissions". The default value, <see cref="None"/>, is the absence of a grant.</remarks>
public enum Role : byte
{
    /// <summary>No access.</summary>
    None = 0,

    /// <summary>May look.</summary>
    Reader = 1,

    /// <summary>May look and comment.</summary>
    Commenter = 2,

    /// <summary>May edit, and share further where the item lets writers share.</summary>
    Writer = 3,

    /// <summary>Content manager; folders of shared drives only.</summary>
    FileOrganizer = 4,

    /// <summary>Manager; shared drives only.</summary>
    Organizer = 5,

    /// <summary>The one owner of an item in My Drive.</summary>
    Owner = 6,
}
