using System.Collections.Immutable;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Crawling;
using Reeve.Engine.Ports;
using Reeve.Google;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>Single items in Drive, and shared drives themselves.</summary>
internal sealed class DriveItems(GoogleClient google, DriveAccess access, GrantMapper mapper) : IItemReader, IGrantWriter, IItemWriter
{
    /// <inheritdoc/>
    public async Task<ItemState> ReadAsync(string file, Acting acting, Interest interest, CancellationToken cancellationToken)
    {
        var drive = google.DriveAs(acting.User, access);
        if (acting.AsAdmin)
        {
            return await ReadDriveAsync(drive, file, cancellationToken);
        }

        var found = await drive.GetFileAsync(file, cancellationToken);
        var isShared = found.DriveId is not null;
        var shown = found.Permissions is { } permissions ? mapper.Map(permissions) : default;
        if (isShared || (!shown.Grants.IsDefault && !shown.ToldDirect))
        {
            shown = await ToldAsync(drive, file, shown, interest, isShared, cancellationToken);
        }

        var shared = found.DriveId == file ? await drive.GetDriveAsync(file, cancellationToken) : null;
        return new ItemState(found.Name, found.ParentId, found.Trashed, shown)
        {
            Owner = found.OwnerEmail?.ToLowerInvariant(),
            Switches = new Switches(
                isShared ? null : found.WritersCanShare,
                isShared || found.CopyRequiresWriterPermission is null ? null : !found.CopyRequiresWriterPermission,
                found.IsFolder ? found.InheritedPermissionsDisabled : null),
            Restrictions = shared is null ? null : RestrictionsOf(shared),
            MayManage = shared?.Capabilities?.CanManageMembers != false,
        };
    }

    /// <inheritdoc/>
    public async Task<Grantee> CreateAsync(string file, Acting acting, Principal principal, GrantState grant, CancellationToken cancellationToken)
    {
        var made = await google.DriveAs(acting.User, access).CreatePermissionAsync(file, Wire(principal, grant), acting.AsAdmin, cancellationToken);
        return mapper.GranteeOf(made);
    }

