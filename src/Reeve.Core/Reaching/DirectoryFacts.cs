using System.Collections.Frozen;
using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>What the Directory told of accounts and groups. Immutable.</summary>
/// <remarks>A group that is not in it is <em>unknown</em>: nothing is told of its members, which is not the same as having none.</remarks>
public sealed class DirectoryFacts
{
    private readonly FrozenDictionary<Principal, Principal> _primary;
    private readonly FrozenDictionary<string, Account> _accounts;
    private readonly FrozenDictionary<Principal, GroupRoll> _rolls;
    private readonly ILookup<Principal, Principal> _holders;

    /// <summary>Puts together what was told.</summary>
    /// <param name="accounts">Accounts, each primary address once.</param>
    /// <param name="groups">Groups whose members are known, each primary address once.</param>
    public DirectoryFacts(IEnumerable<Account> accounts, IEnumerable<GroupRoll> groups)
    {
        Accounts = [.. accounts.OrderBy(account => account.Address, StringComparer.Ordinal)];
        Groups = [.. groups.OrderBy(group => group.Address, StringComparer.Ordinal)];
        var primary = new Dictionary<Principal, Principal>();
        foreach (var account in Accounts)
        {
            account.Aliases.ToList().ForEach(alias => primary[Principal.User(alias)] = Principal.User(account.Address));
        }

        foreach (var group in Groups)
        {
            group.Aliases.ToList().ForEach(alias => primary[Principal.Group(alias)] = Principal.Group(group.Address));
        }

        _primary = primary.ToFrozenDictionary();
        _accounts = Accounts.ToFrozenDictionary(account => account.Address, StringComparer.Ordinal);
        _rolls = Groups.ToFrozenDictionary(group => Principal.Group(group.Address));
        _holders = Groups
            .SelectMany(group => group.Members.Select(member => (Member: Primary(member), Holder: Principal.Group(group.Address))))
            .Distinct()
            .ToLookup(pair => pair.Member, pair => pair.Holder);
        Everyones = [.. Groups.Where(group => group.HoldsEveryone).Select(group => Principal.Group(group.Address))];
    }

    /// <summary>Nothing was told.</summary>
    public static DirectoryFacts Unknown { get; } = new([], []);

    /// <summary>All accounts, by address.</summary>
    public ImmutableArray<Account> Accounts { get; }

    /// <summary>All groups whose members are known, by address.</summary>
    public ImmutableArray<GroupRoll> Groups { get; }

    /// <summary>The groups that everyone of the workspace is in.</summary>
    public ImmutableArray<Principal> Everyones { get; }

    /// <summary>The same principal under its primary address, where that is known.</summary>
    public Principal Primary(Principal principal) => _primary.GetValueOrDefault(principal, principal);

    /// <summary>Whether the members of a group are known.</summary>
    public bool TryRoll(Principal group, out GroupRoll roll) => _rolls.TryGetValue(Primary(group), out roll!);

    /// <summary>How an account stands; null if nothing was told of it.</summary>
    /// <param name="user">A user.</param>
    public AccountState? StateOf(Principal user) => _accounts.GetValueOrDefault(Primary(user).Address)?.State;

    /// <summary>The account with this address, or alias; null if nothing was told of it.</summary>
    public Account? AccountOf(Principal user) => _accounts.GetValueOrDefault(Primary(user).Address);

    /// <summary>The known groups that a user or group is directly in.</summary>
    public IEnumerable<Principal> HoldersOf(Principal member) => _holders[Primary(member)];

    /// <summary>All that are in a group at any depth, itself left out: users and groups; groups may hold each other in a circle.</summary>
    /// <param name="group">The group.</param>
    /// <returns>In the order found, nearest first.</returns>
    public IReadOnlyList<Principal> Within(Principal group)
    {
        var start = Primary(group);
        var seen = new HashSet<Principal> { start };
        var found = new List<Principal>();
        var open = new Queue<Principal>([start]);
        while (open.TryDequeue(out var next))
        {
            foreach (var member in _rolls.GetValueOrDefault(next)?.Members.Select(Primary).Where(seen.Add) ?? [])
            {
                found.Add(member);
                if (member.Kind == PrincipalKind.Group)
                {
                    open.Enqueue(member);
                }
            }
        }

        return found;
    }

    /// <summary>The groups, the given one included, at any depth of it whose members are not known.</summary>
    public IEnumerable<Principal> UnknownWithin(Principal group) => Within(group)
        .Prepend(Primary(group))
        .Where(inner => inner.Kind == PrincipalKind.Group && !inner.IsDeletedAccount && !_rolls.ContainsKey(inner));

    /// <summary>Whether everyone of the workspace is in a group, at any depth.</summary>
    public bool HoldsEveryone(Principal group) => Within(group).Prepend(Primary(group)).Any(inner => _rolls.GetValueOrDefault(inner)?.HoldsEveryone == true);
}
