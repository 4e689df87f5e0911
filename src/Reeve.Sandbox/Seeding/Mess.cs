using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>Gives out what every administrator has seen: grants that nobody meant to last.</summary>
internal sealed class Mess(Company company, Dice dice, DateTimeOffset today)
{
    private readonly HashSet<Item> _used = [];

    /// <summary>Grants that the seeded policy does not want, on as many items, spread over all owners.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="count">How many wrong grants.</param>
    public void Scatter(GrownTree tree, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var item = Untouched(i % 6 == 5 ? tree.Folders : tree.Files);
            var (principal, findable) = Stranger(tree, i);
            var mayEnd = !item.IsFolder && principal.Kind == PrincipalKind.User && i % 7 == 3;
            var role = principal.IsAnyone || dice.Chance(50) ? Role.Reader : dice.Chance(20) ? Role.Commenter : Role.Writer;
            company.Put(item, new Grant(principal, role, mayEnd ? today.AddDays(30 + dice.Below(200)) : null, findable));
        }
    }

    /// <summary>Direct grants that add nothing to what the department's group inherits anyway.</summary>
    public void Repeat(GrownTree tree, int count)
    {
        var group = company.Roster.Find($"{tree.Name}@{company.Domain}")!;
        for (var i = 0; i < count; i++)
        {
            company.Put(Untouched(tree.Files), new Grant(group, dice.Chance(50) ? Role.Reader : Role.Commenter, null, false));
        }
    }

    /// <summary>Grants of the chief executive, whom the policy protects, and of an account that is gone.</summary>
    public void AddUntouchables(GrownTree tree)
    {
        var ceo = company.Roster.Find(StaffList.Ceo)!;
        var gone = company.Roster.Find(StaffList.Deleted)!;
        for (var i = 0; i < 3; i++)
        {
            company.Put(Untouched(tree.Files), new Grant(ceo, Role.Writer, null, false));
            company.Put(Untouched(tree.Files), new Grant(gone, Role.Reader, null, false));
        }
    }

    /// <summary>Switches re-sharing off on items of active owners, so that nobody else can read their permissions.</summary>
    public void Close(GrownTree tree, int count)
    {
        for (var i = 0; i < count;)
        {
            var item = dice.Pick(i % 9 == 8 ? tree.Folders : tree.Files);
            if (item is { WritersCanShare: true, Owner.State: UserState.Active } && item != tree.Root)
            {
                item.WritersCanShare = false;
                item.CopyRequiresWriterPermission = dice.Chance(30);
                i++;
            }
        }
    }

    /// <summary>Throws some files away, and one folder with all that is in it; wrong grants stay on them.</summary>
    public void Trash(GrownTree tree, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var item = Untouched(tree.Files);
            item.ExplicitlyTrashed = true;
            company.Put(item, new Grant(company.Roster.Link, Role.Reader, null, false));
        }
    }

    /// <summary>Returns an item below the root that no wrong grant is on yet, and that somebody inside owns.</summary>
    public Item Untouched(List<Item> items)
    {
        while (true)
        {
            var item = dice.Pick(items);
            if (item.Parent is { IsMyDriveRoot: false } && item.Owner is { Internal: true } && _used.Add(item))
            {
                return item;
            }
        }
    }

    private (Principal Principal, bool Findable) Stranger(GrownTree tree, int index)
    {
        var roster = company.Roster;
        var address = (index % 10) switch
        {
            0 or 1 => dice.Pick(StaffList.Contractors),
            2 => dice.Pick(StaffList.PrivateAccounts),
            3 => dice.Pick(StaffList.Partners),
            4 => dice.Pick(StaffList.Leavers),
            5 => Colleague(tree),
            6 => index % 20 == 6 ? dice.Pick(StaffList.ServiceAccounts) : Colleague(tree),
            7 => index % 20 == 7 ? StaffList.Renamed : "contractors@corp.example",
            _ => null,
        };
        if (address is not null)
        {
            return (roster.Find(address)!, false);
        }

        return index % 30 == 28 ? (roster.Findable, false)
            : index % 30 == 19 ? (roster.OfDomain(company.Domain), true)
            : (roster.Link, false);
    }

    // Somebody of another department, who once helped out.
    private string Colleague(GrownTree tree) =>
        dice.Pick(StaffList.Departments.Where(pair => pair.Key != tree.Name).SelectMany(pair => pair.Value).ToArray());
}
