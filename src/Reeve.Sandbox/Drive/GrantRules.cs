using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>Which roles and expiries Drive takes for which grantee and item.</summary>
/// <remarks>Source: Drive guides "Roles and permissions" and "Share files, folders and drives", "Set an expiration date".</remarks>
internal static class GrantRules
{
    private const int MaxExpiryDays = 366;

    /// <summary>Checks a new grant.</summary>
    public static void Check(WantedGrant wanted, Item item, DateTimeOffset now)
    {
        if (wanted.Discovery == true && wanted.Kind is PrincipalKind.User or PrincipalKind.Group)
        {
            throw wanted.Kind == PrincipalKind.User
                ? Refusals.Forbidden("cannotShareUsersWithLink", "Users cannot be shared with by link.")
                : Refusals.Forbidden("cannotShareGroupsWithLink", "Groups cannot be shared with by link.");
        }

        CheckRole(item, wanted.Role, wanted.Kind, wanted.ExpiresAt);
        CheckExpiry(wanted.ExpiresAt, wanted.Kind, wanted.Role, item, now);
    }

    /// <summary>Checks a change of a grant that is there.</summary>
    public static void Check(WantedChange change, EffectiveGrant before, Item item, DateTimeOffset now)
    {
        if (before.Direct == Role.Owner && change.Role is not (null or Role.Owner))
        {
            throw Refusals.Forbidden("cannotRemoveOwner", "The owner of a file cannot be removed.");
        }

        var role = change.Role ?? before.Role;
        var ends = change.RemoveExpiration ? null : change.ExpiresAt;
        CheckRole(item, role, before.Principal.Kind, ends);
        CheckExpiry(ends, before.Principal.Kind, role, item, now);

        // A temporary reader of a folder cannot become a temporary editor of it.
        if (ends is null && !change.RemoveExpiration && item.GrantOf(before.Principal)?.ExpiresAt is not null && item.IsFolder && role > Role.Reader)
        {
            throw CannotExpire();
        }
    }

    private static void CheckRole(Item item, Role role, PrincipalKind kind, DateTimeOffset? end)
    {
        if (item.Drive is not null)
        {
            DriveGrantRules.CheckRole(item, role, kind, end);

            return;
        }

        if (role == Role.Organizer)
        {
            throw Refusals.Forbidden("organizerOnNonTeamDriveItemNotSupported", "The organizer role is only valid for shared drives.");
        }

        if (role == Role.FileOrganizer)
        {
            throw Refusals.Forbidden("fileOrganizerOnNonTeamDriveNotSupported", "The fileOrganizer role is only valid for shared drive items.");
        }

        if (role == Role.Owner && kind != PrincipalKind.User)
        {
            throw Refusals.Forbidden("invalidOwnershipTransfer", "The specified user is not a valid owner for this file.");
        }
    }

    private static void CheckExpiry(DateTimeOffset? end, PrincipalKind kind, Role role, Item item, DateTimeOffset now)
    {
        if (end is not { } at)
        {
            return;
        }

        if (kind is PrincipalKind.Domain or PrincipalKind.Anyone)
        {
            throw Refusals.Forbidden("cannotSetExpirationOnAnyoneOrDomain", "Expiration dates cannot be set on permissions of type anyone or domain.");
        }

        if (at <= now)
        {
            throw Refusals.Invalid("permission.expirationTime", "Expiration dates must be in the future");
        }

        if (at > now.AddDays(MaxExpiryDays))
        {
            throw Refusals.Invalid("permission.expirationTime", "Expiration dates must be within a year");
        }

        if (role == Role.Owner || (item.IsFolder && role != Role.Reader))
        {
            throw CannotExpire();
        }
    }

    private static RefusedException CannotExpire() =>
        Refusals.Forbidden("cannotSetExpiration", "Expiration dates cannot be set on this item for this role.");
}
