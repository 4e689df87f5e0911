using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>A permission as it goes over the wire. Source: Drive API v3, resource <c>permissions</c>.</summary>
/// <param name="Item">The item that it is on.</param>
/// <param name="Grant">What is in force.</param>
/// <param name="WithDetails">False where the answer is not to tell direct from inherited.</param>
internal readonly record struct PermissionView(Item Item, EffectiveGrant Grant, bool WithDetails)
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
        .Flag("pendingOwner", view => view.IsAccount && view.Item.Drive is null ? false : null)
        .Text("view", view => view.Grant.MetadataOnly ? "metadata" : null)
        .Flag("inheritedPermissionsDisabled", view => view.Grant.Limited ? true : null)
        .Objects("permissionDetails", PermissionDetail.Shape, view => view.WithDetails ? PermissionDetail.Of(view.Item, view.Grant) : null)
        .Objects("teamDrivePermissionDetails", PermissionDetail.OldShape,
            view => view.WithDetails && view.Item.Drive is not null ? PermissionDetail.Of(view.Item, view.Grant) : null)
        .Unset("photoLink");

    private bool IsAccount => Grant.Principal.Kind is PrincipalKind.User or PrincipalKind.Group;

    private bool IsDeleted => Grant.Principal.State == UserState.Deleted;
}
