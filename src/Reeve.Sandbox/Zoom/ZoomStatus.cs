namespace Reeve.Sandbox.Zoom;

/// <summary>What a user is to the account. Source: Zoom API, "List users", <c>status</c>.</summary>
internal enum ZoomStatus
{
    Active,
    Inactive,
    Pending,
}

/// <summary>Zoom's words for statuses.</summary>
internal static class ZoomStatusWords
{
    public static string Word(this ZoomStatus status) => status switch
    {
        ZoomStatus.Active => "active",
        ZoomStatus.Inactive => "inactive",
        _ => "pending",
    };

    /// <summary>Returns the status of a word; null for no word of Zoom's.</summary>
    public static ZoomStatus? Parse(string word) => word switch
    {
        "active" => ZoomStatus.Active,
        "inactive" => ZoomStatus.Inactive,
        "pending" => ZoomStatus.Pending,
        _ => null,
    };
}
