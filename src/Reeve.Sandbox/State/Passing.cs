namespace Reeve.Sandbox.State;

/// <summary>What a folder passes on to everything in it: a cache, rebuilt when the folder or one above it changes.</summary>
/// <remarks>
/// An owner passes on the role of writer. A folder with limited access passes on only what is direct on it, and, in a shared drive, what
/// organizers have.
/// Source: Drive guides "Share files, folders and drives" and "Limited and expansive access".
/// </remarks>
internal sealed class Passing
{
    private readonly Item _folder;
    private readonly long _version;
    private readonly Passing? _above;
    private readonly Dictionary<Reach, Role> _roles = [];

    private Passing(Item folder, Passing? above)
    {
        _folder = folder;
        _version = folder.Version;
        _above = above;
        Trashed = folder.ExplicitlyTrashed || above is { Trashed: true };
        Depth = above is null ? 1 : above.Depth + 1;
        Entries = Build(folder, above);
    }

    /// <summary>One entry per principal, by id, none of them an owner's.</summary>
    public Grant[] Entries { get; }

    /// <summary>True if the folder or one above it is in the trash.</summary>
    public bool Trashed { get; }

    /// <summary>Folders on the way down to this one, itself and the My Drive root included.</summary>
    public int Depth { get; }

    /// <summary>Returns what is passed on now; null for no folder. Costs a look at each folder above.</summary>
    public static Passing? Of(Item? folder)
    {
        if (folder is null)
        {
            return null;
        }

        var above = Of(folder.Parent);
        var known = folder.Passed;
        if (known is null || known._version != folder.Version || !ReferenceEquals(known._above, above))
        {
            folder.Passed = known = new Passing(folder, above);
        }

        return known;
    }

    /// <summary>Returns what reaches an item from above: all of it, or, at a folder with limited access, only what organizers have.</summary>
    public static IEnumerable<Grant> Reaching(Item item)
    {
        var above = Of(item.Parent)?.Entries ?? [];

        return item.InheritedPermissionsDisabled ? above.Where(PassesLimits) : above;
    }

    /// <summary>True for what a folder with limited access lets through. Source: Drive guide "Limited and expansive access".</summary>
    public static bool PassesLimits(Grant entry) => entry.Role == Role.Organizer;

    /// <summary>Returns the highest role that somebody gets on an item from the folders above it.</summary>
    public static Role RoleAbove(Item item, Reach reach)
    {
        var role = Of(item.Parent)?.RoleFor(reach) ?? Role.None;

        return item.InheritedPermissionsDisabled && role != Role.Organizer ? Role.None : role;
    }

    /// <summary>Returns the highest role that somebody gets from this folder on what is in it.</summary>
    public Role RoleFor(Reach reach)
    {
        if (_roles.TryGetValue(reach, out var role))
        {
            return role;
        }

        foreach (var entry in Entries)
        {
            if (entry.Role > role && reach.Includes(entry.Principal))
            {
                role = entry.Role;
            }
        }

        return _roles[reach] = role;
    }

    /// <summary>Returns the entry of a principal, or null.</summary>
    public Grant? EntryOf(Principal principal) => Array.Find(Entries, entry => ReferenceEquals(entry.Principal, principal));

    private static Grant[] Build(Item folder, Passing? above)
    {
        // What lies at the top of a My Drive inherits nothing: the root cannot be shared, and its owner owns what is made there.
        if (folder.IsMyDriveRoot)
        {
            return [];
        }

        Grant[] own = folder.Owner is { } owner ? [new Grant(owner, Role.Writer, null, false)] : [];
        var addsNothing = folder.Grants.Length == 0 && own.All(grant => above?.EntryOf(grant.Principal)?.Role == Role.Writer);
        if (addsNothing && !folder.InheritedPermissionsDisabled && above is not null)
        {
            return above.Entries;
        }

        var merged = Reaching(folder).ToDictionary(entry => entry.Principal);
        foreach (var grant in folder.Grants.Concat(own))
        {
            merged[grant.Principal] = merged.TryGetValue(grant.Principal, out var other) ? Merge(grant, other) : grant;
        }

        return [.. merged.Values.OrderBy(entry => entry.Principal.Id, StringComparer.Ordinal)];
    }

    /// <summary>Returns the stronger of two grants to one principal; findable if either is.</summary>
    public static Grant Merge(Grant one, Grant other)
    {
        var lasting = one.ExpiresAt is null || other.ExpiresAt is null;
        var expiresAt = one.Role > other.Role ? one.ExpiresAt
            : other.Role > one.Role ? other.ExpiresAt
            : lasting ? null
            : one.ExpiresAt > other.ExpiresAt ? one.ExpiresAt : other.ExpiresAt;

        return new Grant(one.Principal, one.Role > other.Role ? one.Role : other.Role, expiresAt, one.Findable || other.Findable);
    }
}
