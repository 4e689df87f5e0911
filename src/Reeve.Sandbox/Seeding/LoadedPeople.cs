using System.Text.Json;
using Reeve.Sandbox.Directory;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>Loads domains, users and groups from a document, in the form that <see cref="DirectoryDump"/> has.</summary>
internal static class LoadedPeople
{
    /// <summary>Adds all that the document has; what it leaves out of an account stays as it is.</summary>
    public static void Load(Company company, JsonElement root)
    {
        foreach (var domain in Each(root, "domains").Where(domain => company.Roster.Domains.Find(domain.GetProperty("name").GetString()!) is null))
        {
            company.People.AddDomain(domain.GetProperty("name").GetString()!, LoadedItem.Text(domain, "aliasOf"));
        }

        foreach (var unit in Each(root, "orgUnits"))
        {
            company.People.Units.Add(unit.GetString()!);
        }

        // Groups before users: in a group's list an address may be that of another group.
        foreach (var group in Each(root, "groups"))
        {
            var added = company.Roster.Add(group.GetProperty("email").GetString()!, PrincipalKind.Group, LoadedItem.Text(group, "permissionId"));
            AddAliases(company, added, group);
        }

        // Of an account without an address nothing is left but an id, which comes with its grants.
        foreach (var user in Each(root, "users").Where(user => LoadedItem.Text(user, "email") is not null))
        {
            Add(company, user);
        }

        foreach (var group in Each(root, "groups"))
        {
            foreach (var member in Each(group, "members"))
            {
                Join(company, group.GetProperty("email").GetString()!, member);
            }
        }
    }

    private static void Add(Company company, JsonElement json)
    {
        var email = json.GetProperty("email").GetString()!;
        var user = company.Roster.Add(email, PrincipalKind.User, LoadedItem.Text(json, "permissionId"));
        AddAliases(company, user, json);
        if (LoadedItem.Text(json, "name") is { } name)
        {
            company.People.SetName(email, name);
        }

        if (LoadedItem.Text(json, "state") is { } state)
        {
            company.SetUserState(email, state);
        }

        if (LoadedItem.Text(json, "orgUnit") is { } path)
        {
            company.People.Move(email, path);
        }

        if (json.TryGetProperty("privileges", out _))
        {
            company.People.Delegate(email, [.. Each(json, "privileges").Select(each => each.GetString()!)]);
        }

        user.HasGoogleAccount = LoadedItem.Flag(json, "googleAccount", user.HasGoogleAccount);
        user.IsArchived = LoadedItem.Flag(json, "archived", user.IsArchived);
        user.IsAdmin = LoadedItem.Flag(json, "admin", user.IsAdmin);
    }

    private static void AddAliases(Company company, Principal account, JsonElement json)
    {
        foreach (var alias in Each(json, "aliases").Select(each => each.GetString()!).Where(alias => !account.Aliases.Contains(alias)))
        {
            company.Roster.AddAlias(account, alias);
        }

        foreach (var former in Each(json, "formerAddresses").Select(each => each.GetString()!).Where(former => !account.FormerAddresses.Contains(former)))
        {
            company.Roster.AddAlias(account, former);
            Roster.RemoveAlias(account, former);
        }
    }

    // A member is an address, or an object with one and a role; the company's own id stands for everybody.
    private static void Join(Company company, string group, JsonElement json)
    {
        var (member, role) = json.ValueKind == JsonValueKind.Object
            ? (json.GetProperty("member").GetString()!, LoadedItem.Text(json, "role") ?? "MEMBER") : (json.GetString()!, "MEMBER");
        if (member == company.People.CustomerId)
        {
            company.People.IncludeEverybody(group);
        }
        else
        {
            company.People.AddMember(group, member, role);
        }
    }

    private static JsonElement.ArrayEnumerator Each(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;
}
