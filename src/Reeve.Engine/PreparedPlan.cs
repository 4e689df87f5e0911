using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;

namespace Reeve.Engine;

/// <summary>A plan, with what it was made from, ready to be shown or carried out.</summary>
public sealed class PreparedPlan
{
    internal PreparedPlan(
        Policy policy, string policyHash, Plan plan, DateTimeOffset createdAt, ImmutableArray<ReadTree> trees, Addresses addresses, IReadOnlySet<string> unusable)
    {
        Policy = policy;
        PolicyHash = policyHash;
        Plan = plan;
        CreatedAt = createdAt;
        Trees = trees;
        Addresses = addresses;
        Unusable = unusable;
        Costs = [.. trees.Select(tree => new ReadingCost(tree.Source.Requests, tree.Source.QuotaUnits))];
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The policy it was made from.</summary>
    public Policy Policy { get; }

    /// <summary><c>sha256:…</c> of the policy's text.</summary>
    public string PolicyHash { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The day (UTC) it was made for.</summary>
    internal DateOnly Day => DayOf(CreatedAt);

    /// <summary>What reading each tree took, in the order of the plan's trees.</summary>
    public ImmutableArray<ReadingCost> Costs { get; }

    internal ImmutableArray<ReadTree> Trees { get; }

    internal Addresses Addresses { get; }

    internal IReadOnlySet<string> Unusable { get; }

    /// <summary>The day (UTC) of an instant.</summary>
    internal static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    internal IReadOnlyList<TreeReading> Readings => [.. Trees.Select(tree => tree.Reading)];
}

/// <summary>What reading a tree took.</summary>
/// <param name="Requests">HTTP requests, repeats included, without tokens.</param>
/// <param name="QuotaUnits">Google's quota units.</param>
public sealed record ReadingCost(long Requests, long QuotaUnits);

/// <summary>A tree that was read for its policy.</summary>
/// <param name="Policy">What it is to be.</param>
/// <param name="Source">What it is, and what reading it took.</param>
internal sealed record ReadTree(TreePolicy Policy, Ports.SourcedTree Source)
{
    /// <summary>The same, as it is judged.</summary>
    public TreeReading Reading { get; init; } = new(Policy, Source.Tree, Source.Reader) { Organizers = Source.Organizers };
}
