using System.Collections.Immutable;

namespace Reeve.Engine.Documents;

/// <summary>The keys that a set of keys may have.</summary>
/// <param name="Of">Whose keys they are, for people: <c>a tree</c>.</param>
/// <param name="Known">Those that this version understands, in the order in which they are listed to people; not empty.</param>
/// <param name="Later">Those of the policy language that a later version brings.</param>
internal sealed record BlockKeys(string Of, ImmutableArray<string> Known, ImmutableArray<string> Later)
{
    /// <summary>A set without keys that a later version brings.</summary>
    public BlockKeys(string of, ImmutableArray<string> known)
        : this(of, known, [])
    {
    }
}
