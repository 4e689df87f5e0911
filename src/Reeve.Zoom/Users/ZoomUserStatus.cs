namespace Reeve.Zoom.Users;

/// <summary>Which users a list has: Zoom lists one kind at a time. Source: Zoom API, "List users", <c>status</c>.</summary>
public enum ZoomUserStatus
{
    /// <summary>Those who can sign in.</summary>
    Active,

    /// <summary>Those who were deactivated.</summary>
    Inactive,

    /// <summary>Those who have been invited and have not come yet. They have no ID.</summary>
    Pending,
}
