using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>A rule of the policy at the place where it begins: the tree at its root, an override at each item it matches.</summary>
public sealed class Block
{
    internal Block(Item root, Block? above, Override? source, string rule, Allowance allowance, ImmutableArray<Line> own, bool isLimited, bool isIgnored)
    {
        Root = root;
        Above = above;
        Source = source;
        Rule = rule;
        Allowance = allowance;
        Own = own;
        IsLimited = isLimited;
        IsIgnored = isIgnored;
    }

    /// <summary>The item it begins at.</summary>
    public Item Root { get; }

    /// <summary>The block that its root lies in; null for the tree's.</summary>
    public Block? Above { get; }

    /// <summary>Whether nothing is to be inherited at its root.</summary>
    public bool IsLimited { get; }

    /// <summary>Whether it is left to others.</summary>
    public bool IsIgnored { get; }

    /// <summary>Where the policy says it: <c>trees.finance.overrides[0].access</c>; for people.</summary>
    public string Rule { get; }

    /// <summary>The override; null for the tree's own block.</summary>
    internal Override? Source { get; }

    /// <summary>All that is allowed in it, what comes from the blocks above included.</summary>
    internal Allowance Allowance { get; }

    /// <summary>The lines of its own list.</summary>
    internal ImmutableArray<Line> Own { get; }

    /// <summary>The blocks whose promises hold here: itself and those above, up to one that inherits nothing.</summary>
    public IEnumerable<Block> Chain
    {
        get
        {
            for (var block = this; block is not null; block = block.IsLimited ? null : block.Above)
            {
                yield return block;
            }
        }
    }

    /// <summary>What its root is to have directly, unless it is inherited there: the lines of its own that count, found by search where it says so itself.</summary>
    internal IEnumerable<Line> Promises => Own.IsEmpty ? [] : Allowance.Entries.Where(entry => entry.Rule == Rule).Select(entry => entry with
    {
        Access = entry.Access with { Findable = entry.Access.Findable && Own.Any(line => line.Access.Principal == entry.Access.Principal && line.Access.Findable) },
    });
}
