using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Engine.Asking;

/// <summary>What the policy says of who reaches the items of one tree. Pure.</summary>
internal sealed class PolicyWord
{
    private readonly Policy _policy;
    private readonly TreePolicy _tree;
    private readonly Crawl _crawl;
    private readonly Addresses _addresses;
    private readonly IReadOnlySet<string> _suspended;
    private readonly DateOnly _today;
    private readonly Entitlements _entitlements;

    /// <summary>Reads the policy for one tree. Linear in the tree.</summary>
    public PolicyWord(Policy policy, TreePolicy tree, Crawl crawl, DirectoryFacts people, Addresses known, DateOnly today)
    {
        (_policy, _tree, _crawl, _today) = (policy, tree, crawl, today);
        foreach (var account in people.Accounts)
        {
            known = account.Aliases.Aggregate(known, (soFar, alias) => soFar.WithPrimary(Principal.User(alias), Principal.User(account.Address)));
        }

        _addresses = known;
        _suspended = people.Accounts.Where(account => account.State != AccountState.Active).Select(account => account.Address).ToHashSet(StringComparer.Ordinal);
        _entitlements = new Entitlements(policy, tree, crawl.Tree, known.SeenIn(crawl.Tree), today);
    }

    /// <summary>Judges somebody who reaches an item: allowed if one way that gives the role is.</summary>
    public (bool Allowed, string? Rule, int? Line) Judge(Item item, Reacher reacher)
    {
        var block = _entitlements.Blocks.Of(item);
        if (block.IsIgnored || _tree.Mode == Mode.Floor)
        {
            return (true, block.IsIgnored ? block.Rule : _tree.Rule("mode"), null);
        }

        var words = reacher.Ways.Where(way => way.Role == reacher.Role).Select(way => OfWay(item, way)).ToList();
        return words.FirstOrDefault(word => word.Allowed, words[0]);
    }

    /// <summary>What a plan would change on an item, and on the folders above it.</summary>
    public ImmutableArray<Change> ChangesOn(Item item)
    {
        var path = new HashSet<string>(StringComparer.Ordinal) { item.Id };
        for (var at = item; !at.IsRoot; at = at.Parent)
        {
            path.Add(at.Parent.Id);
        }

        var reading = new TreeReading(_tree, _crawl.Tree, _crawl.Reader) { Organizers = _crawl.Organizers };
        return [.. new Planner(_policy, _addresses, _suspended, _today).Plan([reading]).Changes.Where(change => path.Contains(change.File))];
    }

    private (bool Allowed, string? Rule, int? Line) OfWay(Item item, Way way)
    {
        if (way.Role == Role.Owner)
        {
            return _tree.Owner is { } owner
                ? (_addresses.PrimaryOf(Principal.User(owner)) == way.Granted || owner == way.Granted.Address, _tree.Rule("owner"), null)
                : (_policy.Workspace.StandingOf(way.Granted) == Standing.Inside, null, null);
        }

        // Who owns a folder may edit what others put in it, and no policy changes that.
        if (way.From is { Owner: { } holder } && Principal.User(holder) == way.Granted)
        {
            return (true, null, null);
        }

        var grantee = item.Grants.First(grant => grant.Grantee.Principal == way.Granted && grant.Findable == way.Findable).Grantee;
        var entitlement = _entitlements.Of(item, grantee);
        return (entitlement.Role >= way.Role && (entitlement.Findable || !way.Findable), entitlement.Rule, entitlement.Line > 0 ? entitlement.Line : null);
    }
}
