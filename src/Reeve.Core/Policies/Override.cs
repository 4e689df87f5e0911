using System.Collections.Immutable;

namespace Reeve.Core.Policies;

/// <summary>A folder or file, or several, with a rule of its own, which holds for all below as well.</summary>
/// <param name="Target">Which.</param>
/// <param name="Rule">What holds there.</param>
public sealed record Override(OverrideTarget Target, OverrideRule Rule)
{
    /// <summary>The line of the policy it begins on, from 1; 0 if it was not read from a file.</summary>
    public int Line { get; init; }
}

/// <summary>Which items an override is for.</summary>
public abstract record OverrideTarget
{
    private OverrideTarget()
    {
    }

    /// <summary>All items below the root whose path matches.</summary>
    /// <param name="Pattern">The pattern.</param>
    public sealed record Path(PathPattern Pattern) : OverrideTarget;

    /// <summary>One folder or file, by its id: names can be changed by any writer, ids by nobody.</summary>
    /// <param name="Id">The file id.</param>
    public sealed record Folder(string Id) : OverrideTarget;
}

/// <summary>What an override says.</summary>
public abstract record OverrideRule
{
    private OverrideRule()
    {
    }

    /// <summary>More access than above: the union counts, and of two roles the higher.</summary>
    /// <param name="Access">In the order of the file; each principal once.</param>
    public sealed record Widened(ImmutableArray<Access> Access) : OverrideRule;

    /// <summary>Nothing is inherited there: this access and no other. Mode exact, folders only.</summary>
    /// <param name="Access">In the order of the file; each principal once.</param>
    public sealed record Limited(ImmutableArray<Access> Access) : OverrideRule;

    /// <summary>Left to others: read and counted, never changed.</summary>
    public sealed record Ignored : OverrideRule;

    /// <summary>The access it lists; empty if it is ignored.</summary>
    public ImmutableArray<Access> Lists => this switch
    {
        Widened widened => widened.Access,
        Limited limited => limited.Access,
        _ => [],
    };
}
