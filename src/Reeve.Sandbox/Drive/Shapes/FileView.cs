using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>An item as one caller sees it at one moment; used only under <see cref="Company.Gate"/>.</summary>
internal sealed class FileView(Company company, Item item, Caller caller, bool detailsInFiles)
{
    private List<EffectiveGrant>? _grants;
    private Role? _role;
    private bool? _canShare;

    public Item Item { get; } = item;

    public Principal Viewer => caller.Account;

    /// <summary>The caller's role, none where only the metadata may be seen.</summary>
    public Role Role => _role ??= Access.RoleOf(Item, caller);

    public bool CanShare => _canShare ??= Access.CanShare(Item, caller);

    /// <summary>The shared drive that the item is in; null in My Drive.</summary>
    public SharedDrive? Drive => Item.Drive;

    public bool IsOwner => ReferenceEquals(Item.Owner, caller.Account);

    public bool IsTrashed => Access.IsTrashed(Item);

    public bool IsStarred => company.Stars.Contains((Item.Id, caller.Account));

    public IReadOnlyList<EffectiveGrant> Grants => _grants ??= Access.On(Item);

    /// <summary>The folder it lies in, if the caller can see that folder.</summary>
    public IEnumerable<string>? Parents => Item.Parent is { } parent && Access.CanSee(parent, caller) ? [parent.Id] : null;

    /// <summary>Everybody's permissions; null unless the caller may share the item, and for all that is in a shared drive.</summary>
    public IEnumerable<PermissionView>? Permissions =>
        CanShare && Drive is null ? Grants.Select(grant => new PermissionView(Item, grant, detailsInFiles)) : null;

    /// <summary>The ids of everybody who has a permission; null in a shared drive, where only permissions.list tells.</summary>
    public IEnumerable<string>? PermissionIds => Drive is null ? Grants.Select(grant => grant.Principal.Id) : null;

    /// <summary>The item's own flag, or that of its shared drive, which is the stronger.</summary>
    public bool CopyRequiresWriter => Item.CopyRequiresWriterPermission || Drive is { Restrictions.CopyRequiresWriterPermission: true };

    /// <summary>True if the shared drive keeps even writers from downloading.</summary>
    public bool DownloadRestrictedForWriters => Drive is { Restrictions.DownloadRestrictedForWriters: true };

    /// <summary>True if the caller is a member of the shared drive that the item is in.</summary>
    public bool IsMember => Drive is { } drive && drive.MemberRole(caller.Everything) != Role.None;

    /// <summary>Who changed it last; the owner where nobody is known.</summary>
    public Principal? LastModifiedBy => Item.LastModifiedBy ?? Item.Owner;

    /// <summary>True if anybody but the owner has access; null in a shared drive.</summary>
    public bool? IsShared => Drive is not null ? null : Item.Grants.Length > 0 || Grants.Any(grant => grant.Direct != Role.Owner);

    /// <summary>When the item was given to the caller; null for their own and for what they merely reach.</summary>
    public DateTimeOffset? SharedWithMeAt => IsSharedWithMe ? Item.CreatedAt : null;

    /// <summary>True if a direct grant names the caller, or a group they are in.</summary>
    public bool IsSharedWithMe => !IsOwner && !Item.IsRoot && Item.Grants.Any(grant => caller.Explicit.Includes(grant.Principal));
}
