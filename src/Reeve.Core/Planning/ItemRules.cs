using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What the policy says of one item, as <see cref="PlanChecker"/> reads it.</summary>
/// <param name="Lines">All that is allowed: the lists of all blocks that count here, from the tree's downwards.</param>
/// <param name="Promised">The list of the block whose own root the item is; default if it is no block's root.</param>
/// <param name="Exemptions">The exceptions that are honoured here.</param>
/// <param name="IsIgnored">Whether it is left to others.</param>
/// <param name="IsKept">Whether it is at or below a folder that somebody limited by hand and that stays so.</param>
/// <param name="IsToBeLimited">Whether the policy wants it to inherit nothing.</param>
/// <param name="IsUnsure">Whether the root of a block that counts here could not be read, so that it promises nothing.</param>
internal sealed record ItemRules(
    ImmutableArray<Access> Lines, ImmutableArray<Access> Promised, ImmutableArray<Exemption> Exemptions, bool IsIgnored, bool IsKept, bool IsToBeLimited, bool IsUnsure)
{
    /// <summary>Reads the policy for each item of a tree, by index.</summary>
    /// <param name="policy">What the policy says of the tree.</param>
    /// <param name="tree">The tree as it is.</param>
    /// <param name="after">The tree as the plan leaves it, which tells what stays limited.</param>
    /// <param name="today">The day of the run.</param>
    public static ItemRules[] Of(TreePolicy policy, Tree tree, Tree after, DateOnly today)
    {
        var rules = new ItemRules[tree.Count];
        foreach (var item in tree.Items)
        {
            rules[item.Index] = Of(policy, item, item.IsRoot ? null : rules[item.Parent.Index], after[item.Index].IsLimited, today);
        }

        return rules;
    }

    /// <summary>Whether a target of the policy is this item: below the root, not in the trash, and no shortcut, for those are never changed.</summary>
    public static bool IsMatch(OverrideTarget target, Item item) => item is { IsRoot: false, IsTrashed: false } && item.Kind != ItemKind.Shortcut && target switch
    {
        OverrideTarget.Folder folder => folder.Id == item.Id,
        OverrideTarget.Path path => path.Pattern.IsMatch(Walked(path.Pattern, item)),
        _ => false,
    };

    private static ItemRules Of(TreePolicy policy, Item item, ItemRules? above, bool staysLimited, DateOnly today)
    {
        var wins = policy.Overrides.LastOrDefault(one => IsMatch(one.Target, item))?.Rule;
        wins = wins is OverrideRule.Limited && item.Kind != ItemKind.Folder ? null : wins;
        var isIgnored = above?.IsIgnored == true || wins is OverrideRule.Ignored;
        var isToBeLimited = !isIgnored && policy.Mode == Mode.Exact && (wins is OverrideRule.Limited || (above is null && policy.IsLimited));
        var own = above is null ? policy.Access : [];
        own = isIgnored || wins is null ? own : [.. own, .. wins.Lists];
        return new(
            wins is OverrideRule.Limited && !isIgnored ? own : [.. above?.Lines ?? [], .. own],
            above is null || (wins is not (null or OverrideRule.Ignored) && !isIgnored) ? own : default,
            [.. above?.Exemptions ?? [], .. policy.Exemptions.Where(one => one.File == item.Id && today < one.Until)],
            isIgnored,
            above is not null && (above.IsKept || (!isToBeLimited && item.IsLimited && staysLimited)),
            isToBeLimited,
            (!isToBeLimited && above?.IsUnsure == true) || (!own.IsDefaultOrEmpty && !item.IsKnown));
    }

    private static UInt128 Walked(PathPattern pattern, Item item) => item.IsRoot ? pattern.Start : pattern.Next(Walked(pattern, item.Parent), item.Name);
}
