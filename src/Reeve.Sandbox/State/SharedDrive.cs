namespace Reeve.Sandbox.State;

/// <summary>A shared drive: it owns what is in it, and its members are those who have a grant on its root. Changed only under <see cref="Company.Gate"/>.</summary>
/// <remarks>Source: Drive API v3, resource <c>drives</c>; the id of the drive is that of its root folder.</remarks>
internal sealed class SharedDrive
{
    /// <summary>What files.get calls the root of every shared drive; the drive's own name is <see cref="Name"/>.</summary>
    /// <remarks>Source: Drive API v3, resource <c>files</c>, "name": constant for top-level folders of shared drives.</remarks>
    private const string RootName = "Drive";

    public SharedDrive(string id, string name, long sequence, DateTimeOffset now)
    {
        (Name, Sequence, CreatedAt) = (name, sequence, now);
        Root = new Item(id, RootName, MimeTypes.Folder, null, 0) { Drive = this, IsDriveRoot = true, CreatedAt = now, ModifiedAt = now };
    }

    public string Id => Root.Id;

    /// <summary>The top-level folder. Its direct grants are the drive's members.</summary>
    public Item Root { get; }

    public string Name { get; set; }

    /// <summary>Grows with every drive made; lists come in this order.</summary>
    public long Sequence { get; }

    public DateTimeOffset CreatedAt { get; }

    public DriveRestrictions Restrictions { get; set; } = DriveRestrictions.OfNewDrive;

    /// <summary>The organizational unit it belongs to, as the API writes it; null where none was set.</summary>
    public string? OrgUnitId { get; set; }

    public string? ColorRgb { get; set; }

    /// <summary>Those who hid it from their default view.</summary>
    public HashSet<Principal> HiddenBy { get; } = [];

    /// <summary>Items in it, those in the trash too, the root not.</summary>
    public int ItemCount { get; set; }

    /// <summary>Returns the role that somebody has as a member, <see cref="Role.None"/> for others.</summary>
    public Role MemberRole(Reach reach) => Passing.Of(Root)!.RoleFor(reach);

    /// <summary>True if the drive's restrictions let a user in at all, whatever grants there are.</summary>
    /// <remarks>Grants that a restriction makes worthless stay listed; they count again once it is lifted.</remarks>
    public bool Admits(Principal account, Reach reach) =>
        (account.Internal || !Restrictions.DomainUsersOnly) && (!Restrictions.DriveMembersOnly || MemberRole(reach) != Role.None);
}
