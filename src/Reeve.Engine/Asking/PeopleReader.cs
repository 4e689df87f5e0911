using System.Collections.Concurrent;
using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;
using Reeve.Google;
using Reeve.Google.Directory;
using Reeve.Http.Failures;

namespace Reeve.Engine.Asking;

/// <summary>Asks the Directory of the people that the grants of a tree name: groups at any depth, and how accounts stand.</summary>
/// <param name="google">The way to Google.</param>
/// <param name="workspace">Who is inside: nobody else is asked for.</param>
/// <param name="admin">In whose name; null: nobody can be asked.</param>
internal sealed class PeopleReader(GoogleClient google, Workspace workspace, string? admin)
{
    // Asking for one account costs a call, and a page of a list holds 500: from here on the list is cheaper for all but large workspaces.
    private const int AccountsAskedOneByOne = 30;

    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, GroupRoll> _rolls = new(StringComparer.Ordinal);

    /// <summary>Why the Directory could not be asked, one sentence; null if it could, or was not yet.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Groups of the workspace that the Directory does not know.</summary>
    public ConcurrentBag<string> MissingGroups { get; } = [];

    /// <summary>Asks of whoever a tree's grants name.</summary>
    public async Task<DirectoryFacts> ReadAsync(Tree tree, CancellationToken cancellationToken)
    {
        var named = new HashSet<Principal>();
        var sets = new HashSet<ImmutableArray<Grant>>();
        foreach (var item in tree.Items.Where(item => sets.Add(item.Grants)))
        {
            named.UnionWith(item.Grants.Select(grant => grant.Grantee.Principal));
        }

        var inside = named.Where(principal => principal is { IsDeletedAccount: false, Kind: PrincipalKind.User or PrincipalKind.Group } && workspace.StandingOf(principal) == Standing.Inside).ToList();
        try
        {
            if (inside.Count > 0)
            {
                await ReadAsync(inside, cancellationToken);
            }
        }
        catch (ApiException refused) when (DirectoryApi.WhyRefused(refused) is { } why)
        {
            Refusal = Sentence(why);
        }

        return new DirectoryFacts(_accounts.Values, _rolls.Values);
    }

    /// <summary>Asks what an address is: a user's, a group's, an alias of one.</summary>
    /// <returns>Whether the Directory answered, and whom it knows by the address.</returns>
    public async Task<(bool IsTold, Principal? Principal, Account? Account)> LookUpAsync(string address, CancellationToken cancellationToken)
    {
        if (admin is null || !workspace.IsInside(address))
        {
            return default;
        }

        try
        {
            var directory = google.DirectoryAs(admin);
            if (await directory.GetUserAsync(address, cancellationToken) is { } user)
            {
                return (true, Principal.User(user.PrimaryEmail), AccountOf(user));
            }

            return (true, await directory.GetGroupAsync(address, cancellationToken) is { } group ? Principal.Group(group.Email) : null, null);
        }
        catch (ApiException refused) when (DirectoryApi.WhyRefused(refused) is not null)
        {
            return default;
        }
    }

    private async Task ReadAsync(List<Principal> inside, CancellationToken cancellationToken)
    {
        if (admin is null)
        {
            Refusal = "The Directory was not asked, for the policy names no `workspace.admin`: who is in groups, and whose account is suspended, is not known.";
            return;
        }

        var directory = google.DirectoryAs(admin);
        await ReadAccountsAsync(directory, [.. inside.Where(principal => principal.Kind == PrincipalKind.User).Select(principal => principal.Address)], cancellationToken);
        IReadOnlyList<string> level = [.. inside.Where(principal => principal.Kind == PrincipalKind.Group).Select(principal => principal.Address)];
        for (var asked = level.ToHashSet(StringComparer.Ordinal); level.Count > 0;)
        {
            var rolls = await Task.WhenAll(level.Select(group => ReadGroupAsync(directory, group, cancellationToken)));
            level =
            [
                .. rolls.OfType<GroupRoll>().SelectMany(roll => roll.Members)
                    .Where(member => member.Kind == PrincipalKind.Group && workspace.StandingOf(member) == Standing.Inside)
                    .Select(member => member.Address).Where(asked.Add),
            ];
        }
    }

    private async Task ReadAccountsAsync(DirectoryApi directory, IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        if (addresses.Count > AccountsAskedOneByOne)
        {
            await foreach (var user in directory.ListUsersAsync(new DirectoryUserSearch(), cancellationToken))
            {
                _accounts[user.PrimaryEmail] = AccountOf(user);
            }

            // Drive shows primary addresses, so whom the list lacks is gone.
            foreach (var address in addresses.Where(address => !_accounts.ContainsKey(address) && !_accounts.Values.Any(account => account.Aliases.Contains(address))))
            {
                _accounts[address] = new Account(address, AccountState.Gone);
            }

            return;
        }

        await Task.WhenAll(addresses.Select(async address =>
        {
            var user = await directory.GetUserAsync(address, cancellationToken);
            var account = user is null ? new Account(address, AccountState.Gone) : AccountOf(user);
            _accounts[account.Address] = account;
        }));
    }

    private async Task<GroupRoll?> ReadGroupAsync(DirectoryApi directory, string address, CancellationToken cancellationToken)
    {
        try
        {
            var (members, isWhole, holdsEveryone) = (ImmutableArray.CreateBuilder<Principal>(), true, false);
            await foreach (var member in directory.ListMembersAsync(address, includeDerived: false, cancellationToken))
            {
                holdsEveryone |= member.Type == DirectoryMemberType.Customer;
                if (member.Type != DirectoryMemberType.Customer && PrincipalOf(member) is not { } principal)
                {
                    isWhole = false;
                }
                else if (member.Type != DirectoryMemberType.Customer)
                {
                    members.Add(PrincipalOf(member)!);
                }
            }

            // Who is in a group of which one member cannot be told is not known.
            return isWhole ? _rolls[address] = new GroupRoll(address, [.. members.Distinct()], holdsEveryone, []) : null;
        }
        catch (ApiException missing) when (missing.Fault == ApiFault.NotFound)
        {
            MissingGroups.Add(address);
            return null;
        }
    }

    private static Principal? PrincipalOf(DirectoryMember member) => (member.Type, member.Email) switch
    {
        (_, null) => null,
        (DirectoryMemberType.User or DirectoryMemberType.External, { } address) => Principal.User(address),
        (DirectoryMemberType.Group, { } address) => Principal.Group(address),
        _ => null,
    };

    private static Account AccountOf(DirectoryUser user) =>
        new(user.PrimaryEmail, user.IsSuspended || user.IsArchived ? AccountState.Suspended : AccountState.Active, [.. user.Aliases]);

    private string Sentence(DirectoryRefusal why)
    {
        const string Unknown = "who is in groups, and whose account is suspended, is not known";
        return why switch
        {
            DirectoryRefusal.NotAdministrator => $"`{admin}` may not read the Directory, so {Unknown}; name an administrator as `workspace.admin`, or with `--as`.",
            DirectoryRefusal.NotDelegated => $"The Directory's scopes are not delegated, so {Unknown}; `reeve doctor` names them.",
            DirectoryRefusal.ApiDisabled => $"The Admin SDK API is not enabled, so {Unknown}; `reeve doctor` tells where to enable it.",
            _ => $"`{admin}` cannot be acted as to read the Directory, so {Unknown}; name an active administrator as `workspace.admin`, or with `--as`.",
        };
    }
}
