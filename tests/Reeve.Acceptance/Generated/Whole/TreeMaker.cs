using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>Draws a tree, and what lies around it, which no run may touch.</summary>
internal sealed class TreeMaker(Company company, Dice dice, Place place)
{
    private static readonly string[] Owners = [Workspace.Ada, Workspace.Ada, Workspace.Ada, Workspace.Ben, Workspace.Cleo, Cast.Sam, Cast.Stranger];

    private readonly Dictionary<string, (string Parent, string Owner, List<(string Who, Role Role)> Grants)> _items = [];
    private readonly List<string> _folders = [];

    /// <summary>The items of the tree, the root first.</summary>
    public IReadOnlyList<string> Items => [.. _items.Keys];

    public string Root => Items[0];

    /// <summary>An organizer of the shared drive from the start.</summary>
    public string Organizer { get; private set; } = "";

    /// <summary>Whether the administrator can look up whose the root is.</summary>
    public bool IsSeenByAdmin { get; } = place != Place.InSharedDrive && dice.Chance(40);

    /// <summary>Seeds the company.</summary>
    public void Make()
    {
        Lots.Enter(company);
        MakeSurroundings();
        var count = 6 + dice.Below(16);
        for (var number = 0; number < count; number++)
        {
            MakeItem();
        }

        foreach (var item in _items.Keys.ToList())
        {
            MakeFlags(item);
            MakeGrants(item);
        }
    }

    private bool InDrive => place != Place.MyDrive;

    private void MakeSurroundings()
    {
        var drive = company.AddDrive("Design", Organizer = dice.Chance(80) ? Workspace.Ada : Workspace.Ben);
        var other = company.AddDrive("Other", Workspace.Ada);
        var elsewhere = company.AddFolder("Elsewhere", Workspace.Ben);
        var above = dice.Chance(25) ? company.AddFolder("Above", Workspace.Ada, place == Place.InSharedDrive ? drive : null) : null;
        foreach (var folder in new[] { other, elsewhere, company.AddFolder("Beside", Workspace.Ada, drive) })
        {
            company.Grant(folder, Cast.Stranger, "writer");
            company.GrantAnyone(company.AddFile("plan", Workspace.Ben, folder), "reader");
        }

        if (above is not null && dice.Chance(70))
        {
            company.Give(dice, above, dice.Pick(Lots.Grantees), dice.AnyRole());
        }

        foreach (var who in InDrive ? dice.Some(Lots.Grantees.Where(who => Lots.IsPerson(who) && who != "user:" + Organizer), dice.Below(4)) : [])
        {
            company.Give(dice, drive, who, dice.AnyRole(who, Role.Organizer));
        }

        var root = place switch
        {
            Place.SharedDrive => drive,
            Place.InSharedDrive => company.AddFolder("Root", Workspace.Ada, above ?? drive),
            _ => company.AddFolder("Root", Workspace.Ada, above),
        };
        _items.Add(root, ("", place == Place.MyDrive ? Workspace.Ada : "", []));
        _folders.Add(root);
        if (place == Place.SharedDrive)
        {
            MakeRestrictions(drive);
        }
        else if (IsSeenByAdmin)
        {
            company.Grant(root, Workspace.Admin, "reader");
        }
    }

    private void MakeRestrictions(string drive) => company.SetRestrictions(
        drive, domainUsersOnly: dice.Chance(15), driveMembersOnly: dice.Chance(15), copyRequiresWriterPermission: dice.Chance(30), sharingFoldersRequiresOrganizerPermission: dice.Chance(30));

    private void MakeItem()
    {
        var (parent, owner) = (dice.Pick(_folders), dice.Pick(Owners));
        switch (dice.Below(10))
        {
            case < 5:
                owner = owner == Cast.Stranger ? Workspace.Ben : owner;
                var folder = company.AddFolder(dice.Pick(Lots.Folders), owner, parent);
                _folders.Add(folder);
                _items.Add(folder, (parent, owner, []));
                break;
            case 9:
                _items.Add(company.AddShortcut(dice.Pick(Lots.Files), owner, parent, _folders[0]), (parent, owner, [("", Role.None)]));
                break;
            default:
                _items.Add(company.AddFile(dice.Pick(Lots.Files), owner, parent), (parent, owner, []));
                break;
        }
    }

    private void MakeFlags(string item)
    {
        var (isRoot, isFolder) = (item == Root, _folders.Contains(item));
        if (!InDrive && dice.Chance(10))
        {
            company.SetFlags(item, writersCanShare: false);
        }

        if (isFolder && !(isRoot && place == Place.SharedDrive) && dice.Chance(isRoot ? 5 : 12))
        {
            company.SetFlags(item, limited: true);
        }

        if (!isRoot && dice.Chance(5))
        {
            company.SetFlags(item, trashed: true);
        }
    }

    private void MakeGrants(string item)
    {
        var (parent, owner, grants) = _items[item];
        for (var count = dice.Pick(new[] { 0, 0, 1, 1, 2, 3 }); count > 0 && !grants.Contains(("", Role.None)); count--)
        {
            var who = dice.Pick(Lots.Grantees);
            var role = dice.AnyRole(who, MostOn(item));
            var above = Above(parent).SelectMany(folder => _items[folder].Grants).ToList();
            if (above.Count > 0 && dice.Chance(35))
            {
                (who, role) = dice.Pick(above);
                role = dice.Chance(70) ? role : dice.AnyRole();
            }

            var isTaken = (!InDrive && who == "user:" + owner) || grants.Exists(grant => grant.Who == who)
                || (item == Root && place == Place.SharedDrive && (!Lots.IsPerson(who) || who == "user:" + Organizer));
            if (!isTaken)
            {
                role = role > MostOn(item) ? MostOn(item) : role;
                company.Give(dice, item, who, role, CanEnd(item, role) ? 10 : null);
                grants.Add((who, role));
            }
        }
    }

    /// <summary>Drive lets no members of drives expire, and only readers of a folder.</summary>
    private bool CanEnd(string item, Role role) => (item != Root || place != Place.SharedDrive) && (role == Role.Reader || !_folders.Contains(item));

    private Role MostOn(string item) => !InDrive || !_folders.Contains(item) ? Role.Writer : item == Root && place == Place.SharedDrive ? Role.Organizer : Role.FileOrganizer;

    private IEnumerable<string> Above(string folder)
    {
        for (; folder.Length > 0; folder = _items[folder].Parent)
        {
            yield return folder;
        }
    }
}
