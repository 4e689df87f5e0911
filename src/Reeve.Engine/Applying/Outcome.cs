using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Engine.Applying;

/// <summary>How a change ended.</summary>
public enum OutcomeKind
{
    /// <summary>It was made, read back, and is so.</summary>
    Applied,

    /// <summary>It was not made: no longer needed, or not to be made now.</summary>
    Skipped,

    /// <summary>The service refuses it for good.</summary>
    Unfixable,

    /// <summary>It did not work out this time.</summary>
    Failed,
}

/// <summary>How a change ended, and why.</summary>
/// <param name="Change">The change, as it was made or was to be made.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Code">A word for scripts; empty if it was applied.</param>
/// <param name="Message">A sentence for people; empty if it was applied.</param>
/// <param name="IsHarmless">It was skipped because it turned out not to be needed: nothing is left to do.</param>
public sealed record Outcome(Change Change, OutcomeKind Kind, string Code = "", string Message = "", bool IsHarmless = false)
{
    /// <summary>Who a new grant turned out to be for; null for other changes.</summary>
    public Grantee? Grantee { get; init; }

    /// <summary>Whom the policy lists, as it writes them, where a new grant was asked for; null for other changes.</summary>
    public Principal? Listed { get; init; }

    /// <summary>Whether something is left that somebody must know of.</summary>
    public bool IsLeft => Kind != OutcomeKind.Applied && !IsHarmless;
}
