using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Control;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>The part of the control API that is about people: accounts, groups, and what the administrator does with them.</summary>
internal sealed class DirectoryControl(Company company)
{
    private const string User = "/users/{email}";
    private const string Alias = User + "/aliases/{alias}";
    private const string Member = "/groups/{group}/members/{member}";

    private sealed record UserBody(
        string? State = null, bool? Archived = null, string? Email = null, string? Name = null, string? OrgUnit = null, bool? Admin = null,
        IReadOnlyList<string>? Privileges = null);

    private sealed record MemberBody(string Role = "MEMBER");

    private sealed record DomainBody(string? AliasOf = null);

    private sealed record NewUserBody(string Email, IReadOnlyList<string>? Aliases = null, bool GoogleAccount = true);

    private sealed record NewGroupBody(string Email, IReadOnlyList<string>? Members = null);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/_sandbox");
        ControlApi.Map(group, "GET", "/directory", http => ControlApi.SendAsync(http, DirectoryDump.Of(company)));
        ControlApi.MapPut<UserBody>(group, User, (http, body) => Change(Value(http, "email"), body));
        ControlApi.Map(group, "POST", "/users", async http => await AddAsync(http, await ControlApi.ReadAsync<NewUserBody>(http)));
        ControlApi.Map(group, "POST", "/groups", async http => await AddAsync(http, await ControlApi.ReadAsync<NewGroupBody>(http)));
        ControlApi.Map(group, "PUT", Alias, http => ControlApi.DoneAsync(http, () => company.People.AddAlias(Value(http, "email"), Value(http, "alias"))));
        ControlApi.Map(group, "DELETE", Alias, http => ControlApi.DoneAsync(http, () => company.People.RemoveAlias(Value(http, "email"), Value(http, "alias"))));
        ControlApi.MapPut<MemberBody>(group, Member, (http, body) => Join(Value(http, "group"), Value(http, "member"), body.Role));
        ControlApi.Map(group, "DELETE", Member, http => ControlApi.DoneAsync(http, () => Leave(Value(http, "group"), Value(http, "member"))));
        ControlApi.MapPut<DomainBody>(group, "/domains/{name}", (http, body) => company.People.AddDomain(Value(http, "name"), body.AliasOf));
    }

    private void Change(string email, UserBody body)
    {
        var people = company.People;
        if (body is { State: null, Archived: null, Email: null, Name: null, OrgUnit: null, Admin: null, Privileges: null })
        {
            throw new FormatException("Say what is to change: `state`, `archived`, `email`, `name`, `orgUnit`, `admin` or `privileges`.");
        }

        Do(body.State, state => company.SetUserState(email, state));
        Do(body.Archived, archived => people.SetArchived(email, archived!.Value));
        Do(body.OrgUnit, path => people.Move(email, path));
        Do(body.Admin, isAdmin => people.SetAdmin(email, isAdmin!.Value));
        Do(body.Privileges, privileges => people.Delegate(email, privileges));
        Do(body.Name, name => people.SetName(email, name));
        Do(body.Email, address => people.Rename(email, address));
    }

    private Task AddAsync(HttpContext http, NewUserBody body) => ControlApi.DoneAsync(http, () =>
    {
        CheckAddress(body.Email);
        if (body.GoogleAccount)
        {
            company.AddUser(body.Email, body.Aliases ?? []);
        }
        else
        {
            company.AddVisitor(body.Email);
        }
    });

    private Task AddAsync(HttpContext http, NewGroupBody body) => ControlApi.DoneAsync(http, () =>
    {
        CheckAddress(body.Email);
        company.AddGroup(body.Email, body.Members ?? []);
    });

    private void Join(string group, string member, string role)
    {
        if (member == company.People.CustomerId)
        {
            company.People.IncludeEverybody(group);
        }
        else
        {
            company.People.Existing(group, PrincipalKind.Group);
            CheckAddress(member);
            company.People.AddMember(group, member, role);
        }
    }

    private void Leave(string group, string member)
    {
        if (member == company.People.CustomerId)
        {
            company.People.IncludeEverybody(group, included: false);
        }
        else
        {
            company.People.RemoveMember(group, member);
        }
    }

    private static void Do<T>(T? value, Action<T> change)
    {
        if (value is not null)
        {
            change(value);
        }
    }

    private static void CheckAddress(string address)
    {
        if (!System.Net.Mail.MailAddress.TryCreate(address, out var parsed) || parsed.Address != address)
        {
            throw new FormatException($"`{address}` is not an address.");
        }
    }

    private static string Value(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;
}
