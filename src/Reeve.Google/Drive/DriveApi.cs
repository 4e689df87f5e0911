using System.Text.Json;
using Reeve.Google.Calls;
using Reeve.Google.Drive.Wire;
using Reeve.Http.Paging;

namespace Reeve.Google.Drive;

/// <summary>Drive's methods, in the name of one actor. Thread-safe.</summary>
/// <remarks>
/// Items of shared drives are included throughout (<c>supportsAllDrives</c>). Each method throws
/// <see cref="Reeve.Http.Failures.ApiException"/> when the service refuses or fails, after the repeats that are allowed.
/// <c>useDomainAdminAccess</c> makes the call as an administrator of the domain, who need not be a member: on shared drives themselves
/// and on their membership, never on what is in them.
/// Source: Drive API v3, reference.
/// </remarks>
public sealed class DriveApi
{
    private const int FilesPageSize = 1000; // The most there is. Source: Drive API v3, files.list, "pageSize".
    private const int SmallPageSize = 100; // The most there is for permissions.list and drives.list.

    private readonly GoogleCalls _calls;
    private readonly GoogleCalls _driveCalls;
    private readonly StringPools _pools;

    /// <param name="calls">Makes the calls on files and grants.</param>
    /// <param name="driveCalls">Makes the calls on shared drives themselves, which take other scopes.</param>
    /// <param name="pools">Strings seen before.</param>
    internal DriveApi(GoogleCalls calls, GoogleCalls driveCalls, StringPools pools)
    {
        _calls = calls;
        _driveCalls = driveCalls;
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
    public IAsyncEnumerable<DriveFilePage> ListFilesAsync(string q, DriveFields fields, CancellationToken cancellationToken) =>
        ListAsync("", q, fields, cancellationToken);

    /// <summary>Lists what is in a shared drive, at whatever depth, as <see cref="ListFilesAsync"/> does. Grants do not come with it.</summary>
    /// <param name="driveId">The drive's ID. The actor must be a member.</param>
    /// <param name="q">The search; null for everything, trashed files as well.</param>
    /// <param name="fields">How much of each file to bring.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<DriveFilePage> ListDriveFilesAsync(
        string driveId, string? q, DriveFields fields, CancellationToken cancellationToken) =>
        ListAsync($"corpora=drive&driveId={DrivePath.Escape(driveId)}&", q, fields, cancellationToken);

    /// <summary>Returns one file, with its grants where the actor may share it and it is not in a shared drive.</summary>
    /// <param name="fileId">The file's ID, or <c>root</c> for the actor's My Drive.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<DriveFile> GetFileAsync(string fileId, CancellationToken cancellationToken) =>
        _calls.ReadAsync(DriveMethods.FilesGet, DrivePath.File(fileId, DriveMasks.File), ReadFile, cancellationToken);

    /// <summary>Changes a file's flags or moves it, and returns it as it is then. Safe to repeat but for a move, which is sent once.</summary>
    /// <param name="fileId">The file's ID.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<DriveFile> UpdateFileAsync(string fileId, DriveFileUpdate update, CancellationToken cancellationToken)
    {
        var path = DrivePath.File(fileId, DriveMasks.File) + DrivePath.With("addParents", update.AddParents) + DrivePath.With("removeParents", update.RemoveParents);
        var body = DriveBodies.Write(update);

        return update.IsMove
            ? _calls.WriteOnceAsync(DriveMethods.FilesUpdate, HttpMethod.Patch, path, body, ReadFile, cancellationToken)
            : _calls.WriteRepeatablyAsync(DriveMethods.FilesUpdate, HttpMethod.Patch, path, body, ReadFile, cancellationToken);
    }

    /// <inheritdoc cref="ListPermissionsAsync(string, bool, CancellationToken)"/>
    public IAsyncEnumerable<DrivePermission> ListPermissionsAsync(string fileId, CancellationToken cancellationToken) =>
        ListPermissionsAsync(fileId, false, cancellationToken);