    /// <inheritdoc/>
    public async Task UpdateAsync(string file, Acting acting, Grantee grantee, GrantState before, GrantState after, CancellationToken cancellationToken)
    {
        var drive = google.DriveAs(acting.User, access);
        if (before.Findable == after.Findable)
        {
            var update = new DrivePermissionUpdate(after.Role.Name(), after.ExpiresAt, RemoveExpiration: before.ExpiresAt is not null && after.ExpiresAt is null);
            await drive.UpdatePermissionAsync(file, grantee.Id, update, acting.AsAdmin, cancellationToken);
            return;
        }

        // Whether search finds it is part of a grant's id, so the old grant has to go before the new one can be made.
        await drive.DeletePermissionAsync(file, grantee.Id, acting.AsAdmin, cancellationToken);
        try
        {
            await drive.CreatePermissionAsync(file, Wire(grantee.Principal, after), acting.AsAdmin, cancellationToken);
        }
        catch (ApiException)
        {
            await drive.CreatePermissionAsync(file, Wire(grantee.Principal, before), acting.AsAdmin, cancellationToken);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string file, Acting acting, Grantee grantee, CancellationToken cancellationToken) =>
        google.DriveAs(acting.User, access).DeletePermissionAsync(file, grantee.Id, acting.AsAdmin, cancellationToken);

    /// <inheritdoc/>
    public Task SwitchAsync(string file, Acting acting, Switches switches, CancellationToken cancellationToken)
    {
        var update = new DriveFileUpdate(switches.Resharing) { CopyRequiresWriterPermission = Not(switches.Download), InheritedPermissionsDisabled = switches.Limited };
        return google.DriveAs(acting.User, access).UpdateFileAsync(file, update, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RestrictAsync(string drive, Acting acting, Restrictions restrictions, CancellationToken cancellationToken)
    {
        var update = new DriveRestrictionsUpdate
        {
            SharingFoldersRequiresOrganizer = Not(restrictions.Resharing),
            CopyRequiresWriter = Not(restrictions.Download),
            MembersOnly = restrictions.MembersOnly,
            DomainUsersOnly = restrictions.InternalOnly,
        };
        return google.DriveAs(acting.User, access).UpdateDriveAsync(drive, update, acting.AsAdmin, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task TransferAsync(string file, Acting acting, Change.OwnerTransfer transfer, CancellationToken cancellationToken)
    {
        // Source: Drive API v3, guide "Transfer file ownership": the new owner is a writer first, the old one is a writer afterwards.
        var drive = google.DriveAs(acting.User, access);
        var writer = new GrantState(Role.Writer);
        var to = transfer.Had is not { } had ? await CreateAsync(file, acting, transfer.To.Principal, writer, cancellationToken) : transfer.To;
        if (transfer.Had is { } lower && (lower.Role < Role.Writer || lower.ExpiresAt is not null))
        {
            await UpdateAsync(file, acting, to, lower, writer, cancellationToken);
        }

        await drive.UpdatePermissionAsync(file, to.Id, new DrivePermissionUpdate(Role.Owner.Name(), null, RemoveExpiration: false) { TransferOwnership = true }, cancellationToken);
        await this.TurnAsync(file, new Acting(to.Principal.Address), transfer.From, (writer, transfer.Keeps), cancellationToken);
    }

    private async Task<ItemState> ReadDriveAsync(DriveApi drive, string id, CancellationToken cancellationToken)
    {
        var found = await drive.GetDriveAsync(id, useDomainAdminAccess: true, cancellationToken);
        var members = await drive.ListPermissionsAsync(id, useDomainAdminAccess: true, cancellationToken).ToListAsync(cancellationToken);
        return new ItemState(found.Name, null, false, mapper.Map(members)) { Restrictions = RestrictionsOf(found) };
    }

    private static Restrictions? RestrictionsOf(SharedDrive drive) => drive.Restrictions is { } has
        ? new Restrictions(!has.SharingFoldersRequiresOrganizer, !has.CopyRequiresWriter, has.MembersOnly, has.DomainUsersOnly)
        : null;

    /// <summary>Where a file does not tell direct from inherited, or nothing at all, its permissions do, each for itself or all in a list.</summary>
    private async Task<ShownGrants> ToldAsync(DriveApi drive, string file, ShownGrants shown, Interest interest, bool isShared, CancellationToken cancellationToken)
    {
        if (interest.IsAnybody || (isShared && interest.Grantees.Any(grantee => grantee.Id == grantee.Principal.ToString())))
        {
            return mapper.Map(await drive.ListPermissionsAsync(file, cancellationToken).ToListAsync(cancellationToken));
        }

        ImmutableArray<Grant> others = shown.Grants.IsDefault ? [] : [.. shown.Grants.Where(grant => !interest.Covers(grant.Grantee))];
        var wanted = isShared ? interest.Grantees.Select(grantee => grantee.Id) : shown.Grants.Where(grant => interest.Covers(grant.Grantee)).Select(grant => grant.Grantee.Id);
        var told = new List<DrivePermission>();
        foreach (var id in wanted.Distinct(StringComparer.Ordinal))
        {
            try
            {
                told.Add(await drive.GetPermissionAsync(file, id, cancellationToken));
            }
            catch (ApiException gone) when (gone.Fault is ApiFault.NotFound)
            {
                // It is not there, or went between the two calls.
            }
        }

        var (grants, isTold) = mapper.Map(told);
        return new ShownGrants([.. others, .. grants], isTold);
    }

    private static bool? Not(bool? value) => value is { } known ? !known : null;

    private static NewDrivePermission Wire(Principal principal, GrantState grant)
    {
        var isPerson = principal.Kind is PrincipalKind.User or PrincipalKind.Group;
        return new NewDrivePermission(
            principal.Kind.ToString().ToLowerInvariant(),
            grant.Role.Name(),
            isPerson ? principal.Address : null,
            principal.Kind is PrincipalKind.Domain ? principal.Address : null,
            isPerson ? null : grant.Findable,
            grant.ExpiresAt);
    }
}
