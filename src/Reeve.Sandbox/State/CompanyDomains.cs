namespace Reeve.Sandbox.State;

/// <summary>The domains of a company: the primary one, others of its own, and domain aliases.</summary>
/// <remarks>Whoever has an address in a domain has it in that domain's aliases too. Source: Workspace administrator help, "Add a user alias domain".</remarks>
internal sealed class CompanyDomains(string primary, DateTimeOffset now)
{
    private readonly List<CompanyDomain> _all = [new CompanyDomain(primary, null, now)];

    /// <summary>Every domain and alias, the primary domain first, the others in the order of their adding.</summary>
    public IReadOnlyList<CompanyDomain> All => _all;

    /// <summary>True for an address in one of the domains or aliases.</summary>
    public bool Has(string address) => Find(After(address)) is not null;

    /// <summary>Returns a domain or alias by its name in lower case; null for none.</summary>
    public CompanyDomain? Find(string name) => _all.Find(each => each.Name == name);

    /// <summary>Returns the address without a domain alias: the one in the domain that the alias stands for.</summary>
    public string AsUser(string address) => Find(After(address)) is { AliasOf: { } parent } ? address[..(address.IndexOf('@', StringComparison.Ordinal) + 1)] + parent : address;

    /// <summary>Returns the addresses that domain aliases add to one address.</summary>
    public IEnumerable<string> Besides(string address) => _all.Where(each => each.AliasOf == After(address))
        .Select(each => address[..(address.IndexOf('@', StringComparison.Ordinal) + 1)] + each.Name);

    /// <summary>Adds a domain.</summary>
    /// <exception cref="ArgumentException">It is there already, or the domain that it is to stand for is not one of the company's own.</exception>
    public void Add(CompanyDomain domain)
    {
        if (Find(domain.Name) is not null)
        {
            throw new ArgumentException($"The company has the domain `{domain.Name}` already.", nameof(domain));
        }

        if (domain.AliasOf is { } parent && Find(parent) is not { AliasOf: null })
        {
            throw new ArgumentException($"`{parent}` is not a domain of the company for which another could stand.", nameof(domain));
        }

        _all.Add(domain);
    }

    private static string After(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
}

/// <summary>One domain of a company.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="AliasOf">The domain that it is another name of; null for a domain with users of its own.</param>
/// <param name="CreatedAt">Since when the company has it.</param>
internal sealed record CompanyDomain(string Name, string? AliasOf, DateTimeOffset CreatedAt);
