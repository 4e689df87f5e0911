using Reeve.Google.Identity;

namespace Reeve.Google.Calls;

/// <summary>Which host serves which path, and with which scopes: what a bare path is completed from.</summary>
/// <remarks>
/// Source: each API's discovery document, "rootUrl", "servicePath" and the methods' "scopes". Of a method's scopes those are left out
/// that see only what their own application made. Where scopes differ much within an API, only its host is named here.
/// </remarks>
internal static class GoogleApis
{
    /// <summary>The host that served all APIs once, and still serves most.</summary>
    public const string OldHost = "www.googleapis.com";

    private const string ScopePrefix = GoogleScopes.Prefix;
    private const string Mail = "https://mail.google.com/";
    private const string Admin = "admin.googleapis.com";
    private const string Storage = "storage.googleapis.com";
    private const string Iam = "iamcredentials.googleapis.com";
    private const string StorageRead = "devstorage.read_only devstorage.read_write devstorage.full_control cloud-platform";
    private const string StorageWrite = "devstorage.read_write devstorage.full_control cloud-platform";
    private const string StorageAccess = "devstorage.full_control cloud-platform";

    private static readonly string[] _prefixes = ["upload", "batch", "download", "resumable"];

    private static readonly KnownApi[] _all =
    [
        .. Drive(), .. AdminSdk(), .. Cloud(), .. Workspace(),
    ];

    /// <summary>Returns the parts that a path lies in, the most exact first.</summary>
    /// <param name="address">An address, of which only the path counts.</param>
    public static IEnumerable<KnownApi> Find(Uri address)
    {
        var segments = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var start = 0;
        while (start < segments.Length && _prefixes.Contains(segments[start])) start++;

        var known = segments[start..];

        return _all.Where(api => api.Matches(known)).OrderByDescending(api => api.Depth);
    }

    private static IEnumerable<KnownApi> Drive() =>
    [
        Api("drive/v3", OldHost, "drive.metadata.readonly drive.readonly drive", "drive"),
        Api("drive/v3/changes/watch", OldHost, "drive.metadata.readonly drive.readonly drive", "drive.metadata.readonly drive.readonly drive"),
        Api("drive/v3/channels/stop", OldHost, "drive.metadata.readonly drive.readonly drive", "drive.metadata.readonly drive.readonly drive"),
        Api("drive/v3/files/*/watch", OldHost, "drive.metadata.readonly drive.readonly drive", "drive.metadata.readonly drive.readonly drive"),
        Api("drive/v3/files/*/download", OldHost, "drive.readonly drive", "drive.readonly drive"),
        Api("drive/v3/files/*/export", OldHost, "drive.readonly drive", "drive"),
        Api("drive/v3/files/*/comments", OldHost, "drive.readonly drive", "drive"),
        Api("drive/v3/files/generateIds", OldHost, "drive.file drive", "drive"),
        Api("drive/v3/operations", OldHost, "drive.readonly drive", "drive"),
        Api("drive/v3/drives", OldHost, "drive.readonly drive", "drive"),
        Api("drive/v3/teamdrives", OldHost, "drive.readonly drive", "drive"),
        Api("drive/v3/apps", OldHost, "drive.apps.readonly", "drive"),
        Api("drive/v2", OldHost, "drive.metadata.readonly drive.readonly drive", "drive"),
    ];

