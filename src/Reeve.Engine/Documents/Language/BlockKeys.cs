using System.Collections.Immutable;

namespace Reeve.Engine.Documents.Language;

/// <summary>The keys that a set of keys may have: read by <see cref="Fields"/>, and made into a schema for editors by <see cref="PolicySchema"/>.</summary>
/// <param name="Id">One word for it, unique among all.</param>
/// <param name="Of">Whose keys they are, for people: <c>a tree</c>.</param>
/// <param name="Keys">Those that this version understands, in the order in which they are listed to people; not empty.</param>
internal sealed record BlockKeys(string Id, string Of, ImmutableArray<BlockKey> Keys)
{
    /// <summary>Just one of these keys must be there; null if there is no such choice.</summary>
    public Choice? OneOf { get; init; }

    /// <summary>Names of keys of the policy language that a later version brings.</summary>
    public ImmutableArray<string> Later { get; init; } = [];

    /// <summary>The names of the keys.</summary>
    public ImmutableArray<string> Names { get; } = [.. Keys.Select(key => key.Name)];

    /// <summary>These keys, and those of all blocks below.</summary>
    public IEnumerable<BlockKeys> WithAllBelow => Keys.Select(key => key.Shape.Inner).OfType<BlockKeys>().SelectMany(inner => inner.WithAllBelow).Prepend(this);
}

/// <summary>Keys of which just one must be given.</summary>
/// <param name="Keys">At least two.</param>
/// <param name="IfNone">What is said where none is given.</param>
/// <param name="IfTwo">What is said of the second where two are: a clause.</param>
internal sealed record Choice(ImmutableArray<BlockKey> Keys, string IfNone, string IfTwo);
