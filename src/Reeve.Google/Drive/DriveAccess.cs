namespace Reeve.Google.Drive;

/// <summary>What calls on Drive are made for, and so how broad a scope they need.</summary>
public enum DriveAccess
{
    /// <summary>Reading names, trees and grants. Takes the least scope that is delegated, of three.</summary>
    ReadMetadata,

    /// <summary>Changing grants and flags. Source: Drive API v3, permissions.create, "Authorization scopes".</summary>
    Write,
}
