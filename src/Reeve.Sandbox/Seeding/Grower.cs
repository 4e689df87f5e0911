using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>A department's tree, as it was made.</summary>
/// <param name="Name">The department.</param>
/// <param name="Root">Its root folder.</param>
/// <param name="Folders">Every folder, the root first.</param>
/// <param name="Files">Every file that is no shortcut.</param>
internal sealed record GrownTree(string Name, Item Root, List<Item> Folders, List<Item> Files);

/// <summary>Grows folder trees with plausible names, owners and dates.</summary>
internal sealed class Grower(Company company, Dice dice)
{
    private const int MaxDepth = 7;
    private const int MaxAgeDays = 900;

    private readonly DateTimeOffset _today = new(company.Clock.GetUtcNow().Date, TimeSpan.Zero);
    private int _made;

    /// <summary>Midnight (UTC) of the day on which the sandbox started; all seeded times are relative to it.</summary>
    public DateTimeOffset Today => _today;

    /// <summary>Grows one department's tree.</summary>
    /// <param name="department">Its name, as in the staff list.</param>
    /// <param name="rootName">The root folder's name.</param>
    /// <param name="rootOwner">Whose My Drive it lies in.</param>
    /// <param name="folders">How many folders, the root included.</param>
    /// <param name="files">How many files.</param>
    public GrownTree Grow(string department, string rootName, string rootOwner, int folders, int files)
    {
        var staff = StaffList.Departments[department];
        var root = Add(rootName, MimeTypes.Folder, rootOwner, null);
        var tree = new GrownTree(department, root, [root], []);
        var depths = new Dictionary<Item, int> { [root] = 0 };
        foreach (var name in Words.TopFolders[department])
        {
            AddFolder(tree, depths, root, name, staff);
        }

        while (tree.Folders.Count < folders)
        {
            var parent = dice.Pick(tree.Folders);
            if (depths[parent] is > 0 and < MaxDepth)
            {
                AddFolder(tree, depths, parent, dice.Pick(Words.Folders), staff);
            }
        }

        for (var i = 0; i < files; i++)
        {
            var (name, mimeType) = Words.File(dice);
            tree.Files.Add(Add(name, mimeType, Owner(staff, 15), dice.Pick(tree.Folders)));
        }

        return tree;
    }

    /// <summary>Adds one item, dated some time before today.</summary>
    public Item Add(string name, string mimeType, string owner, Item? parent, Item? target = null, bool orphan = false)
    {
        var created = _today.AddDays(-1 - dice.Below(MaxAgeDays)).AddSeconds(dice.Below(86_400));
        var isOwnFormat = mimeType.StartsWith("application/vnd.google-apps.", StringComparison.Ordinal);
        var number = ++_made;

        return company.Make(new ItemDraft(name, mimeType, company.Roster.Add(owner, PrincipalKind.User), parent)
        {
            Id = Ids.OfFile("seed-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Orphan = orphan,
            TargetId = target?.Id,
            TargetMimeType = target?.MimeType,
            Size = isOwnFormat ? null : 1000 + dice.Below(4_000_000),
            CreatedAt = created,
            ModifiedAt = created.AddSeconds(dice.Below((int)(_today - created).TotalSeconds)),
        });
    }

    private void AddFolder(GrownTree tree, Dictionary<Item, int> depths, Item parent, string name, string[] staff)
    {
        var folder = Add(name, MimeTypes.Folder, Owner(staff, 25), parent);
        depths[folder] = depths[parent] + 1;
        tree.Folders.Add(folder);
    }

    // The head of a department owns more than the others.
    private string Owner(string[] staff, int headPercent) => dice.Chance(headPercent) ? staff[0] : dice.Pick(staff);
}
