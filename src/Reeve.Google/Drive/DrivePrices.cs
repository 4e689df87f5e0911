namespace Reeve.Google.Drive;

/// <summary>What calls of Drive cost, in quota units, and what an account and a day bear.</summary>
/// <remarks>
/// Source: Drive API v3, "Usage limits", quota units. It names no price for permissions and shared drives: they are taken to cost
/// what reading, listing and editing files costs.
/// </remarks>
public static class DrivePrices
{
    /// <summary>Reading one file or permission.</summary>
    public const int Get = 5;

    /// <summary>One page of a list.</summary>
    public const int List = 100;

    /// <summary>Changing a file or a permission.</summary>
    public const int Edit = 50;

    /// <summary>The units of a project and day above which calls are to be charged some day.</summary>
    public const int DayThreshold = 400_000_000;

    /// <summary>Sustained writes of one account, whatever the quota; it cannot be raised. Observed 2026.</summary>
    public const int WritesPerSecond = 3;
}
