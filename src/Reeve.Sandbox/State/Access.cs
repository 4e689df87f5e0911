namespace Reeve.Sandbox.State;

/// <summary>Who reaches an item, computed from direct grants and the folders above.</summary>
/// <remarks>Source: Drive guides "Share files, folders and drives" and "Limited and expansive access".</remarks>
internal static class Access
{
    /// <summary>Returns the caller's role on the item; <see cref="Role.None"/> also where only the metadata may be seen.</summary>
    public static Role RoleOf(Item item, Caller caller) => RoleOf(item, caller.Account, caller.Everything);

    /// <summary>True if the item was given to the caller, or to a group of theirs, here or on a folder above.</summary>
    /// <remarks>Membership of a shared drive does not give its items one by one; what somebody made or changed there is theirs to find.</remarks>
    public static bool IsInCorpus(Item item, Caller caller)
    {
        if (item.Drive is null)
        {
            return RoleOf(item, caller.Account, caller.Explicit) != Role.None;
        }

        return CanSee(item, caller) && (ReferenceEquals(item.LastModifiedBy, caller.Account) || IsGivenBelowTheDrive(item, caller.Explicit));
    }

    /// <summary>True if the caller may know the item: they have a role on it, or a limited folder shows them its metadata.</summary>
    public static bool CanSee(Item item, Caller caller) => RoleOf(item, caller) != Role.None || SeesMetadataOnly(item, caller);

    /// <summary>True for a folder with limited access that keeps out a caller who has access to what is around it.</summary>
    public static bool SeesMetadataOnly(Item item, Caller caller) =>
        item.InheritedPermissionsDisabled
        && RoleOf(item, caller) == Role.None
        && Admits(item, caller.Account, caller.Everything)
        && Passing.Of(item.Parent) is { } above && above.RoleFor(caller.Everything) != Role.None;

    /// <summary>True if the caller may read and change who has access.</summary>
    /// <remarks>In My Drive an owner may, and a writer where <c>writersCanShare</c> is on and the grant is not a temporary one.</remarks>
    public static bool CanShare(Item item, Caller caller)
    {
        if (item.IsMyDriveRoot)
        {
            return false;
        }

        if (item.Drive is { } drive)
        {
            return CanShareIn(drive, item, caller);
        }

        return ReferenceEquals(item.Owner, caller.Account) || (item.WritersCanShare && IsLastingWriter(item, caller.Everything));
    }

    /// <summary>
    /// Returns every grant on the item, the owner's too, one per principal, by id; those that a restriction of a shared drive makes
    /// worthless as well.
    /// </summary>
    public static List<EffectiveGrant> On(Item item)
    {
        var above = Passing.Of(item.Parent)?.Entries ?? [];
        var limited = item.InheritedPermissionsDisabled;
        var all = new List<EffectiveGrant>(above.Length + item.Grants.Length + 1);
        var index = 0;
        foreach (var direct in Directly(item))
        {
            while (index < above.Length && string.CompareOrdinal(above[index].Principal.Id, direct.Principal.Id) < 0)
            {
                all.Add(FromAbove(above[index++], limited));
            }

            var inherited = index < above.Length && ReferenceEquals(above[index].Principal, direct.Principal) ? above[index++] : null;
            all.Add(Together(direct, limited && inherited is not null && !Passing.PassesLimits(inherited) ? null : inherited, limited));
        }

        while (index < above.Length)
        {
            all.Add(FromAbove(above[index++], limited));
        }

        return all;
    }

    /// <summary>True if the item or a folder above it is in the trash.</summary>
    public static bool IsTrashed(Item item) => item.ExplicitlyTrashed || Passing.Of(item.Parent) is { Trashed: true };

    private static Role RoleOf(Item item, Principal account, Reach reach)
    {
        if (ReferenceEquals(item.Owner, account))
        {
            return Role.Owner;
        }

        if (!Admits(item, account, reach))
        {
            return Role.None;
        }

        var role = Passing.RoleAbove(item, reach);
        foreach (var grant in item.Grants)
        {
            if (grant.Role > role && reach.Includes(grant.Principal))
            {
                role = grant.Role;
            }
        }

        return role;
    }

    // Organizers share the drive and folders, content managers folders where the drive lets them, writers files.
    private static bool CanShareIn(SharedDrive drive, Item item, Caller caller) => RoleOf(item, caller) switch
    {
        Role.Organizer => true,
        _ when item.IsDriveRoot => false,
        Role.FileOrganizer when item.IsFolder => !drive.Restrictions.SharingFoldersRequiresOrganizerPermission,
        >= Role.Writer when !item.IsFolder => IsLastingWriter(item, caller.Everything),
        _ => false,
    };

    private static bool Admits(Item item, Principal account, Reach reach) => item.Drive?.Admits(account, reach) != false;

    private static bool IsGivenBelowTheDrive(Item item, Reach reach)
    {
        for (var each = item; each is { IsDriveRoot: false }; each = each.InheritedPermissionsDisabled ? null : each.Parent)
        {
            if (each.Grants.Any(grant => reach.Includes(grant.Principal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLastingWriter(Item item, Reach reach)
    {
        if (Passing.RoleAbove(item, reach) >= Role.Writer)
        {
            return true;
        }

        return item.Grants.Any(grant => grant.Role >= Role.Writer && grant.ExpiresAt is null && reach.Includes(grant.Principal));
    }

    private static IEnumerable<Grant> Directly(Item item) =>
        item.Owner is { } owner ? WithOwner(item, new Grant(owner, Role.Owner, null, false)) : item.Grants;

    private static IEnumerable<Grant> WithOwner(Item item, Grant owner)
    {
        var placed = false;
        foreach (var grant in item.Grants)
        {
            if (!placed && string.CompareOrdinal(owner.Principal.Id, grant.Principal.Id) < 0)
            {
                placed = true;
                yield return owner;
            }

            yield return grant;
        }

        if (!placed)
        {
            yield return owner;
        }
    }

    private static EffectiveGrant FromAbove(Grant entry, bool limited) =>
        new(entry.Principal, Role.None, entry.Role, entry.ExpiresAt, entry.Findable, limited && !Passing.PassesLimits(entry), limited);

    private static EffectiveGrant Together(Grant direct, Grant? inherited, bool limited)
    {
        if (inherited is null)
        {
            return new EffectiveGrant(direct.Principal, direct.Role, Role.None, direct.ExpiresAt, direct.Findable, false, limited);
        }

        var merged = Passing.Merge(direct, inherited);

        return new EffectiveGrant(direct.Principal, direct.Role, inherited.Role, merged.ExpiresAt, merged.Findable, false, limited);
    }
}
