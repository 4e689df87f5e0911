using Reeve.Acceptance.Independent;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>What governs an item: the tree's own list, or that of the nearest override at or above it, joined to what is above.</summary>
/// <param name="Root">The item at which it begins.</param>
/// <param name="Turn">What it does; the tree's own widens, or limits.</param>
/// <param name="Allowed">The most that anybody may have, by the address that Drive shows; whoever is missing may have nothing.</param>
/// <param name="Promised">What is granted at its root or above it, as far as Drive has such a role there.</param>
/// <param name="Own">Of that, what counts here by this rule's own list.</param>
internal sealed record Rule(
    Item Root, Turn Turn, IReadOnlyDictionary<string, Line> Allowed, IReadOnlyDictionary<string, Role> Promised, IReadOnlyDictionary<string, Line> Own)
{
    /// <summary>The tree's own.</summary>
    public static Rule Of(Item root, Terms terms) => Of(root, terms.IsLimited ? Turn.Limits : Turn.Widens, terms.Access, null);

    /// <summary>An override at an item below.</summary>
    public Rule With(Item root, Override one) => one.Turn == Turn.Ignores ? new Rule(root, Turn.Ignores, Allowed, Promised, new Dictionary<string, Line>())
        : Of(root, one.Turn, one.Access, one.Turn == Turn.Limits ? null : this);

    /// <summary>Whether it names somebody whom nobody knows.</summary>
    public static bool HasMisspelt(Rule rule) => rule.Allowed.Keys.Any(Lots.Misspelt.Contains);

    public Role Most(string who) => Allowed.GetValueOrDefault(who)?.Role ?? Role.None;

    private static Rule Of(Item root, Turn turn, IReadOnlyList<Line> access, Rule? above)
    {
        var allowed = above?.Allowed.ToDictionary(StringComparer.Ordinal) ?? [];
        var promised = above?.Promised.ToDictionary(StringComparer.Ordinal) ?? [];
        var own = new Dictionary<string, Line>(StringComparer.Ordinal);
        foreach (var line in access.Select(line => line with { Who = Terms.Shown(line.Who) }))
        {
            var before = allowed.GetValueOrDefault(line.Who);
            var isHigher = before is null || line.Role > before.Role;
            if (isHigher && (line.Role <= Role.Writer || root.IsFolder))
            {
                own[line.Who] = line;
                promised[line.Who] = line.Role;
            }

            allowed[line.Who] = line with { Role = isHigher ? line.Role : before!.Role, Findable = line.Findable || before?.Findable == true };
        }

        return new Rule(root, turn, allowed, promised, own);
    }
}
