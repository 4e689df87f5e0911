using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Query;

/// <summary>Turns single terms of a query into conditions.</summary>
/// <remarks>Source: Drive guide "Search query terms and operators", the table of terms and their operators.</remarks>
internal sealed class Terms(QueryScope scope)
{
    /// <summary>True once a <c>fullText</c> term was read.</summary>
    public bool HasFullText { get; private set; }

    /// <summary>A term such as <c>'x' in parents</c>.</summary>
    public Expression In(string value, Token collection) => collection switch
    {
        _ when collection.Is("parents") => new Expression.InFolder(Folder(value)),
        _ when collection.Is("owners") => People(value, (item, who) => ReferenceEquals(item.Owner, who)),
        _ when collection.Is("writers") => People(value, (item, who) => HasRole(item, who, Role.Writer)),
        _ when collection.Is("readers") => People(value, (item, who) => HasRole(item, who, Role.Reader)),
        _ when collection.Is("labels") => new Expression.Test(_ => false),
        _ => throw Refusals.Invalid("q"),
    };

    /// <summary>A term such as <c>name = 'x'</c>.</summary>
    public Expression Compare(string field, string sign, Token value) => field switch
    {
        "name" => new Expression.Test(NameTest(sign, Text(value))),
        "fullText" => FullText(sign, Text(value)),
        "mimeType" => new Expression.Test(MimeTest(sign, Text(value))),
        "modifiedTime" => new Expression.Test(TimeTest(sign, Text(value), item => item.ModifiedAt)),
        "createdTime" => new Expression.Test(TimeTest(sign, Text(value), item => item.CreatedAt)),
        "viewedByMeTime" => new Expression.Test(TimeTest(sign, Text(value), _ => null)),
        "trashed" => new Expression.Test(FlagTest(sign, value, Access.IsTrashed)),
        "starred" => new Expression.Test(FlagTest(sign, value, item => scope.Company.Stars.Contains((item.Id, scope.Caller.Account)))),
        "sharedWithMe" => new Expression.Test(FlagTest(sign, value, IsSharedWithMe)),
        "visibility" => new Expression.Test(VisibilityTest(sign, Text(value))),
        "shortcutDetails.targetId" => new Expression.Test(Equality(sign, Text(value), item => item.TargetId ?? "")),
        _ => throw Refusals.Invalid("q"),
    };

    /// <summary>A term that stands alone, such as <c>sharedWithMe</c>.</summary>
    public Expression Bare(string field) => field switch
    {
        "sharedWithMe" => new Expression.Test(IsSharedWithMe),
        "trashed" => new Expression.Test(Access.IsTrashed),
        "starred" => new Expression.Test(item => scope.Company.Stars.Contains((item.Id, scope.Caller.Account))),
        _ => throw Refusals.Invalid("q"),
    };

    /// <summary>A term such as <c>properties has { key='a' and value='b' }</c>.</summary>
    public static Expression Has(string collection, string key, string value) => collection switch
    {
        "properties" => new Expression.Test(item => item.Properties is { } known && known.TryGetValue(key, out var own) && own == value),
        "appProperties" => new Expression.Test(_ => false),
        _ => throw Refusals.Invalid("q"),
    };

    // Google names no folder in this refusal (observed 2026).
    private Item Folder(string id)
    {
        var folder = id == "root"
            ? scope.Company.Items.RootOf(scope.Caller.Account, scope.Company.Clock.GetUtcNow())
            : scope.Company.Items.Find(id);

        return folder is not null && Access.CanSee(folder, scope.Caller) && (folder.Drive is null || scope.SupportsAllDrives) ? folder : throw Refusals.FileNotFound("");
    }

    private Expression.Test People(string address, Func<Item, Principal, bool> test)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (address != "me" && (at <= 0 || at != address.LastIndexOf('@') || at == address.Length - 1))
        {
            throw Refusals.BadRequest();
        }

        var person = scope.Person(address);

        return new Expression.Test(item => person is not null && test(item, person));
    }

    private Expression.Test FullText(string sign, string value)
    {
        HasFullText = true;
        var words = value.Trim('"');

        return sign == "contains"
            ? new Expression.Test(item =>
                item.Name.Contains(words, StringComparison.OrdinalIgnoreCase)
                || (item.Description?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false))
            : throw Refusals.Invalid("q");
    }

    private bool IsSharedWithMe(Item item) =>
        !ReferenceEquals(item.Owner, scope.Caller.Account) && item.Grants.Any(grant => scope.Caller.Explicit.Includes(grant.Principal));

    private static bool HasRole(Item item, Principal who, Role role) =>
        ReferenceEquals(item.Owner, who)
        || item.GrantOf(who)?.Role >= role
        || Passing.Reaching(item).Any(entry => ReferenceEquals(entry.Principal, who) && entry.Role >= role);

    private static string Text(Token value) => value.Kind == TokenKind.Text ? value.Value : throw Refusals.Invalid("q");

    private static Func<Item, bool> NameTest(string sign, string value) =>
        sign == "contains" ? item => Names.Contains(item.Name, value) : Equality(sign, value, item => item.Name);

    private static Func<Item, bool> MimeTest(string sign, string value) =>
        sign == "contains" ? item => item.MimeType.Contains(value, StringComparison.OrdinalIgnoreCase) : Equality(sign, value, item => item.MimeType);

    private static Func<Item, bool> Equality(string sign, string value, Func<Item, string> get) => sign switch
    {
        "=" => item => get(item) == value,
        "!=" => item => get(item) != value,
        _ => throw Refusals.Invalid("q"),
    };

    private static Func<Item, bool> FlagTest(string sign, Token value, Func<Item, bool> get)
    {
        var wanted = value.Is("true") ? true : value.Is("false") ? false : throw Refusals.Invalid("q");

        return sign switch
        {
            "=" => item => get(item) == wanted,
            "!=" => item => get(item) != wanted,
            _ => throw Refusals.Invalid("q"),
        };
    }

    private static Func<Item, bool> TimeTest(string sign, string value, Func<Item, DateTimeOffset?> get)
    {
        if (!Timestamps.TryParse(value, out var at))
        {
            throw Refusals.Invalid("q");
        }

        return sign switch
        {
            "<=" => item => get(item) <= at,
            "<" => item => get(item) < at,
            "=" => item => get(item) == at,
            "!=" => item => get(item) != at,
            ">" => item => get(item) > at,
            ">=" => item => get(item) >= at,
            _ => throw Refusals.Invalid("q"),
        };
    }

    private static Func<Item, bool> VisibilityTest(string sign, string value)
    {
        if (value is not ("anyoneCanFind" or "anyoneWithLink" or "domainCanFind" or "domainWithLink" or "limited"))
        {
            throw Refusals.Invalid("q");
        }

        return Equality(sign, value, Visibility);
    }

    // The broadest of an item's grants decides.
    private static string Visibility(Item item)
    {
        var grants = Access.On(item).Where(grant => !grant.MetadataOnly).ToList();

        return grants.Exists(grant => grant.Principal.Id == "anyone") ? "anyoneCanFind"
            : grants.Exists(grant => grant.Principal.IsAnyone) ? "anyoneWithLink"
            : grants.Exists(grant => grant is { Principal.Kind: PrincipalKind.Domain, Findable: true }) ? "domainCanFind"
            : grants.Exists(grant => grant.Principal.Kind == PrincipalKind.Domain) ? "domainWithLink"
            : "limited";
    }
}
