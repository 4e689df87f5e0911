using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>What the policy allows somebody on an item.</summary>
/// <param name="Role">At most this; <see cref="Role.None"/>: nothing.</param>
/// <param name="Findable">Whether search may find the item for them.</param>
/// <param name="Rule">Where the policy says so: <c>trees.finance.access</c>; for people.</param>
/// <param name="Line">The line of the policy, from 1; 0 if no line says so.</param>
/// <param name="IsExemption">Whether it is an exception that allows it.</param>
public readonly record struct Entitlement(Role Role, bool Findable, string Rule, int Line = 0, bool IsExemption = false);
