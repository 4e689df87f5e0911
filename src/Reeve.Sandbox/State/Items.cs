namespace Reeve.Sandbox.State;

/// <summary>All items of the workspace, and where they lie.</summary>
internal sealed class Items
{
    private static readonly Comparer<Item> BySequence = Comparer<Item>.Create((a, b) => a.Sequence.CompareTo(b.Sequence));

    private readonly Dictionary<string, Item> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Principal, Item> _roots = [];
    private readonly List<SharedDrive> _drives = [];
    private readonly List<Item> _inOrder = [];
    private long _lastSequence;

    /// <summary>Every item but the roots of drives, in the order of their making.</summary>
    public IReadOnlyList<Item> InOrder => _inOrder;

    /// <summary>Returns an item or the root of a drive by its id, or null.</summary>
    public Item? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Every shared drive, in the order of their making.</summary>
    public IReadOnlyList<SharedDrive> Drives => _drives;

    /// <summary>Returns a shared drive by its id, or null.</summary>
    public SharedDrive? FindDrive(string id) => Find(id) is { IsDriveRoot: true, Drive: { } drive } ? drive : null;

    /// <summary>Makes an empty shared drive.</summary>
    /// <param name="id">Its id; null for a new one.</param>
    /// <param name="name">Its name; others may have the same.</param>
    /// <param name="now">When it is made.</param>
    public SharedDrive AddDrive(string? id, string name, DateTimeOffset now)
    {
        var sequence = NextSequence();
        var number = sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var drive = new SharedDrive(id ?? Ids.OfDrive("drive-" + number), name, sequence, now);
        _byId.Add(drive.Id, drive.Root);
        _drives.Add(drive);

        return drive;
    }

    /// <summary>Removes a shared drive with everything in it.</summary>
    public void Remove(SharedDrive drive)
    {
        _drives.Remove(drive);
        _byId.Remove(drive.Id);
        foreach (var item in _inOrder.Where(item => ReferenceEquals(item.Drive, drive)).ToList())
        {
            Remove(item);
        }
    }

    /// <summary>Returns the My Drive root of a user, made when first asked for.</summary>
    public Item RootOf(Principal user, DateTimeOffset now)
    {
        if (!_roots.TryGetValue(user, out var root))
        {
            root = new Item(Ids.OfRoot(user.Email ?? user.Id), "My Drive", MimeTypes.Folder, user, 0)
            {
                IsMyDriveRoot = true,
                CreatedAt = now,
                ModifiedAt = now,
            };
            _roots.Add(user, root);
            _byId.Add(root.Id, root);
        }

        return root;
    }

    /// <summary>Returns an id that no item has.</summary>
    public string NextId()
    {
        for (var number = _lastSequence + 1; ; number++)
        {
            var id = Ids.OfFile("item-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (!_byId.ContainsKey(id))
            {
                return id;
            }
        }
    }

    /// <summary>Returns the place in the order that the next item is to have.</summary>
    public long NextSequence() => ++_lastSequence;

    /// <summary>Adds a new item where its <see cref="Item.Parent"/> says.</summary>
    public void Add(Item item)
    {
        _byId.Add(item.Id, item);
        _inOrder.Add(item);
        Attach(item, item.Parent);
        Count(item.Drive, 1);
    }

    /// <summary>Moves an item, with all that is in it, into another folder; null leaves it an orphan.</summary>
    /// <param name="item">What is moved.</param>
    /// <param name="parent">Where to.</param>
    /// <param name="owner">Who owns what comes out of a shared drive; of no account for other moves.</param>
    public static void Move(Item item, Item? parent, Principal? owner = null)
    {
        item.Parent?.Children?.Remove(item);
        Attach(item, parent);
        if (!ReferenceEquals(item.Drive, parent?.Drive))
        {
            HandOver(item, parent?.Drive, owner);
        }

        item.Touch();
    }

    /// <summary>Removes one item; what is in it must have been moved or removed before.</summary>
    public void Remove(Item item)
    {
        item.Parent?.Children?.Remove(item);
        Count(item.Drive, -1);
        _byId.Remove(item.Id);
        _inOrder.RemoveAt(_inOrder.BinarySearch(item, BySequence));
    }

    /// <summary>Returns the index in a list kept by sequence of the first item after the given place.</summary>
    public static int IndexAfter(IReadOnlyList<Item> items, long sequence)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = items[middle].Sequence > sequence ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static void HandOver(Item item, SharedDrive? drive, Principal? owner)
    {
        Count(item.Drive, -1);
        Count(drive, 1);
        (item.Drive, item.Owner) = (drive, drive is null ? owner ?? item.Owner : null);
        if (item.Owner is { } now)
        {
            // My Drive has no content managers.
            item.Grants = [.. item.Grants.Where(grant => !ReferenceEquals(grant.Principal, now))
                .Select(grant => grant.Role > Role.Writer ? grant with { Role = Role.Writer } : grant)];
        }

        item.Touch();
        foreach (var child in item.Children ?? [])
        {
            HandOver(child, drive, owner);
        }
    }

    private static void Count(SharedDrive? drive, int change)
    {
        if (drive is not null)
        {
            drive.ItemCount += change;
        }
    }

    private static void Attach(Item item, Item? parent)
    {
        item.Parent = parent;
        if (parent is not null)
        {
            parent.Children ??= [];
            parent.Children.Insert(IndexAfter(parent.Children, item.Sequence), item);
        }
    }
}
