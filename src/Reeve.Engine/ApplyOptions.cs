using Reeve.Core.Policies;
using Reeve.Engine.Documents;

namespace Reeve.Engine;

/// <summary>What one run may do.</summary>
public sealed record ApplyOptions
{
    /// <summary>The most changes; null: what the policy says.</summary>
    public MaxChanges? MaxChanges { get; init; }

    /// <summary>A plan that was agreed to earlier: nothing that it does not hold is written. Null: none.</summary>
    public PlanFile? Ceiling { get; init; }

    /// <summary>The most items that are written at once in one actor's name, 1 or more.</summary>
    /// <value>Default 4.</value>
    public int ItemsPerActor { get; init; } = 4;
}
