using System.Collections.Immutable;

namespace Reeve.Core.Trees;

/// <summary>What an item is.</summary>
public enum ItemKind : byte
{
    /// <summary>Anything with content of its own.</summary>
    File,

    /// <summary>Something that holds other items.</summary>
    Folder,

    /// <summary>A pointer to something elsewhere: no grants of its own, its target is not followed.</summary>
    Shortcut,
}

/// <summary>One item of a <see cref="Tree"/>: a view of a few arrays, cheap to copy.</summary>
public readonly struct Item(Tree tree, int index) : IEquatable<Item>
{
    /// <summary>The tree it is in.</summary>
    public Tree Tree => tree;

    /// <summary>Its place in the tree: 0 is the root, a parent comes before its children.</summary>
    public int Index => index;

    /// <summary>The file id.</summary>
    public string Id => tree.Facts(index).Id;

    /// <summary>The name, as the service tells it; any character is possible.</summary>
    public string Name => tree.Facts(index).Name;

    /// <summary>What the service tells of it, but for its grants.</summary>
    public ItemFacts Facts => tree.Facts(index);

    /// <summary>What it is.</summary>
    public ItemKind Kind => tree.Facts(index).Kind;

    /// <summary>The owner's address in lower case; null if the service tells none.</summary>
    public string? Owner => tree.Facts(index).Owner;

    /// <summary>Whether it, or a folder above it, is in the trash.</summary>
    public bool IsTrashed => tree.Facts(index).IsTrashed;

    /// <summary>Whether it is a folder that does not pass on what it would inherit (limited access).</summary>
    public bool IsLimited => tree.Facts(index).IsLimited;

    /// <summary>Whether writers may share it further; null if the service does not tell.</summary>
    public bool? WritersCanShare => tree.Facts(index).WritersCanShare;

    /// <summary>Whether readers and commenters may download, print and copy it; null if the service does not tell.</summary>
    public bool? ReadersCanDownload => tree.Facts(index).ReadersCanDownload;

    /// <summary>Whether the one who reads the tree may share it.</summary>
    public bool ReaderCanShare => tree.Facts(index).ReaderCanShare;

    /// <summary>Whether its grants could be read; if not, it is unknown, which is not the same as private.</summary>
    public bool IsKnown => !tree.GrantsOf(index).IsDefault;

    /// <summary>All grants, direct and inherited, one a grantee; empty if they are not known.</summary>
    public ImmutableArray<Grant> Grants => tree.GrantsOf(index) is { IsDefault: false } grants ? grants : [];

    /// <summary>Whether it is the root of the tree.</summary>
    public bool IsRoot => index == 0;

    /// <summary>The folder it is in.</summary>
    /// <exception cref="InvalidOperationException">It is the root.</exception>
    public Item Parent => IsRoot ? throw new InvalidOperationException("The root of a tree has no parent in it.") : new Item(tree, tree.ParentOf(index));

    /// <summary>The names from below the root down to it, each after a slash; <c>/</c> for the root. Linear in its depth.</summary>
    public string Path
    {
        get
        {
            var names = new Stack<string>();
            for (var item = this; !item.IsRoot; item = item.Parent)
            {
                names.Push(item.Name);
            }

            return "/" + string.Join('/', names);
        }
    }

    /// <summary>Finds what <paramref name="granteeId"/> has here.</summary>
    public bool TryFind(string granteeId, out Grant found)
    {
        foreach (var grant in Grants)
        {
            if (grant.Grantee.Id == granteeId)
            {
                found = grant;
                return true;
            }
        }

        found = default;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Item other) => tree == other.Tree && index == other.Index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Item other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => index;

    /// <summary>Whether both are the same place in the same tree.</summary>
    public static bool operator ==(Item left, Item right) => left.Equals(right);

    /// <summary>Whether they are different places.</summary>
    public static bool operator !=(Item left, Item right) => !left.Equals(right);
}
