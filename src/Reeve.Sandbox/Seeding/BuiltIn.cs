using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>The built-in company: five departments with 5,000 items, five shared drives, and the mess of some years.</summary>
/// <remarks>The same on every machine and day, but for its dates, which are relative to the day of the start.</remarks>
internal sealed class BuiltIn
{
    /// <summary>Items in My Drives, their roots not counted.</summary>
    public const int ItemCount = 5000;

    private const int ShortcutsEach = 6;

    private readonly Company _company;
    private readonly Dice _dice = new(20261101);
    private readonly Grower _grower;
    private readonly Mess _mess;

    private BuiltIn(Company company)
    {
        _company = company;
        _grower = new Grower(company, _dice);
        _mess = new Mess(company, _dice, _grower.Today);
    }

    /// <summary>Adds all items to a company that has its people, and returns the policy that goes with them.</summary>
    public static string AddTo(Company company) => new BuiltIn(company).Add();

    private string Add()
    {
        var finance = Finance();
        var engineering = Engineering();
        var people = People();
        var sales = Sales();
        var marketing = Marketing();
        foreach (var tree in new[] { finance, engineering, sales, marketing })
        {
            AddShortcuts(tree);
        }

        AddPrivateFiles();
        Organization.AddTo(_company, _grower.Today);
        ShareWithGroups(marketing);
        Drives.AddTo(_company, _grower.Today);

        return PolicyText.Write(_company.Domain, _company.Admin, finance.Root.Id, engineering.Root.Id, sales.Root.Id, people.Root.Id);
    }

    private GrownTree Finance()
    {
        var tree = _grower.Grow("finance", "Finance", StaffList.DriveOwner, 170, 1240);
        Give(tree.Root, "finance@corp.example", Role.Writer);
        GiveDomain(tree.Root, Role.Reader);
        Give(tree.Root, "maria.lopez.design@gmail.com", Role.Writer);
        Give(tree.Root, "olga.ivanova@corp.example", Role.Writer);
        MakeMessy(tree, 58);
        LetTheDomainEdit(tree, 4);
        AddBoardPapers(tree);

        // What stays hidden under the designer's grant at the root until that one is gone.
        Give(_mess.Untouched(tree.Files), "maria.lopez.design@gmail.com", Role.Writer);

        return tree;
    }

    private GrownTree Engineering()
    {
        var tree = _grower.Grow("engineering", "Engineering", "maya.lindqvist@corp.example", 190, 1420);
        Give(tree.Root, "engineering@corp.example", Role.Writer);
        Give(tree.Root, "dev@partner.example", Role.Writer);
        GiveDomain(tree.Root, Role.Reader);
        Give(tree.Root, "build-bot@ci-tools-314.iam.gserviceaccount.com", Role.Reader);
        MakeMessy(tree, 60);
        LetTheDomainEdit(tree, 4);
        var demos = tree.Folders.First(folder => folder.Name == "Public demos");
        _company.Put(demos, new Grant(_company.Roster.Link, Role.Reader, null, false));

        return tree;
    }

    private GrownTree People()
    {
        var tree = _grower.Grow("people", "People", "priya.sharma@corp.example", 10, 50);
        Give(tree.Root, "people@corp.example", Role.Writer);
        Give(tree.Root, "tom.baker@corp.example", Role.Reader);
        _mess.Scatter(tree, 9);
        _mess.Close(tree, 8);

        return tree;
    }

    private GrownTree Sales()
    {
        var tree = _grower.Grow("sales", "Sales", "carlos.mendez@corp.example", 110, 780);
        Give(tree.Root, "sales@corp.example", Role.Writer);
        Give(tree.Root, "liaison@partner.example", Role.Writer);
        MakeMessy(tree, 42);

        return tree;
    }

    // No policy speaks of this tree: what cannot be undone by machine is kept here.
    private GrownTree Marketing()
    {
        var tree = _grower.Grow("marketing", "Marketing", "sofia.jensen@corp.example", 70, 480);
        Give(tree.Root, "marketing@corp.example", Role.Writer);
        MakeMessy(tree, 40);
        _company.Put(_mess.Untouched(tree.Files), new Grant(_company.Roster.Find(StaffList.Visitor)!, Role.Reader, _grower.Today.AddDays(2), false));
        var agency = tree.Folders.First(folder => folder.Name == "Agency exchange");
        Give(agency, "jk.freelance@gmail.com", Role.Writer);
        tree.Files.Add(_grower.Add("Logo drafts (from agency).pdf", "application/pdf", "jk.freelance@gmail.com", agency));

        return tree;
    }

