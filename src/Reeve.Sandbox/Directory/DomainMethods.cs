using System.Globalization;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>Lists and gets of domains and domain aliases. Source: Directory API, resources <c>domains</c> and <c>domainAliases</c>.</summary>
internal static class DomainMethods
{
    private static readonly Shape<CompanyDomain> Alias = new Shape<CompanyDomain>()
        .Text("kind", _ => "admin#directory#domainAlias")
        .Text("etag", Tag)
        .Text("domainAliasName", domain => domain.Name)
        .Text("parentDomainName", domain => domain.AliasOf)
        .Flag("verified", _ => true)
        .Text("creationTime", Milliseconds);

    private static readonly Shape<DomainEntry> Domain = new Shape<DomainEntry>()
        .Text("kind", _ => "admin#directory#domain")
        .Text("etag", entry => Tag(entry.Domain))
        .Text("domainName", entry => entry.Domain.Name)
        .Flag("isPrimary", entry => entry.IsPrimary)
        .Flag("verified", _ => true)
        .Text("creationTime", entry => Milliseconds(entry.Domain))
        .Objects("domainAliases", Alias, entry => entry.Aliases is { Count: > 0 } aliases ? aliases : null);

    private static readonly Shape<List<DomainEntry>> Domains = new Shape<List<DomainEntry>>()
        .Text("kind", _ => "admin#directory#domains")
        .Text("etag", all => ETag.Of(all.Select(each => Tag(each.Domain))))
        .Objects("domains", Domain, all => all);

    private static readonly Shape<List<CompanyDomain>> Aliases = new Shape<List<CompanyDomain>>()
        .Text("kind", _ => "admin#directory#domainAliases")
        .Text("etag", all => ETag.Of(all.Select(Tag)))
        .Objects("domainAliases", Alias, all => all.Count > 0 ? all : null);

    public static DriveAnswer List(DirectoryCall call)
    {
        call.CheckCustomer(call.Route("customer"));

        return DriveAnswer.Json(Domains.Compile(call.Fields), Own(call));
    }

    public static DriveAnswer Get(DirectoryCall call)
    {
        call.CheckCustomer(call.Route("customer"));
        var name = call.Route("domainName");

        return DriveAnswer.Json(Domain.Compile(call.Fields), Own(call).Find(each => Is(each.Domain, name)) ?? throw DirectoryRefusals.NoDomain());
    }

    public static DriveAnswer ListAliases(DirectoryCall call)
    {
        call.CheckCustomer(call.Route("customer"));
        var parent = call.Query("parentDomainName");
        if (parent is not null && call.DomainOf(parent).AliasOf is not null)
        {
            throw DirectoryRefusals.NoDomain();
        }

        return DriveAnswer.Json(Aliases.Compile(call.Fields), AliasesOf(call, parent));
    }

    public static DriveAnswer GetAlias(DirectoryCall call)
    {
        call.CheckCustomer(call.Route("customer"));
        var name = call.Route("domainAliasName");

        return DriveAnswer.Json(Alias.Compile(call.Fields), AliasesOf(call, null).Find(each => Is(each, name)) ?? throw DirectoryRefusals.NoDomain());
    }

    private static List<DomainEntry> Own(DirectoryCall call) => [.. call.Company.Roster.Domains.All.Where(each => each.AliasOf is null)
        .Select(each => new DomainEntry(each, each.Name == call.Company.Domain, AliasesOf(call, each.Name)))];

    private static List<CompanyDomain> AliasesOf(DirectoryCall call, string? parent) =>
        [.. call.Company.Roster.Domains.All.Where(each => each.AliasOf is { } of && (parent is null || string.Equals(of, parent, StringComparison.OrdinalIgnoreCase)))];

    private static bool Is(CompanyDomain domain, string name) => string.Equals(domain.Name, name, StringComparison.OrdinalIgnoreCase);

    private static string Tag(CompanyDomain domain) => ETag.Of(domain.Name, domain.AliasOf);

    private static string Milliseconds(CompanyDomain domain) => domain.CreatedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private sealed record DomainEntry(CompanyDomain Domain, bool IsPrimary, IReadOnlyList<CompanyDomain> Aliases);
}
