namespace Reeve.Sandbox.State;

/// <summary>Everybody whom the workspace knows: its users and groups, outsiders, domains, and anyone.</summary>
internal sealed class Roster
{
    private readonly Dictionary<string, Principal> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Principal> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Principal> _byAccountId = new(StringComparer.Ordinal);
    private readonly Dictionary<Principal, Caller> _callers = [];
    private readonly TimeProvider _clock;

    public Roster(string domain, TimeProvider clock)
    {
        Domain = domain;
        Domains = new CompanyDomains(domain, clock.GetUtcNow());
        _clock = clock;
        _byId.Add(Link.Id, Link);
        _byId.Add(Findable.Id, Findable);
    }

    /// <summary>The workspace's own domain, lower case.</summary>
    public string Domain { get; }

    /// <summary>All domains of the company.</summary>
    public CompanyDomains Domains { get; }

    /// <summary>Whoever has the link.</summary>
    public Principal Link { get; } = new("anyoneWithLink", PrincipalKind.Anyone);

    /// <summary>Whoever searches.</summary>
    public Principal Findable { get; } = new("anyone", PrincipalKind.Anyone);

    /// <summary>All principals, by id.</summary>
    public IEnumerable<Principal> All => _byId.Values.OrderBy(each => each.Id, StringComparer.Ordinal);

    /// <summary>Returns whoever has or had the address as primary or other address, deleted accounts too; null for nobody.</summary>
    public Principal? Find(string address) => _byAddress.GetValueOrDefault(Domains.AsUser(Normal(address)));

    /// <summary>Returns the account that the Directory finds by an address or account id: no deleted one, and by no former address. Null for nobody.</summary>
    public Principal? FindListed(string key)
    {
        var account = key.Contains('@', StringComparison.Ordinal) ? Find(key) : _byAccountId.GetValueOrDefault(key);
        var isFormer = account?.FormerAddresses.Contains(Domains.AsUser(Normal(key))) == true;

        return account is null or { State: UserState.Deleted } || isFormer ? null : account;
    }

    /// <summary>Returns whoever has the permission id, or null.</summary>
    public Principal? FindId(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Returns the link grantee of the wanted kind.</summary>
    public Principal Anyone(bool findable) => findable ? Findable : Link;

    /// <summary>Adds a user or group, or returns the one that has the address.</summary>
    /// <param name="address">The primary address.</param>
    /// <param name="kind">User or group.</param>
    /// <param name="id">Its permission id; null for one made from the address.</param>
    public Principal Add(string address, PrincipalKind kind, string? id = null)
    {
        var normal = Domains.AsUser(Normal(address));
        if (_byAddress.TryGetValue(normal, out var known))
        {
            return known;
        }

        var added = new Principal(id ?? Ids.OfAccount(normal), kind)
        {
            Email = normal,
            DisplayName = Title(normal),
            Internal = Domains.Has(normal),
            IsServiceAccount = normal.EndsWith(".gserviceaccount.com", StringComparison.Ordinal),
            CreatedAt = _clock.GetUtcNow(),
        };
        _byAddress.Add(normal, added);
        _byId.Add(added.Id, added);
        _byAccountId.Add(added.AccountId, added);
        Changed();

        return added;
    }

    /// <summary>Adds an account of which nothing but the permission id is left.</summary>
    public Principal AddDeleted(string id, PrincipalKind kind)
    {
        if (!_byId.TryGetValue(id, out var account))
        {
            account = new Principal(id, kind) { State = UserState.Deleted };
            _byId.Add(id, account);
        }

        return account;
    }

    /// <summary>Gives a user or group one more address, perhaps one that it has had before.</summary>
    /// <exception cref="ArgumentException">Somebody has the address.</exception>
    public void AddAlias(Principal account, string alias)
    {
        Claim(account, Normal(alias));
        account.Aliases.Add(Normal(alias));
    }

    /// <summary>Takes an alias away. Drive goes on knowing whose it was; nobody else can get it.</summary>
    /// <exception cref="ArgumentException">The account has no such alias.</exception>
    public static void RemoveAlias(Principal account, string alias)
    {
        if (!account.Aliases.Remove(Normal(alias)))
        {
            throw new ArgumentException($"`{alias}` is no alias of `{account.Email}`.", nameof(alias));
        }

        account.FormerAddresses.Add(Normal(alias));
    }

    /// <summary>Gives an account another primary address; the one it had becomes an alias.</summary>
    /// <remarks>Source: Directory guide "Manage user accounts", "Update a user": ids stay, and the old address becomes an alias.</remarks>
    /// <exception cref="ArgumentException">Somebody else has the address, or it is outside.</exception>
    public void Rename(Principal account, string address)
    {
        var normal = Normal(address);
        if (!Domains.Has(normal))
        {
            throw new ArgumentException($"`{address}` is not in a domain of the company.", nameof(address));
        }

        if (normal == account.Email)
        {
            return;
        }

        var before = account.Email!;
        account.Aliases.Remove(normal);
        Claim(account, normal);
        account.Email = normal;
        account.Aliases.Add(before);
        Changed();
    }

    /// <summary>Returns the grantee that stands for all of a domain.</summary>
    public Principal OfDomain(string domain)
    {
        var name = Normal(domain);
        var id = Ids.OfDomain(name);
        if (!_byId.TryGetValue(id, out var principal))
        {
            principal = new Principal(id, PrincipalKind.Domain) { Domain = name, DisplayName = name };
            _byId.Add(id, principal);
            Changed();
        }

        return principal;
    }

    /// <summary>Returns what a user counts as; the same object until the directory changes.</summary>
    public Caller CallerOf(Principal account)
    {
        if (!_callers.TryGetValue(account, out var caller))
        {
            _callers[account] = caller = MakeCaller(account);
        }

        return caller;
    }

    /// <summary>Notes that memberships or states changed.</summary>
    public void Changed() => _callers.Clear();

    private Caller MakeCaller(Principal account)
    {
        var own = new HashSet<Principal> { account };
        for (var before = 0; before != own.Count;)
        {
            before = own.Count;
            own.UnionWith(_byId.Values.Where(each => each.Kind == PrincipalKind.Group
                && (each.Members.Exists(own.Contains) || (each.IncludesEverybody && account is { Internal: true, Kind: PrincipalKind.User }))));
        }

        var everything = new HashSet<Principal>(own) { Link, Findable };
        if (account is { Kind: PrincipalKind.User, Email: { } email, IsServiceAccount: false })
        {
            everything.Add(OfDomainQuietly(email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..]));
        }

        return new Caller(account, new Reach(own), new Reach(everything));
    }

    private Principal OfDomainQuietly(string domain)
    {
        if (!_byId.TryGetValue(Ids.OfDomain(domain), out var principal))
        {
            principal = new Principal(Ids.OfDomain(domain), PrincipalKind.Domain) { Domain = domain, DisplayName = domain };
            _byId.Add(principal.Id, principal);
        }

        return principal;
    }

    private void Claim(Principal account, string normal)
    {
        if (_byAddress.TryGetValue(normal, out var holder) && holder != account)
        {
            throw new ArgumentException($"The address `{normal}` is taken.", nameof(normal));
        }

        _byAddress[normal] = account;
        account.FormerAddresses.Remove(normal);
    }

    private static string Normal(string address) => address.Trim().ToLowerInvariant();

    private static string Title(string address)
    {
        var words = address[..Math.Max(1, address.IndexOf('@', StringComparison.Ordinal))].Split('.', '-', '_');

        return string.Join(' ', words.Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