    /// <summary>Lists the grants on a file, or the members of a shared drive.</summary>
    /// <param name="fileId">The file's ID, or the shared drive's.</param>
    /// <param name="useDomainAdminAccess">As an administrator, of a shared drive's members.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<DrivePermission> ListPermissionsAsync(
        string fileId, bool useDomainAdminAccess, CancellationToken cancellationToken)
    {
        var path = DrivePath.Permissions(fileId, DriveMasks.Permissions) + $"&pageSize={SmallPageSize}" + DrivePath.Admin(useDomainAdminAccess);

        return Pages.EachAsync(
            (token, stop) => _calls.ReadAsync(DriveMethods.PermissionsList, path + DrivePath.Page(token), ReadPermissionPage, stop), cancellationToken);
    }

    /// <inheritdoc cref="GetPermissionAsync(string, string, bool, CancellationToken)"/>
    public Task<DrivePermission> GetPermissionAsync(string fileId, string permissionId, CancellationToken cancellationToken) =>
        GetPermissionAsync(fileId, permissionId, false, cancellationToken);

    /// <summary>Returns one grant.</summary>
    /// <param name="fileId">The file's ID, or the shared drive's.</param>
    /// <param name="permissionId">The grantee's ID.</param>
    /// <param name="useDomainAdminAccess">As an administrator, of a shared drive's member.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<DrivePermission> GetPermissionAsync(
        string fileId, string permissionId, bool useDomainAdminAccess, CancellationToken cancellationToken) =>
        _calls.ReadAsync(
            DriveMethods.PermissionsGet,
            DrivePath.Permission(fileId, permissionId) + PermissionFields + DrivePath.Admin(useDomainAdminAccess),
            ReadPermission,
            cancellationToken);

    /// <inheritdoc cref="CreatePermissionAsync(string, NewDrivePermission, bool, CancellationToken)"/>
    public Task<DrivePermission> CreatePermissionAsync(string fileId, NewDrivePermission permission, CancellationToken cancellationToken) =>
        CreatePermissionAsync(fileId, permission, false, cancellationToken);

    /// <summary>Grants, without a notification mail, and returns what the grantee has then. Safe to repeat: a grantee has one grant a file.</summary>
    /// <param name="fileId">The file's ID, or the shared drive's for a membership.</param>
    /// <param name="permission">The grant to make. A role below what the grantee has is not lowered: compare the answer's.</param>
    /// <param name="useDomainAdminAccess">As an administrator, of a shared drive's membership.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<DrivePermission> CreatePermissionAsync(
        string fileId, NewDrivePermission permission, bool useDomainAdminAccess, CancellationToken cancellationToken)
    {
        // Without a mail, the same request twice is the same grant once; with one, it would be two mails.
        var mail = permission.Type is "user" or "group" ? "&sendNotificationEmail=false" : "";

        return _calls.WriteRepeatablyAsync(
            DriveMethods.PermissionsCreate,
            HttpMethod.Post,
            DrivePath.Permissions(fileId, DriveMasks.Permission) + mail + DrivePath.Admin(useDomainAdminAccess),
            DriveBodies.Write(permission),
            ReadPermission,
            cancellationToken);
    }

    /// <inheritdoc cref="UpdatePermissionAsync(string, string, DrivePermissionUpdate, bool, CancellationToken)"/>
    public Task<DrivePermission> UpdatePermissionAsync(
        string fileId, string permissionId, DrivePermissionUpdate update, CancellationToken cancellationToken) =>
        UpdatePermissionAsync(fileId, permissionId, update, false, cancellationToken);

    /// <summary>Changes a grant's role or end and returns it as it is then. Safe to repeat but for a transfer of ownership, which is sent once.</summary>
    /// <param name="fileId">The file's ID, or the shared drive's for a membership.</param>
    /// <param name="permissionId">The grantee's ID.</param>
    /// <param name="update">What to change. A grant that has the role already may be refused: leave out what does not change.</param>
    /// <param name="useDomainAdminAccess">As an administrator, of a shared drive's membership.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<DrivePermission> UpdatePermissionAsync(
        string fileId, string permissionId, DrivePermissionUpdate update, bool useDomainAdminAccess, CancellationToken cancellationToken)
    {
        var path = DrivePath.Permission(fileId, permissionId) + PermissionFields + DrivePath.Admin(useDomainAdminAccess)
            + (update.RemoveExpiration ? "&removeExpiration=true" : "")
            + (update.TransferOwnership ? "&transferOwnership=true" : "");
        var body = DriveBodies.Write(update);

        // After a transfer the actor is not the owner any more: sent again, it would be refused though it was done.
        return update.TransferOwnership
            ? _calls.WriteOnceAsync(DriveMethods.PermissionsUpdate, HttpMethod.Patch, path, body, ReadPermission, cancellationToken)
            : _calls.WriteRepeatablyAsync(DriveMethods.PermissionsUpdate, HttpMethod.Patch, path, body, ReadPermission, cancellationToken);
    }

    /// <inheritdoc cref="DeletePermissionAsync(string, string, bool, CancellationToken)"/>
    public Task DeletePermissionAsync(string fileId, string permissionId, CancellationToken cancellationToken) =>
        DeletePermissionAsync(fileId, permissionId, false, cancellationToken);

    /// <summary>Takes the direct grant away; what the grantee inherits stays. Safe to repeat.</summary>
    /// <param name="fileId">The file's ID, or the shared drive's for a membership.</param>
    /// <param name="permissionId">The grantee's ID.</param>
    /// <param name="useDomainAdminAccess">As an administrator, of a shared drive's membership.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task DeletePermissionAsync(string fileId, string permissionId, bool useDomainAdminAccess, CancellationToken cancellationToken) =>
        _calls.WriteRepeatablyAsync(
            DriveMethods.PermissionsDelete,
            HttpMethod.Delete,
            DrivePath.Permission(fileId, permissionId) + DrivePath.Admin(useDomainAdminAccess),
            ReadOnlyMemory<byte>.Empty,
            static _ => true,
            cancellationToken);

    /// <summary>Lists the shared drives that the actor is a member of.</summary>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<SharedDrive> ListDrivesAsync(CancellationToken cancellationToken) => ListDrivesAsync(false, null, cancellationToken);

    /// <summary>Lists shared drives.</summary>
    /// <param name="useDomainAdminAccess">As an administrator: all those of the domain. Otherwise those that the actor is a member of.</param>
    /// <param name="q">A search such as <c>name = 'Finance'</c>, its values quoted by <see cref="DriveQuery.Quote"/>; null for all.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<SharedDrive> ListDrivesAsync(bool useDomainAdminAccess, string? q, CancellationToken cancellationToken)
    {
        var path = DrivePath.Drives($"pageSize={SmallPageSize}&fields={DrivePath.Escape(DriveMasks.Drives)}") + DrivePath.With("q", q) + DrivePath.Admin(useDomainAdminAccess);

        return Pages.EachAsync(
            (token, stop) => _driveCalls.ReadAsync(DriveMethods.DrivesList, path + DrivePath.Page(token), SharedDriveReader.ReadPage, stop), cancellationToken);
    }

    /// <inheritdoc cref="GetDriveAsync(string, bool, CancellationToken)"/>
    public Task<SharedDrive> GetDriveAsync(string driveId, CancellationToken cancellationToken) => GetDriveAsync(driveId, false, cancellationToken);

    /// <summary>Returns one shared drive.</summary>
    /// <param name="driveId">The drive's ID.</param>
    /// <param name="useDomainAdminAccess">As an administrator, whether a member or not.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<SharedDrive> GetDriveAsync(string driveId, bool useDomainAdminAccess, CancellationToken cancellationToken) =>
        _driveCalls.ReadAsync(
            DriveMethods.DrivesGet,
            DrivePath.Drive(driveId, DriveMasks.Drive) + DrivePath.Admin(useDomainAdminAccess),
            SharedDriveReader.Read,
            cancellationToken);

    /// <summary>Changes a shared drive's restrictions and returns it as it is then. Safe to repeat.</summary>
    /// <param name="driveId">The drive's ID.</param>
    /// <param name="update">What to change.</param>
    /// <param name="useDomainAdminAccess">As an administrator, whether a member or not.</param>
    /// <param name="cancellationToken">Stops the call; a write already sent may have taken effect.</param>
    public Task<SharedDrive> UpdateDriveAsync(
        string driveId, DriveRestrictionsUpdate update, bool useDomainAdminAccess, CancellationToken cancellationToken) =>
        _driveCalls.WriteRepeatablyAsync(
            DriveMethods.DrivesUpdate,
            HttpMethod.Patch,
            DrivePath.Drive(driveId, DriveMasks.Drive) + DrivePath.Admin(useDomainAdminAccess),
            DriveBodies.Write(update),
            SharedDriveReader.Read,
            cancellationToken);

    private static string PermissionFields => $"&fields={DrivePath.Escape(DriveMasks.Permission)}";

    private IAsyncEnumerable<DriveFilePage> ListAsync(string corpus, string? q, DriveFields fields, CancellationToken cancellationToken)
    {
        var path = DrivePath.Files($"{corpus}pageSize={FilesPageSize}{DrivePath.With("q", q)}&fields={DrivePath.Escape(DriveMasks.Files(fields))}");

        return RestartedList.ReadAsync(
            (token, stop) => _calls.ReadAsync(DriveMethods.FilesList, path + DrivePath.Page(token), ReadFilePage, stop),
            (page, given) => page.Without(given),
            GoogleFaults.IsStalePage,
            cancellationToken);
    }

    private Page<DriveFilePage> ReadFilePage(ReadOnlySpan<byte> body) => _pools.Use(body, DriveFileReader.ReadPage);

    private DriveFile ReadFile(ReadOnlySpan<byte> body) => _pools.Use(body, DriveFileReader.Read);

    private Page<IReadOnlyList<DrivePermission>> ReadPermissionPage(ReadOnlySpan<byte> body) => _pools.Use(body, DrivePermissionReader.ReadPage);

    private DrivePermission ReadPermission(ReadOnlySpan<byte> body) => _pools.Use(body, DrivePermissionReader.Read);
}
