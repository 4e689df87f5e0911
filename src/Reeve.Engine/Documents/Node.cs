using System.Collections.Immutable;

namespace Reeve.Engine.Documents;

/// <summary>A piece of a YAML document, with the offset at which it stands.</summary>
internal abstract record Node
{
    private Node(int at, int size) => (At, Size) = (at, size);

    /// <summary>The offset of its first character; of an alias, where the alias stands, not what it repeats.</summary>
    public int At { get; init; }

    /// <summary>How many nodes it is made of, itself and what aliases repeat included.</summary>
    public int Size { get; }

    /// <summary>A text, number, switch or nothing; what it is depends on where it stands.</summary>
    /// <param name="At">As in <see cref="Node"/>.</param>
    /// <param name="Text">What it says, without quotes.</param>
    /// <param name="IsPlain">Whether it was written without quotes.</param>
    public sealed record Scalar(int At, string Text, bool IsPlain) : Node(At, 1)
    {
        /// <summary>Whether nothing is there. Source: YAML 1.2.2, 10.3.2 "Tag Resolution".</summary>
        public bool IsNothing => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
    }

    /// <summary>Values in order.</summary>
    /// <param name="At">As in <see cref="Node"/>.</param>
    /// <param name="Items">May be empty.</param>
    public sealed record List(int At, ImmutableArray<Node> Items) : Node(At, 1 + Items.Sum(item => item.Size));

    /// <summary>Values under keys.</summary>
    /// <param name="At">As in <see cref="Node"/>.</param>
    /// <param name="Entries">In the order of the file; may be empty.</param>
    public sealed record Map(int At, OrderedDictionary<string, Entry> Entries)
        : Node(At, 1 + Entries.Values.Sum(entry => entry.Value.Size));

    /// <summary>A value under a key.</summary>
    /// <param name="At">The offset of the key.</param>
    /// <param name="Value">What stands under it.</param>
    public sealed record Entry(int At, Node Value);
}
