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

    public bool IsOwner => ReferenceEquals(Item.Owner, caller.Account);

    public bool IsTrashed => Access.IsTrashed(Item);

    public bool IsStarred => company.Stars.Contains((Item.Id, caller.Account));

    public IReadOnlyList<EffectiveGrant> Grants => _grants ??= Access.On(Item);

    /// <summary>The folder it lies in, if the caller can see that folder.</summary>
    public IEnumerable<string>? Parents => Item.Parent is { } parent && Access.CanSee(parent, caller) ? [parent.Id] : null;

    /// <summary>Everybody's permissions; null unless the caller may share the item.</summary>
    public IEnumerable<PermissionView>? Permissions =>
        CanShare ? Grants.Select(grant => new PermissionView(grant, detailsInFiles)) : null;

    /// <summary>True if anybody but the owner has access.</summary>
    public bool IsShared => Item.Grants.Length > 0 || Grants.Any(grant => grant.Direct != Role.Owner);

    /// <summary>When the item was given to the caller; null for their own and for what they merely reach.</summary>
    public DateTimeOffset? SharedWithMeAt => IsSharedWithMe ? Item.CreatedAt : null;

    /// <summary>True if a direct grant names the caller, or a group they are in.</summary>
    public bool IsSharedWithMe => !IsOwner && Item.Grants.Any(grant => caller.Explicit.Includes(grant.Principal));
}
