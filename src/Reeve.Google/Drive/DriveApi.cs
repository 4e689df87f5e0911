using System.Text.Json;
using Reeve.Google.Calls;
using Reeve.Google.Drive.Wire;
using Reeve.Http.Paging;

namespace Reeve.Google.Drive;

/// <summary>Drive's methods, in the name of one actor. Thread-safe.</summary>
/// <remarks>
/// Items of shared drives are included throughout (<c>supportsAllDrives</c>). Each method throws
/// <see cref="Reeve.Http.Failures.ApiException"/> when the service refuses or fails, after the repeats that are allowed.
/// Source: Drive API v3, reference.
/// </remarks>
public sealed class DriveApi
{
    private const int FilesPageSize = 1000; // The most there is. Source: Drive API v3, files.list, "pageSize".
    private const int SmallPageSize = 100; // The most there is for permissions.list and drives.list.

    private readonly GoogleCalls _calls;
    private readonly StringPools _pools;

    internal DriveApi(GoogleCalls calls, StringPools pools)
    {
        _calls = calls;
        _pools = pools;
    }

    /// <summary>Returns the actor's "about" as the service wrote it.</summary>
    /// <param name="fields">A field mask such as <c>user,storageQuota</c>; the service demands one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<JsonElement> GetAboutAsync(string fields, CancellationToken cancellationToken) =>
        _calls.ReadAsync(
            DriveMethods.AboutGet, $"about?fields={DrivePath.Escape(fields)}", WireJson.ReadElement, cancellationToken);

