using Reeve.Sandbox.Drive;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>users.get and users.list. Source: Directory API, resource <c>users</c>.</summary>
internal static class UserMethods
{
    private const string PublicView = "domain_public";

    // Source: Workspace administrator help, "Restore a recently deleted user".
    private static readonly TimeSpan DeletedAreKept = TimeSpan.FromDays(20);

    /// <summary>True for a call that asks for no more than colleagues may know of each other.</summary>
    public static bool IsPublic(DirectoryCall call) => View(call) == PublicView;

    public static DriveAnswer Get(DirectoryCall call)
    {
        CheckProjection(call);
        var user = call.Own(call.Route("userKey"), PrincipalKind.User, "userKey");

        return DriveAnswer.Json((IsPublic(call) ? UserShapes.Colleague : UserShapes.User).Compile(call.Fields), new UserEntry(call.Company, user));
    }

    public static DriveAnswer List(DirectoryCall call)
    {
        CheckProjection(call);
        var size = call.MaxResults(100, 500, isRange: true);
        var isDescending = call.Choice("sortOrder", "ASCENDING", "DESCENDING") == "DESCENDING";
        var orderBy = call.Choice("orderBy", "email", "familyName", "givenName");
        var matches = call.Query("query") is { } query ? UserQuery.Parse(query) : null;
        var users = InScope(call).Select(account => new UserEntry(call.Company, account)).Where(user => matches?.Invoke(user) != false);
        var page = Paging.Cut(call, users, user => Key(user, orderBy), isDescending, size);

        return DriveAnswer.Json(UserShapes.List(IsPublic(call) ? UserShapes.Colleague : UserShapes.User).Compile(call.Fields), page);
    }

    private static IEnumerable<Principal> InScope(DirectoryCall call)
    {
        var domain = DomainOf(call);
        var wantsDeleted = call.Query("showDeleted") switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw DirectoryRefusals.Invalid("showDeleted"),
        };

        return call.Company.Roster.All.Where(each => each is { Kind: PrincipalKind.User, Internal: true, Email: { } email }
            && (domain is null || email.EndsWith("@" + domain, StringComparison.Ordinal))
            && (wantsDeleted ? each.DeletedAt > call.Now - DeletedAreKept : each.State != UserState.Deleted));
    }

    // Null for all domains of the company.
    private static string? DomainOf(DirectoryCall call)
    {
        switch (call.Query("customer"), call.Query("domain"))
        {
            case ({ } customer, null):
                call.CheckCustomer(customer);

                return null;
            case (null, { } name):
                var domain = call.DomainOf(name);

                return domain.AliasOf ?? domain.Name;
            default:
                throw DirectoryRefusals.BadRequest();
        }
    }

    private static string Key(UserEntry user, string? orderBy) => (orderBy switch
    {
        "familyName" => user.FamilyName.ToLowerInvariant() + "\n",
        "givenName" => user.GivenName.ToLowerInvariant() + "\n",
        _ => "",
    }) + user.Account.Email + "\n" + user.Account.AccountId;

    // No user has custom fields, so the projections do not differ.
    private static void CheckProjection(DirectoryCall call)
    {
        call.Choice("projection", "basic", "custom", "full");
        View(call);
    }

    private static string? View(DirectoryCall call) => call.Choice("viewType", "admin_view", PublicView);
}
