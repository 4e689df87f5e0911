using Reeve.Core.Trees;

namespace Reeve.Core.Policies;

/// <summary>One line of <c>access</c>: this principal may have this role.</summary>
/// <param name="Principal">Who; never a deleted account.</param>
/// <param name="Role">A role that Google allows for this principal there; never owner.</param>
/// <param name="Findable">Whether search finds the items for the principal; domains and anyone only.</param>
public sealed record Access(Principal Principal, Role Role, bool Findable = false)
{
    /// <summary>The line of the policy it stands on, from 1; 0 if it was not read from a file.</summary>
    public int Line { get; init; }
}
