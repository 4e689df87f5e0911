using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>A shared drive as one caller sees it at one moment; used only under <see cref="Company.Gate"/>.</summary>
/// <param name="drive">The drive.</param>
/// <param name="caller">Who sees it.</param>
/// <param name="asAdministrator">True if they act as an administrator of the domain.</param>
internal sealed class SharedDriveView(SharedDrive drive, Caller caller, bool asAdministrator)
{
    public SharedDrive Drive { get; } = drive;

    public bool AsAdministrator { get; } = asAdministrator;

    /// <summary>The caller's role as a member; none for an administrator who is no member.</summary>
    public Role Role => Access.RoleOf(Drive.Root, caller);

    /// <summary>True if the caller may manage members and settings.</summary>
    public bool IsManager => AsAdministrator || Role == Role.Organizer;

    /// <summary>True if the caller may change restrictions, which administrators can keep to themselves.</summary>
    public bool CanRestrict => AsAdministrator || (Role == Role.Organizer && !Drive.Restrictions.AdminManagedRestrictions);

    public bool IsHidden => Drive.HiddenBy.Contains(caller.Account);
}

/// <summary>A page of drives.list.</summary>
/// <param name="NextPageToken">Null on the last page.</param>
/// <param name="Drives">What is on the page.</param>
internal sealed record DrivePage(string? NextPageToken, IReadOnlyList<SharedDriveView> Drives);
