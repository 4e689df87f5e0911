using System.Text.Json;

namespace Reeve.Google.Drive;

/// <summary>Drive's methods, in the name of one actor. Thread-safe.</summary>
/// <remarks>
/// Items of shared drives are included throughout (<c>supportsAllDrives</c>). Each method throws
/// <see cref="Reeve.Http.Failures.ApiException"/> when the service refuses or fails, after the repeats that are allowed.
/// Source: Drive API v3, reference.
/// </remarks>
public sealed class DriveApi
{
    internal DriveApi()
    {
    }

    /// <summary>Returns the actor's "about" as the service wrote it.</summary>
    /// <param name="fields">A field mask such as <c>user,storageQuota</c>; the service demands one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<JsonElement> GetAboutAsync(string fields, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Lists files page by page, each page when it is asked for.</summary>
    /// <param name="q">The search, its values quoted by <see cref="DriveQuery.Quote"/>. Trashed files are found unless it says otherwise.</param>
    /// <param name="fields">How much of each file to bring.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<DriveFilePage> ListFilesAsync(
        string q, DriveFields fields, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Returns one file, with its grants where the actor may share it and it is not in a shared drive.</summary>
    /// <param name="fileId">The file's ID, or <c>root</c> for the actor's My Drive.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<DriveFile> GetFileAsync(string fileId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Changes a file's flags and returns it as it is then. Safe to repeat.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<DriveFile> UpdateFileAsync(string fileId, DriveFileUpdate update, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Lists the grants on a file, or the members of a shared drive.</summary>
    /// <param name="fileId">The file's ID, or the shared drive's.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<DrivePermission> ListPermissionsAsync(
        string fileId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Returns one grant.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="permissionId">The grantee's ID.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<DrivePermission> GetPermissionAsync(string fileId, string permissionId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Grants, without a notification mail, and returns what the grantee has then. Safe to repeat: a grantee has one grant a file.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="permission">The grant to make. A role below what the grantee has is not lowered: compare the answer's.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<DrivePermission> CreatePermissionAsync(string fileId, NewDrivePermission permission, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Changes a grant's role or end and returns it as it is then. Safe to repeat.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="permissionId">The grantee's ID.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<DrivePermission> UpdatePermissionAsync(
        string fileId, string permissionId, DrivePermissionUpdate update, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Takes the direct grant away; what the grantee inherits stays. Safe to repeat.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="permissionId">The grantee's ID.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task DeletePermissionAsync(string fileId, string permissionId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Lists the shared drives that the actor is a member of.</summary>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<SharedDrive> ListDrivesAsync(CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Returns one shared drive.</summary>
    /// <param name="driveId">The drive's ID.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<SharedDrive> GetDriveAsync(string driveId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
