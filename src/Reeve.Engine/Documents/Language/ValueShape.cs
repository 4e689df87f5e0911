using System.Collections.Immutable;

namespace Reeve.Engine.Documents.Language;

/// <summary>What can stand under a key, as coarse as an editor needs it: it lets everything pass that is right, and not all that is wrong.</summary>
internal abstract record ValueShape
{
    private ValueShape()
    {
    }

    /// <summary>A text; where not said otherwise, what looks like a number or a switch is one too.</summary>
    /// <param name="Pattern">A regular expression that every right one matches; null: any text.</param>
    /// <param name="Examples">Right ones.</param>
    public sealed record Text(string? Pattern, params ImmutableArray<string> Examples) : ValueShape
    {
        /// <summary>Whether what an editor takes for a number or a switch is none.</summary>
        public bool IsNeverNumber { get; init; }
    }

    /// <summary>One of a few words.</summary>
    /// <param name="All">In the order in which they are listed to people; not empty.</param>
    public sealed record Words(params ImmutableArray<Word> All) : ValueShape;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Switch : ValueShape;

    /// <summary>A whole number.</summary>
    /// <param name="Least">The smallest, included.</param>
    /// <param name="Most">The largest, included; null: no limit.</param>
    public sealed record Number(int Least, int? Most = null) : ValueShape;

    /// <summary>One shape or the other.</summary>
    public sealed record Either(ValueShape One, ValueShape Other) : ValueShape;

    /// <summary>Values in order.</summary>
    /// <param name="Item">What each is.</param>
    /// <param name="MayBeEmpty">Whether there may be none.</param>
    public sealed record List(ValueShape Item, bool MayBeEmpty = true) : ValueShape;

    /// <summary>A set of keys that the language chooses.</summary>
    public sealed record Block(BlockKeys Keys) : ValueShape;

    /// <summary>Sets of keys under names that the writer of the policy chooses; at least one.</summary>
    /// <param name="NamePattern">A regular expression that every right name matches.</param>
    /// <param name="Keys">What stands under each.</param>
    public sealed record Named(string NamePattern, BlockKeys Keys) : ValueShape;

    /// <summary>The set of keys somewhere in it; null if there is none.</summary>
    public BlockKeys? Inner => this switch
    {
        Block block => block.Keys,
        Named named => named.Keys,
        List list => list.Item.Inner,
        _ => null,
    };
}

/// <summary>A word of the policy language that stands as a value.</summary>
/// <param name="Text">The word.</param>
/// <param name="Says">What it means: what editors show.</param>
internal sealed record Word(string Text, string Says)
{
    /// <summary>Where it has no place.</summary>
    public ImmutableArray<Ban> Bans { get; init; } = [];
}
