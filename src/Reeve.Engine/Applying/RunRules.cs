using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;

namespace Reeve.Engine.Applying;

/// <summary>What a run judges by, from its beginning to its end.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Unusable">Addresses, in lower case, that cannot be acted as.</param>
/// <param name="Today">The day (UTC) on which it was planned.</param>
internal sealed record RunRules(Policy Policy, IReadOnlySet<string> Unusable, DateOnly Today)
{
    /// <summary>A planner that knows as much of addresses as is known by now.</summary>
    public Planner Planner(Addresses addresses) => new(Policy, addresses, Unusable, Today);
}
