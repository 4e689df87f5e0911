using Reeve.Sandbox.State;

namespace Reeve.Sandbox;

/// <summary>Puts shared drives in a company, for whoever seeds it in the same process. What goes into a drive is added as to any folder, by the drive's id.</summary>
public static class CompanyDrives
{
    /// <summary>Adds a shared drive and returns its id, which is the id of its root folder too.</summary>
    /// <param name="company">The company.</param>
    /// <param name="name">Its name; others may have the same.</param>
    /// <param name="organizers">The addresses of its managers; none is possible. Others become members by <see cref="AddMember"/>.</param>
    public static string AddDrive(this Company company, string name, params IReadOnlyList<string> organizers)
    {
        lock (company.Gate)
        {
            var drive = company.Items.AddDrive(null, name, company.Clock.GetUtcNow());
            foreach (var organizer in organizers)
            {
                company.Put(drive.Root, new Grant(company.Roster.Add(organizer, PrincipalKind.User), Role.Organizer, null, false));
            }

            return drive.Id;
        }
    }

    /// <summary>Makes somebody a member of a shared drive, whatever Drive would say to it.</summary>
    /// <param name="company">The company.</param>
    /// <param name="driveId">The drive.</param>
    /// <param name="email">A user's or group's address; an unknown one becomes a user.</param>
    /// <param name="role"><c>reader</c>, <c>commenter</c>, <c>writer</c>, <c>fileOrganizer</c> or <c>organizer</c>.</param>
    public static void AddMember(this Company company, string driveId, string email, string role)
    {
        lock (company.Gate)
        {
            company.Put(Existing(company, driveId).Id, () => company.Roster.Add(email, PrincipalKind.User), role, null, false);
        }
    }

    /// <summary>Sets restrictions of a shared drive, whatever is in it; null leaves one as it is.</summary>
    public static void SetRestrictions(
        this Company company,
        string driveId,
        bool? domainUsersOnly = null,
        bool? driveMembersOnly = null,
        bool? copyRequiresWriterPermission = null,
        bool? sharingFoldersRequiresOrganizerPermission = null,
        bool? adminManaged = null)
    {
        lock (company.Gate)
        {
            var drive = Existing(company, driveId);
            var before = drive.Restrictions;
            drive.Restrictions = before with
            {
                DomainUsersOnly = domainUsersOnly ?? before.DomainUsersOnly,
                DriveMembersOnly = driveMembersOnly ?? before.DriveMembersOnly,
                CopyRequiresWriterPermission = copyRequiresWriterPermission ?? before.CopyRequiresWriterPermission,
                SharingFoldersRequiresOrganizerPermission =
                    sharingFoldersRequiresOrganizerPermission ?? before.SharingFoldersRequiresOrganizerPermission,
                AdminManagedRestrictions = adminManaged ?? before.AdminManagedRestrictions,
            };
        }
    }

    /// <summary>Puts a shared drive in an organizational unit, by the id that the API shows to administrators.</summary>
    public static void SetDriveOrgUnit(this Company company, string driveId, string orgUnitId)
    {
        lock (company.Gate)
        {
            Existing(company, driveId).OrgUnitId = orgUnitId;
        }
    }

    private static SharedDrive Existing(Company company, string id) =>
        company.Items.FindDrive(id) ?? throw new ArgumentException($"There is no shared drive `{id}`.", nameof(id));
}
