using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>How long an allowed grant to somebody outside lasts: it ends by itself when nobody renews it. Pure arithmetic.</summary>
/// <param name="workspace">Who is inside.</param>
/// <param name="days">The longest a grant lasts, from today, 00:00 UTC; null: no opinion.</param>
/// <param name="today">The day (UTC).</param>
internal sealed class Lease(Workspace workspace, int? days, DateOnly today)
{
    private DateTimeOffset Start => new(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Whether a grant to this principal is a lease.</summary>
    public bool Covers(Principal principal) => days is not null && workspace.IsExposure(principal);

    /// <summary>Whether Google lets a grant there end by itself.</summary>
    /// <remarks>Source: Drive API v3, guide "Share files, folders and drives", expiration dates: users and groups; on folders readers only; not members of shared drives.</remarks>
    public static bool IsPossible(Item item, Principal principal, Role role) =>
        principal.Kind is PrincipalKind.User or PrincipalKind.Group
        && !(item.IsRoot && item.Tree.IsWholeDrive)
        && (item.Kind != ItemKind.Folder || role == Role.Reader);

    /// <summary>When a grant that may go on is to end: at the latest after the days, and renewed once less than half of them is left.</summary>
    /// <param name="endsAt">When it ends now; null: never.</param>
    public DateTimeOffset Renewed(DateTimeOffset? endsAt) => endsAt is { } end && end <= Latest && end >= Start.AddDays(days!.Value / 2.0) ? end : Latest;

    /// <summary>When a grant that only may not last longer is to end.</summary>
    /// <param name="endsAt">When it ends now; null: never.</param>
    public DateTimeOffset Capped(DateTimeOffset? endsAt) => endsAt is { } end && end <= Latest ? end : Latest;

    private DateTimeOffset Latest => Start.AddDays(days!.Value);
}
