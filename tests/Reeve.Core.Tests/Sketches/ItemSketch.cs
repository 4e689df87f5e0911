using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Sketches;

/// <summary>An item as somebody would draw it: what is granted on it, and what is in it. What flows down is worked out when the tree is built.</summary>
internal sealed class ItemSketch(string name, ItemKind kind, string? owner)
{
    public string? Id { get; init; }

    public string Name { get; } = name;

    public ItemKind Kind { get; } = kind;

    /// <summary>Null in a shared drive.</summary>
    public string? Owner { get; set; } = owner;

    public bool IsLimited { get; set; }

    public bool IsTrashed { get; init; }

    /// <summary>Whether its grants cannot be read.</summary>
    public bool IsUnknown { get; init; }

    public bool WritersCanShare { get; set; } = true;

    public bool ReadersCanDownload { get; set; } = true;

    public bool ReaderCanShare { get; init; } = true;

    /// <summary>On the root: the shared drive that the tree is, or lies in; null in My Drive.</summary>
    public DriveFacts? Drive { get; set; }

    /// <summary>What is granted on the item itself, but for the owner's grant; on the root with what comes from above.</summary>
    public List<Grant> Grants { get; } = [];

    public List<ItemSketch> Children { get; } = [];

    public override string ToString() => OutlineText.Write(this);
}
