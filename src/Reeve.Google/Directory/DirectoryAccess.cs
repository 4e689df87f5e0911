namespace Reeve.Google.Directory;

/// <summary>What the Directory is asked for: each takes scopes of its own.</summary>
public enum DirectoryAccess
{
    /// <summary>Who the users are.</summary>
    Users,

    /// <summary>Which groups there are.</summary>
    Groups,

    /// <summary>Who is in a group.</summary>
    Members,

    /// <summary>Which domains the organisation has.</summary>
    Domains,

    /// <summary>Its organisational units.</summary>
    OrgUnits,
}
