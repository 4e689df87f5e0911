using System.Globalization;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>groups.get and groups.list. Source: Directory API, resource <c>groups</c>.</summary>
internal static class GroupMethods
{
    private const int MaxPage = 200;

    private static readonly Shape<Principal> Group = new Shape<Principal>()
        .Text("kind", _ => "admin#directory#group")
        .Text("id", group => group.AccountId)
        .Text("etag", Tag)
        .Text("email", group => group.Email)
        .Text("name", group => group.DisplayName)
        .Text("directMembersCount", group => Memberships.Direct(group).Count().ToString(CultureInfo.InvariantCulture))
        .Text("description", group => group.Description)
        .Flag("adminCreated", _ => true)
        .Texts("aliases", group => group.Aliases is { Count: > 0 } aliases ? aliases : null)
        .Unset("nonEditableAliases");

    private static readonly Shape<Page<Principal>> ListShape = new Shape<Page<Principal>>()
        .Text("kind", _ => "admin#directory#groups")
        .Text("etag", page => ETag.Of((page.Items ?? []).Select(Tag)))
        .Objects("groups", Group, page => page.Items)
        .Text("nextPageToken", page => page.NextPageToken);

    public static DriveAnswer Get(DirectoryCall call) =>
        DriveAnswer.Json(Group.Compile(call.Fields), call.Own(call.Route("groupKey"), PrincipalKind.Group, "groupKey"));

    public static DriveAnswer List(DirectoryCall call)
    {
        var size = call.MaxResults(MaxPage, MaxPage, isRange: false);
        var isOrdered = call.Choice("orderBy", "email") is not null;
        var isDescending = call.Choice("sortOrder", "ASCENDING", "DESCENDING") == "DESCENDING" && isOrdered;
        var groups = InScope(call);
        if (call.Query("query") is { } query)
        {
            groups = groups.Where(GroupQuery.Parse(query, call));
        }

        var page = Paging.Cut(call, groups, group => isOrdered ? group.Email! : group.AccountId, isDescending, size);

        return DriveAnswer.Json(ListShape.Compile(call.Fields), page);
    }

    private static IEnumerable<Principal> InScope(DirectoryCall call)
    {
        var (customer, domain, userKey) = (call.Query("customer"), call.Query("domain"), call.Query("userKey"));
        if (customer is null == (domain is null && userKey is null))
        {
            throw DirectoryRefusals.BadRequest();
        }

        if (customer is not null)
        {
            call.CheckCustomer(customer);
        }

        var groups = call.Company.Roster.All.Where(each => each is { Kind: PrincipalKind.Group, Internal: true, Email: not null } && each.State != UserState.Deleted);
        if (domain is not null)
        {
            var wanted = call.DomainOf(domain);
            groups = groups.Where(each => each.Email!.EndsWith("@" + (wanted.AliasOf ?? wanted.Name), StringComparison.Ordinal));
        }

        return userKey is null ? groups : groups.Where(WithMember(userKey, call, "userKey"));
    }

    /// <summary>Returns the test whether a user or group, also one from outside, is a direct member.</summary>
    /// <exception cref="RefusedException">There is nobody of that key.</exception>
    public static Func<Principal, bool> WithMember(string key, DirectoryCall call, string parameter)
    {
        var member = call.Company.Roster.FindListed(key) ?? throw DirectoryRefusals.NotFound(parameter);

        return group => Memberships.Direct(group).Any(entry => entry.Who is { } who ? who == member : member is { Internal: true, Kind: PrincipalKind.User });
    }

    private static string Tag(Principal group) => ETag.Of([group.AccountId, group.Email, group.DisplayName, group.Description, Memberships.Direct(group).Count(), .. group.Aliases]);
}
