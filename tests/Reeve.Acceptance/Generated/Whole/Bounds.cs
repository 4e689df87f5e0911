using Reeve.Acceptance.Independent;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>The most and the least that somebody may have on an item after a run, from whatever source: written from the policy's fine print.</summary>
/// <param name="meaning">What the policy means.</param>
/// <param name="before">How everything was.</param>
/// <param name="after">How everything is.</param>
/// <param name="closed">The items that nobody who can be acted as may read or change.</param>
internal sealed class Bounds(Meaning meaning, Dump before, Dump after, IReadOnlySet<string> closed)
{
    private readonly Terms _terms = meaning.Terms;

    /// <summary>Whether rules are carried out on an item.</summary>
    public bool IsJudged(Item item) => !meaning.IsLeft(item) && !IsClosed(item);

    /// <summary>Nobody sees it, reads it, or may change it.</summary>
    public bool IsClosed(Item item) => closed.Contains(item.Id) || meaning.IsUnseen(item);

    /// <summary>The most that a principal may have.</summary>
    public Role Most(Item item, string who) => _terms.Mode == Mode.Floor ? Role.Owner : Sources(item).Select(source =>
    {
        var most = Highest(MostAt(source.Item, who), MayStayAt(source.Item, who), OwnsAs(source.Item, item, who));

        return source.IsBeyondLimit && most < Role.Organizer ? Role.None : most;
    }).Max();

    /// <summary>Whether search may find an item for somebody.</summary>
    public bool MayFind(Item item, string who) => _terms.Mode == Mode.Floor || Sources(item).Any(source =>
        (meaning.IsInTree(source.Item) && meaning[source.Item].Allowed.GetValueOrDefault(who)?.Findable == true)
        || meaning.Exempted(item, who).Any(allowed => allowed.Findable)
        || (MayStayAt(source.Item, who) > Role.None && before[source.Item.Id].Direct[who].Findable));

    /// <summary>The least that a principal must have.</summary>
    public Role Least(Item item, string who)
    {
        var isPromised = _terms.Mode != Mode.Ceiling && IsJudged(item) && !meaning.IsKept(item) && !meaning.WithinTree(item).Any(IsClosed);

        return isPromised ? meaning[item].Promised.GetValueOrDefault(who) : Role.None;
    }

    /// <summary>The direct role on an item that no rule takes or lowers.</summary>
    public Role StaysAt(Item item, string who)
    {
        var isLeft = !IsJudged(item) || _terms.Mode == Mode.Floor || _terms.IsProtected(who) || IsDeleted(who) || IsMeantElsewhere(who)
            || (meaning.IsKept(item) && !IsOpen(who)) || (Rule.HasMisspelt(meaning[item]) && IsUnlistedInside(item, who));

        return isLeft ? Before(item, who) : Role.None;
    }

    // What is granted above a list with a name that nobody knows may stay as well, for it is inherited there.
    private Role MayStayAt(Item item, string who) =>
        (meaning.HasMisspelt && IsUnlistedInside(item, who)) || meaning.Tree.Any(each => Rule.HasMisspelt(meaning[each]) && IsUnlistedInside(each, who))
            ? Before(item, who) : StaysAt(item, who);

    private Role Before(Item item, string who) => before[item.Id].Direct.GetValueOrDefault(who)?.Direct ?? Role.None;

    /// <summary>What the lists and exceptions allow on an item.</summary>
    public Role MostAt(Item item, string who)
    {
        if (!meaning.IsInTree(item) || (_terms.MembersOnly == true && item.Id != _terms.Root && !after[_terms.Root].Direct.ContainsKey(who)))
        {
            return Role.None;
        }

        return Highest([meaning[item].Most(who), .. meaning.Exempted(item, who).Select(allowed => allowed.Role)]);
    }

    public static bool IsDeleted(string who) => who.StartsWith("deleted:", StringComparison.Ordinal);

    /// <summary>Exposures: everybody outside.</summary>
    public static bool IsOutside(string who) => who == "anyone" || (!IsDeleted(who) && !who.EndsWith("corp.example", StringComparison.Ordinal));

    private static bool IsOpen(string who) => IsOutside(who) || who.StartsWith("domain:", StringComparison.Ordinal);

    // For an override that matches nothing: somebody may have renamed the folder.
    private bool IsMeantElsewhere(string who) => meaning.Unmatched.SelectMany(one => one.Access).Any(line => Terms.Shown(line.Who) == who);

    // It could be the one who is meant by a name that nobody knows.
    private bool IsUnlistedInside(Item item, string who) => !IsOpen(who) && MostAt(item, who) == Role.None;

    // A folder's owner is a writer of what others put in it.
    private static Role OwnsAs(Item source, Item item, string who) => "user:" + source.Owner != who ? Role.None : source.Id == item.Id ? Role.Owner : Role.Writer;

    // A limited folder keeps out what is above it, but for the organizers of a shared drive.
    private IEnumerable<(Item Item, bool IsBeyondLimit)> Sources(Item item)
    {
        var isBeyond = false;
        foreach (var each in after.Chain(item.Id))
        {
            yield return (each, isBeyond);
            isBeyond |= each.IsLimited;
        }
    }

    private static Role Highest(params IEnumerable<Role> roles) => roles.DefaultIfEmpty().Max();
}
