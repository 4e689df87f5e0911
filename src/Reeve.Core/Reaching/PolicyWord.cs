using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>What the policy says of who reaches the items of one tree. Pure.</summary>
public sealed class PolicyWord
{
    private readonly Policy _policy;
    private readonly TreeReading _reading;
    private readonly Addresses _addresses;
    private readonly IReadOnlySet<string> _suspended;
    private readonly DateOnly _today;
    private readonly Entitlements _entitlements;

    /// <summary>Reads the policy for one tree. Linear in the tree.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="reading">The tree, and what the policy says of it.</param>
    /// <param name="people">What the Directory told.</param>
    /// <param name="known">What is known of addresses from earlier.</param>
    /// <param name="today">The day (UTC), by which exceptions are judged.</param>
    public PolicyWord(Policy policy, TreeReading reading, DirectoryFacts people, Addresses known, DateOnly today)
    {
        (_policy, _reading, _today) = (policy, reading, today);
        foreach (var account in people.Accounts)
        {
            known = account.Aliases.Aggregate(known, (soFar, alias) => soFar.WithPrimary(Principal.User(alias), Principal.User(account.Address)));
        }

        _addresses = known;
        _suspended = people.Accounts.Where(account => account.State != AccountState.Active).Select(account => account.Address).ToHashSet(StringComparer.Ordinal);
        _entitlements = new Entitlements(policy, reading.Policy, reading.Tree, known.SeenIn(reading.Tree), today);
    }

    /// <summary>Judges somebody who reaches an item: allowed if one way that gives the role is.</summary>
    public (bool Allowed, string? Rule, int? Line) Judge(Item item, Reacher reacher)
    {
        var block = _entitlements.Blocks.Of(item);
        if (block.IsIgnored || _reading.Policy.Mode == Mode.Floor)
        {
            return (true, block.IsIgnored ? block.Rule : _reading.Policy.Rule("mode"), null);
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

        return [.. new Planner(_policy, _addresses, _suspended, _today).Plan([_reading]).Changes.Where(change => path.Contains(change.File))];
    }

    private (bool Allowed, string? Rule, int? Line) OfWay(Item item, Way way)
    {
        if (way.Role == Role.Owner)
        {
            return _reading.Policy.Owner is { } owner
                ? (_addresses.PrimaryOf(Principal.User(owner)) == way.Granted || owner == way.Granted.Address, _reading.Policy.Rule("owner"), null)
                : (_policy.Workspace.StandingOf(way.Granted) == Standing.Inside, null, null);
        }

        // Who owns a folder may edit what others put in it, and no policy changes that.
        if (way.From is { Owner: { } holder } && Principal.User(holder) == way.Granted)
        {
            return (true, null, null);
        }

        var grantee = item.Grants.Where(grant => grant.Grantee.Principal == way.Granted).MinBy(grant => grant.Findable == way.Findable ? 0 : 1).Grantee;
        var entitlement = _entitlements.Of(item, grantee);
        return (entitlement.Role >= way.Role && (entitlement.Findable || !way.Findable), entitlement.Rule, entitlement.Line > 0 ? entitlement.Line : null);
    }
}
