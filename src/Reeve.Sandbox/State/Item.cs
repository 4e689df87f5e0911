namespace Reeve.Sandbox.State;

/// <summary>A file, folder or shortcut in somebody's My Drive or in a shared drive. Changed only under <see cref="Company.Gate"/>.</summary>
internal sealed class Item(string id, string name, string mimeType, Principal? owner, long sequence)
{
    public string Id { get; } = id;

    /// <summary>Grows with every item made; lists without an order come in this one.</summary>
    public long Sequence { get; } = sequence;

    public string Name { get; set; } = name;

    public string MimeType { get; } = mimeType;

    /// <summary>Who owns it; null exactly where <see cref="Drive"/> is not.</summary>
    public Principal? Owner { get; set; } = owner;

    /// <summary>The shared drive that it is in, and that owns it; null in My Drive.</summary>
    public SharedDrive? Drive { get; set; }

    /// <summary>The folder it is in; null for the root of a My Drive or shared drive, and for an orphan.</summary>
    public Item? Parent { get; set; }

    /// <summary>What is in this folder, by <see cref="Sequence"/>; null for none.</summary>
    public List<Item>? Children { get; set; }

    /// <summary>Direct grants without the owner's, at most one per principal, by principal id.</summary>
    public Grant[] Grants { get; set; } = [];

    public bool WritersCanShare { get; set; } = true;

    public bool CopyRequiresWriterPermission { get; set; }

    /// <summary>True for a folder with limited access.</summary>
    public bool InheritedPermissionsDisabled { get; set; }

    /// <summary>True if the item itself was put in the trash, not only a folder above it.</summary>
    public bool ExplicitlyTrashed { get; set; }

    /// <summary>When the item itself was put in the trash, and by whom; null if it was not.</summary>
    public (DateTimeOffset At, Principal By)? Trashed { get; set; }

    public bool IsMyDriveRoot { get; init; }

    public bool IsDriveRoot { get; init; }

    /// <summary>Who made or changed it last; null where it was only loaded.</summary>
    public Principal? LastModifiedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ModifiedAt { get; set; }

    /// <summary>What a shortcut points at; null for other items.</summary>
    public string? TargetId { get; init; }

    public string? TargetMimeType { get; init; }

    public string? Description { get; set; }

    /// <summary>Public custom properties; null for none.</summary>
    public Dictionary<string, string>? Properties { get; set; }

    /// <summary>Size in bytes; null for Google's own formats, folders and shortcuts.</summary>
    public long? Size { get; init; }

    /// <summary>Grows with every change of the item.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>What the folder passes on, as last computed; see <see cref="Passing"/>.</summary>
    public Passing? Passed { get; set; }

    /// <summary>True for the top of a My Drive or shared drive, which can be neither moved, renamed nor thrown away.</summary>
    public bool IsRoot => IsMyDriveRoot || IsDriveRoot;

    public bool IsFolder => ReferenceEquals(MimeType, MimeTypes.Folder);

    public bool IsShortcut => ReferenceEquals(MimeType, MimeTypes.Shortcut);

    /// <summary>Notes that something about the item changed, so that what was computed from it is computed again.</summary>
    public void Touch() => Version++;

    /// <summary>Returns the direct grant of a principal, or null.</summary>
    public Grant? GrantOf(Principal principal)
    {
        foreach (var grant in Grants)
        {
            if (ReferenceEquals(grant.Principal, principal))
            {
                return grant;
            }
        }

        return null;
    }

    /// <summary>Puts a grant in the place of the principal's earlier one. An owner has the owner's grant and no other.</summary>
    public void Put(Grant grant)
    {
        if (ReferenceEquals(grant.Principal, Owner))
        {
            return;
        }

        Grants = [.. Grants.Where(each => !ReferenceEquals(each.Principal, grant.Principal)).Append(grant)
            .OrderBy(each => each.Principal.Id, StringComparer.Ordinal)];
        Touch();
    }

    /// <summary>Takes the principal's direct grant away, if there is one.</summary>
    public void Remove(Principal principal)
    {
        Grants = [.. Grants.Where(each => !ReferenceEquals(each.Principal, principal))];
        Touch();
    }
}