    // More than the root gives: everybody inside may read the tree, and edit these.
    private void LetTheDomainEdit(GrownTree tree, int count)
    {
        for (var i = 0; i < count; i++)
        {
            GiveDomain(_mess.Untouched(tree.Files), Role.Writer);
        }
    }

    private void MakeMessy(GrownTree tree, int wrong)
    {
        TrashFolder(tree);
        _mess.Scatter(tree, wrong);
        _mess.Repeat(tree, 10);
        _mess.AddUntouchables(tree);
        _mess.Close(tree, 20);
        _mess.Trash(tree, 4);
    }

    private void TrashFolder(GrownTree tree)
    {
        var owner = StaffList.Departments[tree.Name][1];
        var folder = _grower.Add("Old drafts", MimeTypes.Folder, owner, tree.Root);
        folder.ExplicitlyTrashed = true;
        for (var i = 0; i < 5; i++)
        {
            var (name, mimeType) = Words.File(_dice);
            Give(_grower.Add(name, mimeType, owner, folder), "jk.freelance@gmail.com", Role.Reader);
        }
    }

    // Somebody gave a folder limited access and let in whom they wanted, one of them from outside.
    private void AddBoardPapers(GrownTree tree)
    {
        var folder = _grower.Add("Board papers – limited", MimeTypes.Folder, StaffList.Cfo, tree.Root);
        folder.InheritedPermissionsDisabled = true;
        Give(folder, StaffList.Ceo, Role.Writer);
        Give(folder, "nora.keller@corp.example", Role.Reader);
        Give(folder, StaffList.Auditor, Role.Reader);
        for (var i = 0; i < 6; i++)
        {
            var (name, mimeType) = Words.File(_dice);
            _grower.Add(name, mimeType, StaffList.Cfo, folder);
        }

        Give(folder.Children![2], "zoe.martin@corp.example", Role.Reader);
    }

    private void AddShortcuts(GrownTree tree)
    {
        for (var i = 0; i < ShortcutsEach; i++)
        {
            var target = _dice.Pick(tree.Files);
            _grower.Add(target.Name, MimeTypes.Shortcut, _dice.Pick(StaffList.Departments[tree.Name]), _dice.Pick(tree.Folders), target);
        }
    }

    // Outsiders get in through one of these, and everybody through the other.
    private void ShareWithGroups(GrownTree tree)
    {
        Give(tree.Folders.First(folder => folder.Name == "Campaigns"), Organization.Campaign, Role.Writer);
        Give(tree.Folders.First(folder => folder.Name == "Press kit"), Organization.Everyone, Role.Reader);
    }

    // What people keep for themselves fills the company up to its size.
    private void AddPrivateFiles()
    {
        var everybody = StaffList.Departments.Values.SelectMany(staff => staff).ToArray();
        _grower.Add("Lost and found.pdf", "application/pdf", "emma.wilson@corp.example", null, orphan: true);
        _grower.Add("Notes nobody can place", MimeTypes.Document, "sam.taylor@corp.example", null, orphan: true);
        while (_company.Items.InOrder.Count < ItemCount)
        {
            var (name, mimeType) = Words.File(_dice);
            var item = _grower.Add(name, mimeType, _dice.Pick(everybody), null);
            if (_dice.Chance(8))
            {
                _company.Put(item, new Grant(_dice.Chance(50) ? _company.Roster.Link : _company.Roster.Find(_dice.Pick(StaffList.Contractors))!, Role.Reader, null, false));
            }
        }
    }

    private void Give(Item item, string email, Role role) =>
        _company.Put(item, new Grant(_company.Roster.Find(email)!, role, null, false));

    private void GiveDomain(Item item, Role role) =>
        _company.Put(item, new Grant(_company.Roster.OfDomain(_company.Domain), role, null, false));
}
