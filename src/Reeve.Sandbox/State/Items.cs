namespace Reeve.Sandbox.State;

/// <summary>All items of the workspace, and where they lie.</summary>
internal sealed class Items
{
    private static readonly Comparer<Item> BySequence = Comparer<Item>.Create((a, b) => a.Sequence.CompareTo(b.Sequence));

    private readonly Dictionary<string, Item> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Principal, Item> _roots = [];
    private readonly List<Item> _inOrder = [];
    private long _lastSequence;

    /// <summary>Every item but the My Drive roots, in the order of their making.</summary>
    public IReadOnlyList<Item> InOrder => _inOrder;

    /// <summary>Returns an item or a My Drive root by its id, or null.</summary>
    public Item? Find(string id) => _byId.GetValueOrDefault(id);

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
    }

    /// <summary>Moves an item into another folder; null leaves it an orphan.</summary>
    public static void Move(Item item, Item? parent)
    {
        item.Parent?.Children?.Remove(item);
        Attach(item, parent);
        item.Touch();
    }

    /// <summary>Removes one item; what is in it must have been moved or removed before.</summary>
    public void Remove(Item item)
    {
        item.Parent?.Children?.Remove(item);
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
