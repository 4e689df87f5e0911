using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Chooses in whose name an item is written: its owner, else the owner of the nearest folder above, else the reader of the tree.</summary>
/// <param name="workspace">Who is inside: nobody else can be acted as.</param>
/// <param name="unusable">Addresses, in lower case, that turned out not to be actable: suspended, deleted, or withheld.</param>
internal sealed class ActorChooser(Workspace workspace, IReadOnlySet<string> unusable)
{
    /// <summary>Returns the first who may change the grants of <paramref name="item"/>; null if nobody may.</summary>
    /// <param name="item">The item to be written.</param>
    /// <param name="reader">In whose name the tree was read.</param>
    public string? For(Item item, string reader)
    {
        if (OwnerOf(item) is { } owner)
        {
            return owner;
        }

        // A folder's owner is a writer of what others put in it, so may share it where writers may.
        for (var below = item; item.WritersCanShare == true && !below.IsRoot && !below.IsLimited; below = below.Parent)
        {
            if (OwnerOf(below.Parent) is { } above)
            {
                return above;
            }
        }

        return item.ReaderCanShare && !unusable.Contains(reader) ? reader : null;
    }

    /// <summary>The item's owner, if that one can be acted as.</summary>
    public string? OwnerOf(Item item) => item.Owner is { } owner && workspace.IsInside(owner) && !unusable.Contains(owner) ? owner : null;
}