    private static IEnumerable<KnownApi> AdminSdk() =>
    [
        Api("admin/directory/v1", Admin),
        Directory("users", "user"),
        Api("admin/directory/v1/users/*/aliases", Admin, "admin.directory.user.alias.readonly admin.directory.user.readonly admin.directory.user", "admin.directory.user.alias admin.directory.user"),
        Api("admin/directory/v1/users/*/tokens", Admin, "admin.directory.user.security", "admin.directory.user.security"),
        Api("admin/directory/v1/users/*/asps", Admin, "admin.directory.user.security", "admin.directory.user.security"),
        Api("admin/directory/v1/users/*/verificationCodes", Admin, "admin.directory.user.security", "admin.directory.user.security"),
        Api("admin/directory/v1/users/*/twoStepVerification", Admin, "admin.directory.user.security", "admin.directory.user.security"),
        Api("admin/directory/v1/users/*/signOut", Admin, "admin.directory.user.security", "admin.directory.user.security"),
        Directory("groups", "group"),
        Api("admin/directory/v1/groups/*/members", Admin, "admin.directory.group.member.readonly admin.directory.group.readonly admin.directory.group.member admin.directory.group", "admin.directory.group.member admin.directory.group"),
        Api("admin/directory/v1/groups/*/hasMember", Admin, "admin.directory.group.member.readonly admin.directory.group.readonly admin.directory.group.member admin.directory.group", "admin.directory.group.member admin.directory.group"),
        Directory("customers", "customer"),
        Directory("customer/*/orgunits", "orgunit"),
        Directory("customer/*/domains", "domain"),
        Directory("customer/*/domainaliases", "domain"),
        Directory("customer/*/roles", "rolemanagement"),
        Directory("customer/*/roleassignments", "rolemanagement"),
        Directory("customer/*/schemas", "userschema"),
        Directory("customer/*/resources", "resource.calendar"),
        Directory("customer/*/devices/chromeos", "device.chromeos"),
        Directory("customer/*/devices/mobile", "device.mobile"),
        Api("admin/directory/v1/customers/*/chrome", Admin, "admin.chrome.printers.readonly admin.chrome.printers", "admin.chrome.printers"),
        Api("admin/reports/v1/activity", Admin, "admin.reports.audit.readonly", "admin.reports.audit.readonly"),
        Api("admin/reports/v1/usage", Admin, "admin.reports.usage.readonly", "admin.reports.usage.readonly"),
        Api("admin/reports_v1/channels/stop", Admin, "admin.reports.audit.readonly", "admin.reports.audit.readonly"),
        Api("admin/datatransfer/v1", Admin, "admin.datatransfer.readonly admin.datatransfer", "admin.datatransfer"),
        Api("groups/v1/groups", OldHost, "apps.groups.settings", "apps.groups.settings"),
        Api("apps/licensing/v1", "licensing.googleapis.com", "apps.licensing", "apps.licensing"),
        Api("v1/matters", "vault.googleapis.com", "ediscovery.readonly ediscovery", "ediscovery"),
        Api("v1/groups", "cloudidentity.googleapis.com", "cloud-identity.groups.readonly cloud-identity.groups", "cloud-identity.groups"),
        Api("v1beta1/alerts", "alertcenter.googleapis.com", "apps.alerts", "apps.alerts"),
        Api("v1/customers", "cloudidentity.googleapis.com chromepolicy.googleapis.com chromemanagement.googleapis.com"),
    ];

    private static IEnumerable<KnownApi> Cloud() =>
    [
        Api("storage/v1", Storage, StorageRead, StorageWrite),
        Api("storage/v1/b/*/acl", Storage, StorageAccess, StorageAccess),
        Api("storage/v1/b/*/defaultObjectAcl", Storage, StorageAccess, StorageAccess),
        Api("storage/v1/b/*/iam", Storage, StorageAccess, StorageAccess),
        Api("storage/v1/b/*/iam/testPermissions", Storage, StorageRead, StorageWrite),
        Api("storage/v1/b/*/o/*/acl", Storage, StorageAccess, StorageAccess),
        Api("v1/projects/*/serviceAccounts/*:signJwt", Iam, "cloud-platform", "cloud-platform"),
        Api("v1/projects/*/serviceAccounts/*:signBlob", Iam, "cloud-platform", "cloud-platform"),
        Api("v1/projects/*/serviceAccounts/*:generateAccessToken", Iam, "cloud-platform", "cloud-platform"),
        Api("v1/projects/*/serviceAccounts/*:generateIdToken", Iam, "cloud-platform", "cloud-platform"),
        Api("v1/projects/*/serviceAccounts", "iam.googleapis.com iamcredentials.googleapis.com"),
        Api("v1/projects", "cloudresourcemanager.googleapis.com iam.googleapis.com pubsub.googleapis.com secretmanager.googleapis.com serviceusage.googleapis.com"),
        Api("v3/projects", "cloudresourcemanager.googleapis.com monitoring.googleapis.com"),
        Api("bigquery/v2", "bigquery.googleapis.com", "bigquery.readonly bigquery cloud-platform", "bigquery cloud-platform"),
        Api("compute/v1", "compute.googleapis.com", "compute.readonly compute cloud-platform", "compute cloud-platform"),
    ];

