namespace Reeve.Sandbox.State;

/// <summary>Everybody whom the workspace knows: its users and groups, outsiders, domains, and anyone.</summary>
internal sealed class Roster
{
    private readonly Dictionary<string, Principal> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Principal> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Principal, Caller> _callers = [];

    public Roster(string domain)
    {
        Domain = domain;
        _byId.Add(Link.Id, Link);
        _byId.Add(Findable.Id, Findable);
    }

    /// <summary>The workspace's own domain, lower case.</summary>
    public string Domain { get; }

    /// <summary>Whoever has the link.</summary>
    public Principal Link { get; } = new("anyoneWithLink", PrincipalKind.Anyone);

    /// <summary>Whoever searches.</summary>
    public Principal Findable { get; } = new("anyone", PrincipalKind.Anyone);

    /// <summary>All principals, by id.</summary>
    public IEnumerable<Principal> All => _byId.Values.OrderBy(each => each.Id, StringComparer.Ordinal);

    /// <summary>Returns whoever has the address as primary or other address, deleted accounts too; null for nobody.</summary>
    public Principal? Find(string address) => _byAddress.GetValueOrDefault(Normal(address));

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
        var normal = Normal(address);
        if (_byAddress.TryGetValue(normal, out var known))
        {
            return known;
        }

        var added = new Principal(id ?? Ids.OfAccount(normal), kind)
        {
            Email = normal,
            DisplayName = Title(normal),
            Internal = normal.EndsWith("@" + Domain, StringComparison.Ordinal),
            IsServiceAccount = normal.EndsWith(".gserviceaccount.com", StringComparison.Ordinal),
        };
        _byAddress.Add(normal, added);
        _byId.Add(added.Id, added);
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

    /// <summary>Gives a user one more address.</summary>
    public void AddAlias(Principal user, string alias)
    {
        _byAddress.Add(Normal(alias), user);
        user.Aliases.Add(Normal(alias));
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
            own.UnionWith(_byId.Values.Where(each => each.Kind == PrincipalKind.Group && each.Members.Exists(own.Contains)));
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

    private static string Normal(string address) => address.Trim().ToLowerInvariant();

    private static string Title(string address)
    {
        var words = address[..Math.Max(1, address.IndexOf('@', StringComparison.Ordinal))].Split('.', '-', '_');

        return string.Join(' ', words.Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
