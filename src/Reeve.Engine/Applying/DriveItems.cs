using Reeve.Core.Trees;
using Reeve.Engine.Crawling;
using Reeve.Engine.Ports;
using Reeve.Google;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>Single items in Drive.</summary>
internal sealed class DriveItems(GoogleClient google, DriveAccess access, GrantMapper mapper) : IItemReader, IGrantWriter
{
    /// <inheritdoc/>
    public async Task<ItemState> ReadAsync(string file, string actor, Interest interest, CancellationToken cancellationToken)
    {
        var drive = google.DriveAs(actor, access);
        var found = await drive.GetFileAsync(file, cancellationToken);
        var shown = found.Permissions is { } permissions ? mapper.Map(permissions) : default;
        if (!shown.Grants.IsDefault && !shown.ToldDirect)
        {
            shown = await ToldAsync(drive, file, shown, interest, cancellationToken);
        }

        return new ItemState(found.Name, found.ParentId, found.Trashed, found.WritersCanShare, shown);
    }

    /// <summary>Where a file does not tell direct from inherited, its permissions do, each for itself or all in a list.</summary>
    private async Task<ShownGrants> ToldAsync(DriveApi drive, string file, ShownGrants shown, Interest interest, CancellationToken cancellationToken)
    {
        var told = new List<DrivePermission>();
        if (interest.IsAnybody)
        {
            return mapper.Map(await drive.ListPermissionsAsync(file, cancellationToken).ToListAsync(cancellationToken));
        }

        foreach (var grant in shown.Grants.Where(grant => interest.Covers(grant.Grantee)))
        {
            try
            {
                told.Add(await drive.GetPermissionAsync(file, grant.Grantee.Id, cancellationToken));
            }
            catch (ApiException gone) when (gone.Fault is ApiFault.NotFound)
            {
                // It went between the two calls.
            }
        }

        var (grants, isTold) = mapper.Map(told);
        return new ShownGrants([.. shown.Grants.Where(grant => !interest.Covers(grant.Grantee)), .. grants], isTold);
    }

    /// <inheritdoc/>
    public async Task<Grantee> CreateAsync(string file, string actor, Principal principal, GrantState grant, CancellationToken cancellationToken)
    {
        var made = await google.DriveAs(actor, access).CreatePermissionAsync(file, Wire(principal, grant), cancellationToken);
        return mapper.GranteeOf(made);
    }

    /// <inheritdoc/>
    public async Task UpdateAsync(string file, string actor, Grantee grantee, GrantState before, GrantState after, CancellationToken cancellationToken)
    {
        var drive = google.DriveAs(actor, access);
        if (before.Findable == after.Findable)
        {
            var update = new DrivePermissionUpdate(after.Role.Name(), after.ExpiresAt, RemoveExpiration: before.ExpiresAt is not null && after.ExpiresAt is null);
            await drive.UpdatePermissionAsync(file, grantee.Id, update, cancellationToken);
            return;
        }

        // Whether search finds it is part of a grant's id, so the old grant has to go before the new one can be made.
        await drive.DeletePermissionAsync(file, grantee.Id, cancellationToken);
        try
        {
            await drive.CreatePermissionAsync(file, Wire(grantee.Principal, after), cancellationToken);
        }
        catch (ApiException)
        {
            await drive.CreatePermissionAsync(file, Wire(grantee.Principal, before), cancellationToken);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string file, string actor, Grantee grantee, CancellationToken cancellationToken) =>
        google.DriveAs(actor, access).DeletePermissionAsync(file, grantee.Id, cancellationToken);

    /// <inheritdoc/>
    public Task SwitchResharingAsync(string file, string actor, bool writersCanShare, CancellationToken cancellationToken) =>
        google.DriveAs(actor, access).UpdateFileAsync(file, new DriveFileUpdate(writersCanShare), cancellationToken);

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
