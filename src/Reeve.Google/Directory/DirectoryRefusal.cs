namespace Reeve.Google.Directory;

/// <summary>Why the Directory may not be asked at all, whatever about.</summary>
public enum DirectoryRefusal
{
    /// <summary>Whoever asks is not an administrator who may read that.</summary>
    NotAdministrator,

    /// <summary>The scope is not delegated to the service account, or an administrator restricts it.</summary>
    NotDelegated,

    /// <summary>The Admin SDK API is not enabled in the service account's project.</summary>
    ApiDisabled,

    /// <summary>Whoever is to ask cannot be acted as: unknown, suspended, deleted, ruled out here.</summary>
    CannotActAs,
}
