using System.Globalization;
using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>One authenticated call and its parameters. Used only under <see cref="Reeve.Sandbox.Company.Gate"/>.</summary>
internal sealed class DirectoryCall(Company company, Principal caller, HttpRequest request)
{
    private static readonly string[] FreeOnEachPage = ["pageToken", "fields", "access_token", "prettyPrint"];

    public Company Company { get; } = company;

    public Principal Caller { get; } = caller;

    public DateTimeOffset Now => Company.Clock.GetUtcNow();

    /// <summary>The wanted fields; everything where none are named.</summary>
    public Mask Fields => Query("fields") is { } text ? Mask.Parse(text) : Mask.Everything;

    /// <summary>The path and the parameters that must be the same for each page.</summary>
    public string Identity => request.Path + "?" + string.Join('&', request.Query
        .Where(pair => !FreeOnEachPage.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value));

    /// <summary>Returns a segment of the path by its name in the route template.</summary>
    public string Route(string name) => Uri.UnescapeDataString((string)request.RouteValues[name]!);

    /// <summary>Returns a query parameter, the first where there are several; null if it is absent or empty.</summary>
    public string? Query(string name) => request.Query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    /// <summary>Reads a parameter that is true or false; false where absent.</summary>
    public bool Flag(string name) => Query(name) switch
    {
        null or "false" or "False" => false,
        "true" or "True" => true,
        var other => throw Refusals.NotOfType(name, "TYPE_BOOL", other),
    };

    /// <summary>Reads how many results a page is to have.</summary>
    /// <param name="byDefault">Where the parameter is absent.</param>
    /// <param name="max">The most.</param>
    /// <param name="isRange">True where more is refused, false where it is cut.</param>
    public int MaxResults(int byDefault, int max, bool isRange)
    {
        const string Name = "maxResults";
        if (Query(Name) is not { } text)
        {
            return byDefault;
        }

        var count = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : throw Refusals.NotOfType(Name, "TYPE_INT32", text);

        return count < 1 || (isRange && count > max) ? throw Refusals.OutOfRange(Name, text, max) : Math.Min(count, max);
    }

    /// <summary>Reads a parameter that has one of a few values; null where absent.</summary>
    public string? Choice(string name, params IReadOnlyList<string> values) => Query(name) is not { } text ? null
        : values.FirstOrDefault(value => string.Equals(value, text, StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(new GoogleError(400, "invalidParameter", $"Invalid string value: '{text}'. Allowed values: [{string.Join(", ", values)}]")
            {
                Location = name,
                LocationType = "parameter",
            });

    /// <summary>Checks the company that the call is about: the caller's own.</summary>
    public void CheckCustomer(string customer)
    {
        if (customer != "my_customer" && customer != Company.People.CustomerId)
        {
            throw DirectoryRefusals.NotAuthorized();
        }
    }

    /// <summary>Returns the domain that the call is about.</summary>
    public CompanyDomain DomainOf(string name) => Company.Roster.Domains.Find(name.ToLowerInvariant()) ?? throw DirectoryRefusals.NoDomain();

    /// <summary>Returns an account of the company.</summary>
    /// <param name="key">An address, primary or alias, or the id.</param>
    /// <param name="kind">What it must be.</param>
    /// <param name="parameter">The parameter that the key came in.</param>
    /// <exception cref="RefusedException">There is none, or it belongs to somebody else.</exception>
    public Principal Own(string key, PrincipalKind kind, string parameter)
    {
        var found = Company.Roster.FindListed(key);
        if (found is { Internal: false } || (found is null && IsForeign(key)))
        {
            throw DirectoryRefusals.NotAuthorized();
        }

        return found?.Kind == kind ? found : throw DirectoryRefusals.NotFound(parameter);
    }

    /// <summary>True for an address in a domain that is not the company's.</summary>
    public bool IsForeign(string key) => key.Contains('@', StringComparison.Ordinal) && !Company.Roster.Domains.Has(key.ToLowerInvariant());
}
