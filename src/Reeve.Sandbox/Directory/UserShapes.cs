using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>A user as the Directory shows them.</summary>
internal sealed record UserEntry(Company Company, Principal Account)
{
    /// <summary>Google gives every primary domain a second name for tests.</summary>
    private const string TestDomain = ".test-google-a.com";

    public string GivenName => Account.DisplayName.Split(' ', 2)[0];

    /// <summary>The rest of the name; empty for an account with one name only.</summary>
    public string FamilyName => Account.DisplayName.Split(' ', 2) is [_, var rest] ? rest : "";

    /// <summary>Addresses that come with the domains and that nobody can take away.</summary>
    public IReadOnlyList<string> NonEditableAliases =>
        [.. Company.Roster.Domains.Besides(Account.Email!), .. Account.Email!.EndsWith("@" + Company.Domain, StringComparison.Ordinal) ? [Account.Email + TestDomain] : Array.Empty<string>()];

    /// <summary>Every address, the primary one first.</summary>
    public IEnumerable<string> Addresses => Account.Aliases.Concat(NonEditableAliases).Prepend(Account.Email!);

    public string ETag => Directory.ETag.Of([Account.AccountId, Account.DisplayName, Account.State, Account.IsArchived, Account.IsAdmin, Account.Privileges, Account.OrgUnitPath, .. Addresses]);
}

/// <summary>One of a user's addresses.</summary>
internal sealed record UserAddress(string Address, bool IsPrimary);

/// <summary>The members of a user and of a list of users. Source: Directory API, resource <c>users</c>.</summary>
internal static class UserShapes
{
    private static readonly DateTimeOffset Never = DateTimeOffset.UnixEpoch;

    private static readonly Shape<UserEntry> Name = new Shape<UserEntry>()
        .Text("givenName", user => user.GivenName)
        .Text("familyName", user => user.FamilyName)
        .Text("fullName", user => user.Account.DisplayName)
        .Unset("displayName");

    private static readonly Shape<UserAddress> Address = new Shape<UserAddress>()
        .Text("address", email => email.Address)
        .Flag("primary", email => email.IsPrimary ? true : null)
        .Unset("type", "customType");

    /// <summary>What an administrator sees.</summary>
    public static readonly Shape<UserEntry> User = Public(new Shape<UserEntry>())
        .Flag("isAdmin", user => user.Account.IsAdmin)
        .Flag("isDelegatedAdmin", user => user.Account.Privileges != Privileges.None)
        .Time("lastLoginTime", user => user.Account.LastLoginAt ?? Never)
        .Time("creationTime", user => user.Account.CreatedAt)
        .Time("deletionTime", user => user.Account.DeletedAt)
        .Flag("agreedToTerms", user => user.Account.LastLoginAt is not null)
        .Flag("suspended", user => user.Account.State == UserState.Suspended)
        .Text("suspensionReason", user => user.Account.State == UserState.Suspended ? "ADMIN" : null)
        .Flag("archived", user => user.Account.IsArchived)
        .Flag("changePasswordAtNextLogin", _ => false)
        .Flag("ipWhitelisted", _ => false)
        .Texts("aliases", user => user.Account.Aliases is { Count: > 0 } aliases ? aliases : null)
        .Texts("nonEditableAliases", user => user.NonEditableAliases is { Count: > 0 } aliases ? aliases : null)
        .Text("customerId", user => user.Company.People.CustomerId)
        .Text("orgUnitPath", user => user.Account.OrgUnitPath)
        .Flag("isMailboxSetup", _ => true)
        .Flag("isEnrolledIn2Sv", _ => false)
        .Flag("isEnforcedIn2Sv", _ => false)
        .Flag("includeInGlobalAddressList", _ => true)
        .Unset(
            "addresses", "customSchemas", "externalIds", "gender", "hashFunction", "ims", "keywords", "languages", "locations", "notes", "organizations",
            "password", "phones", "posixAccounts", "recoveryEmail", "recoveryPhone", "relations", "sshPublicKeys", "thumbnailPhotoEtag",
            "thumbnailPhotoUrl", "websites");

    /// <summary>What colleagues see of each other. Source: Directory guide "Manage user accounts", "Retrieve a user as a non-administrator".</summary>
    public static readonly Shape<UserEntry> Colleague = Public(new Shape<UserEntry>())
        .Unset(
            "isAdmin", "isDelegatedAdmin", "lastLoginTime", "creationTime", "deletionTime", "agreedToTerms", "suspended", "suspensionReason", "archived",
            "changePasswordAtNextLogin", "ipWhitelisted", "aliases", "nonEditableAliases", "customerId", "orgUnitPath", "isMailboxSetup",
            "isEnrolledIn2Sv", "isEnforcedIn2Sv", "includeInGlobalAddressList", "addresses", "customSchemas", "externalIds", "gender", "hashFunction",
            "ims", "keywords", "languages", "locations", "notes", "organizations", "password", "phones", "posixAccounts", "recoveryEmail",
            "recoveryPhone", "relations", "sshPublicKeys", "thumbnailPhotoEtag", "thumbnailPhotoUrl", "websites");

    /// <summary>Returns the shape of a list.</summary>
    public static Shape<Page<UserEntry>> List(Shape<UserEntry> user) => new Shape<Page<UserEntry>>()
        .Text("kind", _ => "admin#directory#users")
        .Text("etag", page => ETag.Of((page.Items ?? []).Select(each => each.ETag)))
        .Unset("trigger_event")
        .Objects("users", user, page => page.Items)
        .Text("nextPageToken", page => page.NextPageToken);

    private static Shape<UserEntry> Public(Shape<UserEntry> shape) => shape
        .Text("kind", _ => "admin#directory#user")
        .Text("id", user => user.Account.AccountId)
        .Text("etag", user => user.ETag)
        .Text("primaryEmail", user => user.Account.Email)
        .Object("name", Name, user => user)
        .Objects("emails", Address, user => user.Addresses.Select(address => new UserAddress(address, address == user.Account.Email)));
}