    /// <summary>Lists files page by page, each page when it is asked for, each file once.</summary>
    /// <param name="q">The search, its values quoted by <see cref="DriveQuery.Quote"/>. Trashed files are found unless it says otherwise.</param>
    /// <param name="fields">How much of each file to bring.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<DriveFilePage> ListFilesAsync(
        string q, DriveFields fields, CancellationToken cancellationToken)
    {
        var query = DrivePath.Files($"pageSize={FilesPageSize}&q={DrivePath.Escape(q)}&fields={DrivePath.Escape(DriveMasks.Files(fields))}");

        return RestartedList.ReadAsync(
            (token, stop) => _calls.ReadAsync(DriveMethods.FilesList, query + DrivePath.Page(token), ReadFilePage, stop),
            (page, given) => page.Without(given),
            GoogleFaults.IsStalePage,
            cancellationToken);
    }

    /// <summary>Returns one file, with its grants where the actor may share it and it is not in a shared drive.</summary>
    /// <param name="fileId">The file's ID, or <c>root</c> for the actor's My Drive.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<DriveFile> GetFileAsync(string fileId, CancellationToken cancellationToken) =>
        _calls.ReadAsync(DriveMethods.FilesGet, DrivePath.File(fileId, DriveMasks.File), ReadFile, cancellationToken);

    /// <summary>Changes a file's flags and returns it as it is then. Safe to repeat.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<DriveFile> UpdateFileAsync(string fileId, DriveFileUpdate update, CancellationToken cancellationToken) =>
        _calls.WriteRepeatablyAsync(
            DriveMethods.FilesUpdate,
            HttpMethod.Patch,
            DrivePath.File(fileId, DriveMasks.File),
            DriveBodies.Write(update),
            ReadFile,
            cancellationToken);

    /// <summary>Lists the grants on a file, or the members of a shared drive.</summary>
    /// <param name="fileId">The file's ID, or the shared drive's.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<DrivePermission> ListPermissionsAsync(
        string fileId, CancellationToken cancellationToken)
    {
        var path = DrivePath.Permissions(fileId, DriveMasks.Permissions) + $"&pageSize={SmallPageSize}";

        return Pages.EachAsync(
            (token, stop) => _calls.ReadAsync(DriveMethods.PermissionsList, path + DrivePath.Page(token), ReadPermissionPage, stop), cancellationToken);
    }

    /// <summary>Returns one grant.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="permissionId">The grantee's ID.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<DrivePermission> GetPermissionAsync(string fileId, string permissionId, CancellationToken cancellationToken) =>
        _calls.ReadAsync(
            DriveMethods.PermissionsGet,
            DrivePath.Permission(fileId, permissionId) + PermissionFields,
            ReadPermission,
            cancellationToken);

    /// <summary>Grants, without a notification mail, and returns what the grantee has then. Safe to repeat: a grantee has one grant a file.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="permission">The grant to make. A role below what the grantee has is not lowered: compare the answer's.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<DrivePermission> CreatePermissionAsync(string fileId, NewDrivePermission permission, CancellationToken cancellationToken)
    {
        // Without a mail, the same request twice is the same grant once; with one, it would be two mails.
        var mail = permission.Type is "user" or "group" ? "&sendNotificationEmail=false" : "";

        return _calls.WriteRepeatablyAsync(
            DriveMethods.PermissionsCreate,
            HttpMethod.Post,
            DrivePath.Permissions(fileId, DriveMasks.Permission) + mail,
            DriveBodies.Write(permission),
            ReadPermission,
            cancellationToken);
    }

    /// <summary>Changes a grant's role or end and returns it as it is then. Safe to repeat.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="permissionId">The grantee's ID.</param>
    /// <param name="update">What to change. A grant that has the role already may be refused: leave out what does not change.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<DrivePermission> UpdatePermissionAsync(
        string fileId, string permissionId, DrivePermissionUpdate update, CancellationToken cancellationToken) =>
        _calls.WriteRepeatablyAsync(
            DriveMethods.PermissionsUpdate,
            HttpMethod.Patch,
            DrivePath.Permission(fileId, permissionId) + PermissionFields + (update.RemoveExpiration ? "&removeExpiration=true" : ""),
            DriveBodies.Write(update),
            ReadPermission,
            cancellationToken);

    /// <summary>Takes the direct grant away; what the grantee inherits stays. Safe to repeat.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="permissionId">The grantee's ID.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task DeletePermissionAsync(string fileId, string permissionId, CancellationToken cancellationToken) =>
        _calls.WriteRepeatablyAsync(
            DriveMethods.PermissionsDelete,
            HttpMethod.Delete,
            DrivePath.Permission(fileId, permissionId),
            ReadOnlyMemory<byte>.Empty,
            static _ => true,
            cancellationToken);

    /// <summary>Lists the shared drives that the actor is a member of.</summary>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<SharedDrive> ListDrivesAsync(CancellationToken cancellationToken) =>
        Pages.EachAsync(
            (token, stop) => _calls.ReadAsync(
                DriveMethods.DrivesList,
                $"drives?pageSize={SmallPageSize}&fields={DrivePath.Escape(DriveMasks.Drives)}" + DrivePath.Page(token),
                SharedDriveReader.ReadPage,
                stop),
            cancellationToken);

    /// <summary>Returns one shared drive.</summary>
    /// <param name="driveId">The drive's ID.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<SharedDrive> GetDriveAsync(string driveId, CancellationToken cancellationToken) =>
        _calls.ReadAsync(DriveMethods.DrivesGet, DrivePath.Drive(driveId, DriveMasks.Drive), SharedDriveReader.Read, cancellationToken);

    private static string PermissionFields => $"&fields={DrivePath.Escape(DriveMasks.Permission)}";

    private Page<DriveFilePage> ReadFilePage(ReadOnlySpan<byte> body) => _pools.Use(body, DriveFileReader.ReadPage);

    private DriveFile ReadFile(ReadOnlySpan<byte> body) => _pools.Use(body, DriveFileReader.Read);

    private Page<IReadOnlyList<DrivePermission>> ReadPermissionPage(ReadOnlySpan<byte> body) => _pools.Use(body, DrivePermissionReader.ReadPage);

    private DrivePermission ReadPermission(ReadOnlySpan<byte> body) => _pools.Use(body, DrivePermissionReader.Read);
}
