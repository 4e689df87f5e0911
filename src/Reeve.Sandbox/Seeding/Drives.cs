using System.Globalization;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>The built-in company's shared drives: an orderly one, and what became of the others.</summary>
/// <remarks>They come after everything else and have draws of their own, so that nothing in My Drives depends on them.</remarks>
internal sealed class Drives
{
    private const int MaxAgeDays = 700;

    private static readonly string[] FinanceFolders = ["Closing 2026", "Ledgers", "Tax returns"];
    private static readonly string[] Clients = ["Acme", "Globex", "Initech"];

    private readonly Company _company;
    private readonly DateTimeOffset _today;
    private readonly Dice _dice = new(20261124);
    private int _made;

    private Drives(Company company, DateTimeOffset today)
    {
        _company = company;
        _today = today;
    }

    /// <summary>Adds them to a company that has its people and groups.</summary>
    /// <param name="company">The company.</param>
    /// <param name="today">Midnight (UTC) of the day of the start, to which all dates are relative.</param>
    public static void AddTo(Company company, DateTimeOffset today)
    {
        var drives = new Drives(company, today);
        drives.AddFinance();
        drives.AddClients();
        drives.AddLegal();
        drives.AddProduct();
        drives.AddBoard();
    }

    // As it should be: groups as members, and nothing by hand.
    private void AddFinance()
    {
        var drive = AddDrive("Finance", "/Finance", new DriveRestrictions { SharingFoldersRequiresOrganizerPermission = true });
        Give(drive.Root, "nora.keller@corp.example", Role.Organizer);
        Give(drive.Root, StaffList.Cfo, Role.Organizer);
        Give(drive.Root, "finance@corp.example", Role.FileOrganizer);
        Give(drive.Root, "leads@corp.example", Role.Reader);
        foreach (var name in FinanceFolders)
        {
            var folder = AddFolder(name, drive.Root, "nora.keller@corp.example");
            AddFiles(folder, 12, "finance");
            AddFiles(AddFolder("Archive", folder, "tom.baker@corp.example"), 6, "finance");
        }
    }

    // Clients, freelancers and a link, each on single files.
    private void AddClients()
    {
        var drive = AddDrive("Client projects", "/Revenue/Sales", DriveRestrictions.OfNewDrive);
        Give(drive.Root, "carlos.mendez@corp.example", Role.Organizer);
        Give(drive.Root, "sales@corp.example", Role.FileOrganizer);
        var files = Clients.SelectMany(name =>
        {
            var folder = AddFolder(name, drive.Root, "anna.kowalska@corp.example");

            return AddFiles(folder, 9, "sales").Concat(AddFiles(AddFolder("Deliverables", folder, "emma.wilson@corp.example"), 5, "sales")).ToList();
        }).ToList();
        Give(files[1], "buyer@acme.example", Role.Reader);
        Give(files[3], "buyer@acme.example", Role.Writer);
        Give(files[9], "jk.freelance@gmail.com", Role.Writer);
        Give(files[15], "liaison@partner.example", Role.Commenter);
        Give(files[20], "cto@globex.example", Role.Reader, _today.AddDays(45));
        Give(files[24], StaffList.PrivateAccounts[1], Role.Writer);
        _company.Put(files[31], new Grant(_company.Roster.Link, Role.Reader, null, false));
        _company.Put(files[37], new Grant(_company.Roster.OfDomain(_company.Domain), Role.Commenter, null, true));
        Give(files[40], _company.Roster.Find(StaffList.Deleted)!, Role.Reader);
        files[6].ExplicitlyTrashed = true;
    }

    // Whoever managed it has left, and the group that was to take over is empty.
    private void AddLegal()
    {
        var drive = AddDrive("Legal", null, DriveRestrictions.OfNewDrive);
        Give(drive.Root, Organization.EmptyGroup, Role.Organizer);
        Give(drive.Root, "david.oconnor@corp.example", Role.Organizer);
        Give(drive.Root, Organization.Everyone, Role.Reader);
        var contracts = AddFolder("Contracts", drive.Root, "david.oconnor@corp.example");
        var files = AddFiles(contracts, 14, "people");
        AddFiles(AddFolder("Litigation", drive.Root, "david.oconnor@corp.example"), 5, "people");
        Give(files[4], StaffList.Auditor, Role.Reader);
    }

