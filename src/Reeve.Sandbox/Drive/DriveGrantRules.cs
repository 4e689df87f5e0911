using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>Which grants a shared drive and the items in it take.</summary>
/// <remarks>
/// Source: Drive guides "Roles and permissions" and "Share files, folders and drives", Drive API v3 resource <c>drives</c>, "restrictions";
/// the limits: Google Workspace help, "Shared drive limits". Reasons that these pages lack are from public clients' error tables, 2026;
/// that of the limits is not known and is this sandbox's own.
/// </remarks>
internal static class DriveGrantRules
{
    private const int MaxMembers = 600;
    private const int MaxGroups = 100;

    /// <summary>Checks the role and the end of a grant on a shared drive or an item in one, whoever it is for.</summary>
    public static void CheckRole(Item item, Role role, PrincipalKind kind, DateTimeOffset? end)
    {
        if (role == Role.Owner)
        {
            throw Refusals.Forbidden("ownerOnTeamDriveItemNotSupported", "The owner role is not valid for shared drive items.");
        }

        var isLink = kind is PrincipalKind.Anyone or PrincipalKind.Domain;
        if (item.IsDriveRoot)
        {
            CheckMember(isLink, end);

            return;
        }

        if (role == Role.Organizer)
        {
            throw Refusals.Forbidden("organizerOnNonTeamDriveItemNotSupported", "The organizer role is only valid for shared drives.");
        }

        if (role == Role.FileOrganizer && !item.IsFolder)
        {
            throw Refusals.Forbidden("fileOrganizerOnFoldersInSharedDriveOnly", "The fileOrganizer role is only valid for folders in shared drives.");
        }

        if (role == Role.FileOrganizer && isLink)
        {
            throw Refusals.Invalid("permission.role", "The specified role is invalid or not applicable for the given permission type.");
        }
    }

    /// <summary>Checks whether the drive takes a new grantee, and one more of them.</summary>
    /// <param name="company">Whose domain the drive belongs to.</param>
    /// <param name="item">The root of the drive, or an item in it.</param>
    /// <param name="grantee">Whom the grant is for.</param>
    public static void CheckGrantee(Company company, Item item, Principal grantee)
    {
        var drive = item.Drive!;
        if (drive.Restrictions.DomainUsersOnly && IsOutside(company, grantee))
        {
            throw Refusals.Forbidden("teamDriveDomainUsersOnlyRestriction", "The shared drive allows access to users of its domain only.");
        }

        if (item.IsDriveRoot && !grantee.HasGoogleAccount)
        {
            throw Refusals.Forbidden("cannotShareTeamDriveWithNonGoogleAccounts", "Cannot share a shared drive with non Google accounts.");
        }

        if (!item.IsDriveRoot && drive.Restrictions.DriveMembersOnly && drive.MemberRole(company.Roster.CallerOf(grantee).Explicit) == Role.None)
        {
            throw Refusals.Forbidden("teamDriveTeamMembersOnlyRestriction", "The shared drive allows access to its members only.");
        }

        if (item.GrantOf(grantee) is null)
        {
            CheckCount(item, grantee);
        }
    }

    /// <summary>Whether a restriction of the drive makes grants to somebody worthless; they stay listed.</summary>
    /// <param name="company">Whose domain the drive belongs to.</param>
    /// <param name="item">An item of any kind.</param>
    /// <param name="grantee">Whom the grant is for.</param>
    public static bool IsShutOut(Company company, Item item, Principal grantee) => item.Drive is { } drive
        && ((drive.Restrictions.DomainUsersOnly && IsOutside(company, grantee))
            || (drive.Restrictions.DriveMembersOnly && drive.MemberRole(company.Roster.CallerOf(grantee).Explicit) == Role.None));

    private static void CheckMember(bool isLink, DateTimeOffset? end)
    {
        if (isLink)
        {
            throw Refusals.Forbidden("cannotShareTeamDriveTopFolderWithAnyoneOrDomains", "A shared drive cannot be shared with anyone or with domains.");
        }

        if (end is not null)
        {
            throw Refusals.Forbidden("expirationDateNotAllowedForSharedDriveMembers", "Expiration dates are not allowed for shared drive members.");
        }
    }

    private static bool IsOutside(Company company, Principal grantee) => grantee.Kind switch
    {
        PrincipalKind.Anyone => true,
        PrincipalKind.Domain => grantee.Domain != company.Domain,
        _ => !grantee.Internal,
    };

    private static void CheckCount(Item item, Principal grantee)
    {
        var isFull = item.IsDriveRoot && item.Grants.Length >= MaxMembers;
        var hasAllGroups = grantee.Kind == PrincipalKind.Group && item.Grants.Count(grant => grant.Principal.Kind == PrincipalKind.Group) >= MaxGroups;
        if (isFull || hasAllGroups)
        {
            throw Refusals.Forbidden("shareLimitExceeded", item.IsDriveRoot
                ? "A shared drive has at most 600 members, at most 100 of them groups."
                : "An item in a shared drive is shared with at most 100 groups.");
        }
    }
}
