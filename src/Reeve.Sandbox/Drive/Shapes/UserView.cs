using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>A user as somebody sees them. Source: Drive API v3, resource <c>User</c>.</summary>
/// <param name="Account">The user.</param>
/// <param name="Viewer">Who sees them.</param>
internal sealed record UserView(Principal Account, Principal Viewer)
{
    public static readonly Shape<UserView> Shape = new Shape<UserView>()
        .Text("kind", _ => "drive#user")
        .Text("displayName", view => view.Account.DisplayName)
        .Unset("photoLink")
        .Flag("me", view => ReferenceEquals(view.Account, view.Viewer))
        .Text("permissionId", view => view.Account.Id)
        .Text("emailAddress", view => view.Account.State == UserState.Deleted ? null : view.Account.Email);
}
