namespace Reeve.Google.Directory;

/// <summary>Writes the path of a method, its parts escaped, with the fields that are asked for.</summary>
/// <remarks>Source: Directory API v1, discovery document; "Best practices", partial responses.</remarks>
internal static class DirectoryPath
{
    /// <summary>The whole organisation of whoever asks.</summary>
    public const string OwnCustomer = "my_customer";

    private const string UserFields = "id,primaryEmail,aliases,nonEditableAliases,suspended,archived,isAdmin,isDelegatedAdmin,orgUnitPath,deletionTime";
    private const string GroupFields = "id,email,aliases,nonEditableAliases,directMembersCount";

    // The most there is. Source: Directory API v1, "maxResults".
    private const int UsersPageSize = 500;
    private const int SmallPageSize = 200;

    /// <summary>One user.</summary>
    public static string User(string key) => $"users/{Key(key)}?fields={UserFields}";

    /// <summary>Users.</summary>
    public static string Users(DirectoryUserSearch search) =>
        $"users?{(search.Domain is { } domain ? $"domain={Escape(domain)}" : $"customer={OwnCustomer}")}&maxResults={UsersPageSize}"
        + (search.ShowDeleted ? "&showDeleted=true" : "")
        + (search.Query is { } query ? $"&query={Escape(query)}" : "")
        + $"&fields=nextPageToken,users({UserFields})";

    /// <summary>One group.</summary>
    public static string Group(string key) => $"groups/{Key(key)}?fields={GroupFields}";

    /// <summary>All groups.</summary>
    public static string Groups() => Groups($"customer={OwnCustomer}", SmallPageSize);

    /// <summary>One group, whichever: whether groups may be listed at all.</summary>
    public static string AnyGroup() => Groups($"customer={OwnCustomer}", 1);

    /// <summary>The groups that somebody is in.</summary>
    public static string GroupsOf(string userKey) => Groups($"userKey={Escape(userKey)}", SmallPageSize);

    /// <summary>Who is in a group.</summary>
    public static string Members(string groupKey, bool includeDerived) =>
        $"groups/{Key(groupKey)}/members?maxResults={SmallPageSize}"
        + (includeDerived ? "&includeDerivedMembership=true" : "")
        + "&fields=nextPageToken,members(id,email,type,role,status)";

    /// <summary>All domains.</summary>
    public static string Domains() =>
        $"customer/{OwnCustomer}/domains?fields=domains(domainName,isPrimary,verified,domainAliases(domainAliasName,verified))";

    /// <summary>All organisational units, the highest as well.</summary>
    public static string OrgUnits() => $"customer/{OwnCustomer}/orgunits?type=allIncludingParent&fields=organizationUnits(orgUnitId,orgUnitPath)";

    /// <summary>The parameter that asks for a page; nothing for the first.</summary>
    public static string Page(string? token) => token is null ? "" : $"&pageToken={Escape(token)}";

    private static string Groups(string which, int pageSize) => $"groups?{which}&maxResults={pageSize}&fields=nextPageToken,groups({GroupFields})";

    private static string Escape(string value) => Uri.EscapeDataString(value);

    private static string Key(string key) =>
        key.Trim('.').Length > 0 ? Escape(key) : throw new ArgumentException($"`{key}` is no address and no ID.", nameof(key)); // Dots alone would be resolved away.
}
