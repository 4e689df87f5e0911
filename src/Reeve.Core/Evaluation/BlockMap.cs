using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Which block governs which item: the nearest override at or above it, else the tree. Immutable.</summary>
public sealed class BlockMap
{
    private readonly TreePolicy _policy;
    private readonly Addresses _addresses;
    private readonly Block[] _blocks;
    private readonly bool[] _isMatched;
    private readonly ILookup<string, int> _byId;
    private readonly List<(Item, int)> _filesToLimit = [];
    private readonly Dictionary<(Allowance Above, int Source), Allowance> _allowances = [];

    /// <summary>Finds them. Linear in the tree, times the overrides by path that an item's folder has begun to match.</summary>
    public BlockMap(TreePolicy policy, Tree tree, Addresses addresses)
    {
        _policy = policy;
        _addresses = addresses;
        _blocks = new Block[tree.Count];
        _isMatched = new bool[policy.Overrides.Length];
        _byId = Enumerable.Range(0, policy.Overrides.Length)
            .Where(index => policy.Overrides[index].Target is OverrideTarget.Folder)
            .ToLookup(index => ((OverrideTarget.Folder)policy.Overrides[index].Target).Id, StringComparer.Ordinal);
        ImmutableArray<Line> lines = [.. policy.Access.Select(access => new Line(access, policy.AccessRule))];
        var whole = new Block(tree.Root, null, null, policy.AccessRule, new Allowance(lines, addresses), lines, policy.IsLimited, isIgnored: false);
        All = Fill(tree, whole);
    }

    /// <summary>All blocks, the tree's own first, then by the order of their roots.</summary>
    public ImmutableArray<Block> All { get; }

    /// <summary>The overrides that match nothing, by their place in the policy.</summary>
    internal IEnumerable<int> Unmatched => Enumerable.Range(0, _isMatched.Length).Where(index => !_isMatched[index]);

    /// <summary>Files that an override would limit, with its place in the policy: only folders can be.</summary>
    internal IReadOnlyList<(Item File, int Override)> FilesToLimit => _filesToLimit;

    /// <summary>The block that governs an item.</summary>
    public Block Of(Item item) => _blocks[item.Index];

    private ImmutableArray<Block> Fill(Tree tree, Block whole)
    {
        var all = ImmutableArray.CreateBuilder<Block>();
        all.Add(whole);
        var paths = _policy.Overrides.Select((source, index) => (source, index)).Where(pair => pair.source.Target is OverrideTarget.Path).ToList();
        var states = new Dictionary<int, UInt128[]> { [0] = [.. paths.Select(pair => PatternOf(pair.source).Start)] };
        foreach (var item in tree.Items)
        {
            if (item.IsRoot)
            {
                _blocks[0] = whole;
                continue;
            }

            var above = _blocks[item.Parent.Index];
            var match = MatchById(item);
            if (states.TryGetValue(item.Parent.Index, out var state))
            {
                var next = new UInt128[state.Length];
                for (var path = 0; path < paths.Count; path++)
                {
                    var pattern = PatternOf(paths[path].source);
                    next[path] = state[path] == UInt128.Zero ? UInt128.Zero : pattern.Next(state[path], item.Name);
                    match = pattern.IsMatch(next[path]) ? Later(match, paths[path].index, item) : match;
                }

                if (item.Kind == ItemKind.Folder && next.Any(one => one != UInt128.Zero))
                {
                    states[item.Index] = next;
                }
            }

            _blocks[item.Index] = match < 0 ? above : Begin(item, above, match);
            if (_blocks[item.Index].Root == item)
            {
                all.Add(_blocks[item.Index]);
            }
        }

        return all.ToImmutable();
    }

    private static PathPattern PatternOf(Override source) => ((OverrideTarget.Path)source.Target).Pattern;

    private int MatchById(Item item)
    {
        var match = -1;
        foreach (var index in _byId[item.Id])
        {
            match = Later(match, index, item);
        }

        return match;
    }

    /// <summary>What is in the trash, and shortcuts, are changed by no rule, so they are not what an override is for.</summary>
    private int Later(int match, int index, Item item)
    {
        if (item.IsTrashed || item.Kind == ItemKind.Shortcut)
        {
            return match;
        }

        _isMatched[index] = true;
        return Math.Max(match, index);
    }

    private Block Begin(Item item, Block above, int index)
    {
        var source = _policy.Overrides[index];
        if (above.IsIgnored)
        {
            return above;
        }

        if (source.Rule is OverrideRule.Limited && item.Kind != ItemKind.Folder)
        {
            _filesToLimit.Add((item, index));
            return above;
        }

        var rule = _policy.Rule($"overrides[{index}].access");
        var isLimited = source.Rule is OverrideRule.Limited;
        ImmutableArray<Line> own = [.. source.Rule.Lists.Select(access => new Line(access, rule))];
        if (!_allowances.TryGetValue((above.Allowance, index), out var allowance))
        {
            _allowances[(above.Allowance, index)] = allowance = new Allowance(isLimited ? own : [.. above.Allowance.Lines, .. own], _addresses);
        }

        return new Block(item, above, source, rule, allowance, own, isLimited, source.Rule is OverrideRule.Ignored);
    }
}