    private static IEnumerable<KnownApi> Workspace() =>
    [
        Api("gmail/v1", "gmail.googleapis.com", $"gmail.readonly gmail.modify {Mail}", $"gmail.modify {Mail}"),
        Api("gmail/v1/users/*/settings", "gmail.googleapis.com", $"gmail.settings.basic gmail.readonly gmail.modify {Mail}", "gmail.settings.basic gmail.settings.sharing"),
        Api("gmail/v1/users/*/settings/delegates", "gmail.googleapis.com", $"gmail.settings.basic gmail.readonly gmail.modify {Mail}", "gmail.settings.sharing"),
        Api("gmail/v1/users/*/messages/send", "gmail.googleapis.com", "", $"gmail.send gmail.compose gmail.modify {Mail}"),
        Api("calendar/v3", OldHost, "calendar.readonly calendar", "calendar"),
        Api("calendar/v3/calendars/*/events", OldHost, "calendar.events.readonly calendar.readonly calendar.events calendar", "calendar.events calendar"),
        Api("calendar/v3/calendars/*/acl", OldHost, "calendar.acls.readonly calendar.readonly calendar.acls calendar", "calendar.acls calendar"),
        Api("tasks/v1", "tasks.googleapis.com", "tasks.readonly tasks", "tasks"),
        Api("v4/spreadsheets", "sheets.googleapis.com", "spreadsheets.readonly spreadsheets drive.readonly drive", "spreadsheets drive"),
        Api("v1/documents", "docs.googleapis.com", "documents.readonly documents drive.readonly drive", "documents drive"),
        Api("v1/presentations", "slides.googleapis.com", "presentations.readonly presentations drive.readonly drive", "presentations drive"),
        Api("v1/forms", "forms.googleapis.com", "forms.body.readonly forms.body drive.readonly drive", "forms.body drive"),
        Api("v1/forms/*/responses", "forms.googleapis.com", "forms.responses.readonly", "forms.responses.readonly"),
        Api("v1/people", "people.googleapis.com", "contacts.readonly contacts", "contacts"),
        Api("v1/people:listDirectoryPeople", "people.googleapis.com", "directory.readonly", "directory.readonly"),
        Api("v1/people:searchDirectoryPeople", "people.googleapis.com", "directory.readonly", "directory.readonly"),
        Api("v1/contactGroups", "people.googleapis.com", "contacts.readonly contacts", "contacts"),
        Api("v1/otherContacts", "people.googleapis.com", "contacts.other.readonly", "contacts.other.readonly"),
        Api("v1/courses", "classroom.googleapis.com"),
        Api("v1/spaces", "chat.googleapis.com"),
        Api("v2/spaces", "meet.googleapis.com"),
        Api("v2/conferenceRecords", "meet.googleapis.com", "meetings.space.readonly", ""),
        Api("v2/labels", "drivelabels.googleapis.com", "drive.labels.readonly drive.labels", "drive.labels"),
        Api("v2/activity:query", "driveactivity.googleapis.com", "", "drive.activity.readonly drive.activity"),
        Api("oauth2/v2/userinfo", OldHost, "userinfo.email", ""),
        Api("oauth2/v3/userinfo", OldHost, "userinfo.email", ""),
    ];

    private static KnownApi Directory(string path, string scope) =>
        Api($"admin/directory/v1/{path}", Admin, $"admin.directory.{scope}.readonly admin.directory.{scope}", $"admin.directory.{scope}");

    private static KnownApi Api(string path, string hosts, string read = "", string write = "") =>
        new(path, hosts.Split(' '), Whole(read), Whole(write));

    private static string[] Whole(string scopes) =>
        [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope => scope.StartsWith("https://", StringComparison.Ordinal) ? scope : ScopePrefix + scope)];
}
