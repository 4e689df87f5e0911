using System.Runtime.CompilerServices;
using Reeve.Core.Policies;
using Reeve.Engine.Ports;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>In whose name shared drives themselves are asked about, and as what.</summary>
/// <param name="User">The user.</param>
/// <param name="AsAdmin">As an administrator of the domain, who need not be a member.</param>
/// <remarks>Source: Drive API v3, drives.list, "useDomainAdminAccess".</remarks>
internal sealed record DriveAsker(string User, bool AsAdmin)
{
    /// <summary>Whom to ask, the one who sees most first; never empty where the policy can be used.</summary>
    public static async Task<IReadOnlyList<DriveAsker>> AllAsync(TreeTarget target, Workspace workspace, ActorRoster roster, CancellationToken cancellationToken)
    {
        var askers = new List<DriveAsker>();
        if (workspace.Admin is { } admin && (target.As is null || await roster.IsUsableAsync(admin, cancellationToken)))
        {
            askers.Add(new DriveAsker(admin, AsAdmin: true));
        }

        if (target.As is { } reader)
        {
            askers.Add(new DriveAsker(reader, AsAdmin: false));
        }

        return askers;
    }

    /// <summary>Whether a refusal says that the one who asked does not see it, or is no administrator, rather than that the call could not be made.</summary>
    public static bool DoesNotSee(ApiException refused) => refused.Fault is ApiFault.NotFound or ApiFault.Invalid
        || (refused.Fault is ApiFault.Forbidden && refused.Reason is "forbidden" or "insufficientAdministratorPrivileges" or "insufficientFilePermissions" or "teamDriveMembershipRequired");

    /// <summary>Returns a drive by its id; null if it is not to be seen.</summary>
    public async Task<SharedDrive?> FindAsync(ActorRoster roster, string driveId, CancellationToken cancellationToken)
    {
        try
        {
            return await roster.As(User).GetDriveAsync(driveId, AsAdmin, cancellationToken);
        }
        catch (ApiException refused) when (DoesNotSee(refused))
        {
            return null;
        }
    }

    /// <summary>Lists all drives that the asker sees; none where it may not list any so.</summary>
    public async IAsyncEnumerable<SharedDrive> ListAsync(ActorRoster roster, string? q, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var drives = roster.As(User).ListDrivesAsync(AsAdmin, q, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(drives))
        {
            yield return drives.Current;
        }
    }

    /// <summary>Lists who is a member of a drive; null if the asker may not see that.</summary>
    public async Task<IReadOnlyList<DrivePermission>?> MembersAsync(ActorRoster roster, string driveId, CancellationToken cancellationToken)
    {
        try
        {
            return await roster.As(User).ListPermissionsAsync(driveId, AsAdmin, cancellationToken).ToListAsync(cancellationToken);
        }
        catch (ApiException refused) when (DoesNotSee(refused))
        {
            return null;
        }
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<SharedDrive> drives)
    {
        try
        {
            return await drives.MoveNextAsync();
        }
        catch (ApiException refused) when (DoesNotSee(refused))
        {
            return false;
        }
    }
}
