namespace Reeve.Sandbox.State;

/// <summary>What the role of a delegated administrator lets them see or manage. Source: Workspace administrator help, "Administrator privileges definitions".</summary>
[Flags]
internal enum Privileges : byte
{
    None = 0,
    Users = 1,
    Groups = 2,
    OrgUnits = 4,
    Domains = 8,

    /// <summary>The settings of Drive, with which all shared drives can be managed.</summary>
    Drives = 16,
}
