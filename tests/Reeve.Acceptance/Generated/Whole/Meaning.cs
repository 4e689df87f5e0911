using System.Text.RegularExpressions;
using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>What a policy means for each item of the tree as it was: written from the policy's fine print.</summary>
internal sealed partial class Meaning
{
    private readonly Dictionary<string, Rule> _rules = new(StringComparer.Ordinal);
    private readonly HashSet<Override> _matched = [];
    private readonly Dump _before;

    public Meaning(Terms terms, Dump before)
    {
        (Terms, _before, Tree) = (terms, before, before.Tree(terms.Root));
        _rules[terms.Root] = Rule.Of(Tree[0], terms);
        foreach (var item in Tree.Skip(1))
        {
            _rules[item.Id] = RuleOf(item, _rules[item.Parent!]);
        }
    }

    public Terms Terms { get; }

    /// <summary>All items of the tree, folders before what is in them.</summary>
    public IReadOnlyList<Item> Tree { get; }

    /// <summary>The overrides that match nothing.</summary>
    public IEnumerable<Override> Unmatched => Terms.Overrides.Where(one => !_matched.Contains(one));

    /// <summary>Whether a list that counts somewhere names somebody whom nobody knows.</summary>
    public bool HasMisspelt => _rules.Values.Any(Rule.HasMisspelt);

    /// <summary>Whether anything in the policy does so.</summary>
    public bool HasUnresolved => HasMisspelt || Terms.Exemptions.Any(one => Lots.Misspelt.Contains(one.Allow.Who));

    /// <summary>Whether a list counts first on an item of somebody who cannot be acted as: perhaps nobody can grant what it promises there.</summary>
    public bool IsPromisedInVain => Terms.Mode != Mode.Ceiling
        && Tree.Any(item => this[item].Root.Id == item.Id && this[item].Own.Count > 0 && item.Owner.Length > 0 && !Cast.IsUsable(item.Owner));

    public Rule this[Item item] => _rules[item.Id];

    public bool IsInTree(Item item) => _rules.ContainsKey(item.Id);

    public bool IsInTrash(Item item) => _before.Chain(item.Id).Any(each => each.IsTrashed);

    /// <summary>What lies in a limited folder of somebody who cannot be acted as is not even seen, unless whoever reads the tree may look into it.</summary>
    public bool IsUnseen(Item item) => _before.Chain(item.Id).Skip(1).Where(IsInTree).Any(folder => folder.IsLimited && folder.Owner.Length > 0 && !Cast.IsUsable(folder.Owner)
        && !folder.Direct.Keys.Any(who => who is "anyone" or "domain:corp.example" or "user:" + Workspace.Ada));

    /// <summary>What is changed by no rule at all.</summary>
    public bool IsLeft(Item item) => !IsInTree(item) || IsInTrash(item) || item.IsShortcut || this[item].Turn == Turn.Ignores;

    /// <summary>Whether the policy has a folder limited.</summary>
    public bool IsToBeLimited(Item item) => this[item].Turn == Turn.Limits && this[item].Root.Id == item.Id;

    /// <summary>At or below a folder that somebody limited by hand, which stays so; the root is judged as any.</summary>
    public bool IsKept(Item item) => !Terms.Opens && WithinTree(item).Any(each => each.Id != Terms.Root && each.IsLimited && !IsToBeLimited(each));

    /// <summary>The item and the folders above it, as far as the tree goes.</summary>
    public IEnumerable<Item> WithinTree(Item item) => _before.Chain(item.Id).Where(IsInTree);

    /// <summary>What exceptions allow somebody on an item, or on what it is in.</summary>
    public IEnumerable<Line> Exempted(Item item, string who) => Terms.Exemptions
        .Where(one => !one.HasEnded && Terms.Shown(one.Allow.Who) == who && WithinTree(item).Any(each => each.Id == one.File)).Select(one => one.Allow);

    private Rule RuleOf(Item item, Rule above)
    {
        var matches = Terms.Overrides.Where(one => one.Folder == item.Id || (one.Path.Length > 0 && IsMatch(Levels(one.Path), NamesOf(item)))).ToList();
        if (matches.Count == 0 || IsInTrash(item) || item.IsShortcut || IsUnseen(item))
        {
            return above;
        }

        _matched.UnionWith(matches);

        // The later wins; a file cannot be limited.
        return above.Turn == Turn.Ignores || (matches[^1].Turn == Turn.Limits && !item.IsFolder) ? above : above.With(item, matches[^1]);
    }

    private List<string> NamesOf(Item item) => [.. _before.Chain(item.Id).TakeWhile(each => each.Id != Terms.Root).Select(each => each.Name).Reverse()];

    private static List<string> Levels(string path) => [.. Slash().Split(path).Skip(1)];

    private static bool IsMatch(ReadOnlySpan<string> levels, ReadOnlySpan<string> names)
    {
        if (levels.Length == 0)
        {
            return names.Length == 0;
        }

        if (levels[0] == "**")
        {
            return IsMatch(levels[1..], names) || (names.Length > 0 && IsMatch(levels, names[1..]));
        }

        return names.Length > 0 && IsName(levels[0], names[0]) && IsMatch(levels[1..], names[1..]);
    }

    private static bool IsMatch(List<string> levels, List<string> names) => IsMatch(levels.ToArray(), names.ToArray());

    private static bool IsName(string level, string name)
    {
        var pattern = string.Concat(Piece().Matches(level).Select(piece => piece.Value == "*" ? ".*" : Regex.Escape(piece.Value[^1..])));

        return Regex.IsMatch(name, $"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    [GeneratedRegex(@"(?<!\\)/", RegexOptions.CultureInvariant)]
    private static partial Regex Slash();

    [GeneratedRegex(@"\\.|.", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
