using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>One part of what makes up a permission. Source: Drive API v3, <c>permissionDetails[]</c>.</summary>
/// <param name="Role">The role that this part gives.</param>
/// <param name="Inherited">True if it comes from a folder above; from which one My Drive does not tell.</param>
internal readonly record struct PermissionDetail(Role Role, bool Inherited)
{
    public static readonly Shape<PermissionDetail> Shape = new Shape<PermissionDetail>()
        .Text("permissionType", _ => "file")
        .Text("role", detail => detail.Role.Text())
        .Unset("inheritedFrom")
        .Flag("inherited", detail => detail.Inherited);
}

/// <summary>A permission as it goes over the wire. Source: Drive API v3, resource <c>permissions</c>.</summary>
/// <param name="Grant">What is in force.</param>
/// <param name="WithDetails">False where the answer is not to tell direct from inherited.</param>
internal readonly record struct PermissionView(EffectiveGrant Grant, bool WithDetails)
{
    /// <summary>What an answer holds when no <c>fields</c> parameter was given.</summary>
    public static readonly Mask Default = Mask.Parse("id,type,kind,role");

    public static readonly Shape<PermissionView> Shape = new Shape<PermissionView>()
        .Text("kind", _ => "drive#permission")
        .Text("id", view => view.Grant.Principal.Id)
        .Text("type", view => view.Grant.Principal.TypeName)
        .Text("role", view => view.Grant.Role.Text())
        .Text("emailAddress", view => view.IsAccount && !view.IsDeleted ? view.Grant.Principal.Email : null)
        .Text("displayName", view => view.Grant.Principal is { IsAnyone: false, DisplayName: { Length: > 0 } name } && !view.IsDeleted ? name : null)
        .Text("domain", view => view.Grant.Principal.Domain)
        .Flag("allowFileDiscovery", view => view.Grant.Principal.Kind switch
        {
            PrincipalKind.Domain => view.Grant.Findable,
            PrincipalKind.Anyone => view.Grant.Principal.Id == "anyone",
            _ => null,
        })
        .Time("expirationTime", view => view.Grant.ExpiresAt)
        .Flag("deleted", view => view.IsAccount ? view.IsDeleted : null)
        .Flag("pendingOwner", view => view.IsAccount ? false : null)
        .Text("view", view => view.Grant.MetadataOnly ? "metadata" : null)
        .Flag("inheritedPermissionsDisabled", view => view.Grant.Limited ? true : null)
        .Objects("permissionDetails", PermissionDetail.Shape, view => view.WithDetails ? view.Details() : null)
        .Unset("photoLink", "teamDrivePermissionDetails");

    private bool IsAccount => Grant.Principal.Kind is PrincipalKind.User or PrincipalKind.Group;

    private bool IsDeleted => Grant.Principal.State == UserState.Deleted;

    private PermissionDetail[] Details() => (Grant.Direct, Grant.Inherited) switch
    {
        (Role.None, var inherited) => [new PermissionDetail(inherited, true)],
        (var direct, Role.None) => [new PermissionDetail(direct, false)],
        var (direct, inherited) => [new PermissionDetail(inherited, true), new PermissionDetail(direct, false)],
    };
}