    // Folders with grants of their own, and one that keeps the drive's members out.
    private void AddProduct()
    {
        var drive = AddDrive("Product", "/Engineering", DriveRestrictions.OfNewDrive);
        Give(drive.Root, "maya.lindqvist@corp.example", Role.Organizer);
        Give(drive.Root, "engineering@corp.example", Role.Writer);
        Give(drive.Root, StaffList.Renamed, Role.Commenter);
        var specs = AddFolder("Specs", drive.Root, "ben.okafor@corp.example");
        Give(specs, "contractors@corp.example", Role.Writer);
        AddFiles(specs, 10, "engineering");
        var launch = AddFolder("Launch", drive.Root, "dana.cohen@corp.example");
        Give(launch, Organization.Campaign, Role.FileOrganizer);
        AddFiles(launch, 8, "engineering");
        var security = AddFolder("Security reviews", drive.Root, "maya.lindqvist@corp.example");
        security.InheritedPermissionsDisabled = true;
        Give(security, "platform@corp.example", Role.Writer);
        Give(security, "pentest@redteam.example", Role.Reader);
        AddFiles(AddFolder("2026", security, "chen.wei@corp.example"), 7, "engineering");
        var pricing = AddFiles(AddFolder("Pricing", drive.Root, "eli.novak@corp.example"), 6, "engineering");
        Give(pricing[2], "sofia.jensen@corp.example", Role.Writer);
    }

    // Closed to outsiders since; what they had been given is still written there.
    private void AddBoard()
    {
        var drive = AddDrive("Board room", "/Leadership", new DriveRestrictions { DomainUsersOnly = true, CopyRequiresWriterPermission = true, AdminManagedRestrictions = true });
        Give(drive.Root, StaffList.Ceo, Role.Organizer);
        Give(drive.Root, StaffList.Cfo, Role.Organizer);
        Give(drive.Root, "priya.sharma@corp.example", Role.Reader);
        var files = AddFiles(AddFolder("Minutes", drive.Root, StaffList.Ceo), 9, "people");
        Give(files[5], StaffList.Auditor, Role.Reader);
    }

    private SharedDrive AddDrive(string name, string? unit, DriveRestrictions restrictions)
    {
        var drive = _company.Items.AddDrive(Ids.OfDrive("seed-" + name), name, _today.AddDays(-MaxAgeDays));
        drive.Restrictions = restrictions;
        drive.OrgUnitId = unit is null ? null : _company.People.Units.Find(unit)!.Id["id:".Length..];

        return drive;
    }

    private Item AddFolder(string name, Item parent, string creator) => Add(name, MimeTypes.Folder, parent, creator);

    private List<Item> AddFiles(Item folder, int count, string department) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var (name, mimeType) = Words.File(_dice);

        return Add(name, mimeType, folder, _dice.Pick(StaffList.Departments[department]));
    })];

    private Item Add(string name, string mimeType, Item parent, string creator)
    {
        var created = _today.AddDays(-1 - _dice.Below(MaxAgeDays)).AddSeconds(_dice.Below(86_400));
        var number = (++_made).ToString(CultureInfo.InvariantCulture);

        return _company.Make(new ItemDraft(name, mimeType, _company.Roster.Find(creator), parent)
        {
            Id = Ids.OfFile("seed-drive-" + number),
            Size = mimeType.StartsWith("application/vnd.google-apps.", StringComparison.Ordinal) ? null : 1000 + _dice.Below(4_000_000),
            CreatedAt = created,
            ModifiedAt = created.AddSeconds(_dice.Below((int)(_today - created).TotalSeconds)),
        });
    }

    private void Give(Item item, string email, Role role, DateTimeOffset? end = null) => Give(item, _company.Roster.Add(email, PrincipalKind.User), role, end);

    private void Give(Item item, Principal principal, Role role, DateTimeOffset? end = null) => _company.Put(item, new Grant(principal, role, end, false));
}
