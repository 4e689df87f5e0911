using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>members.get, members.list and members.hasMember. Source: Directory API, resource <c>members</c>.</summary>
internal static class MemberMethods
{
    private const int MaxPage = 200;

    private static readonly Shape<MemberEntry> Member = new Shape<MemberEntry>()
        .Text("kind", _ => "admin#directory#member")
        .Text("etag", member => ETag.Of(member.Id, member.Email, member.Type, member.Status, member.Role))
        .Text("id", member => member.Id)
        .Text("email", member => member.Email)
        .Text("role", member => member.Role)
        .Text("type", member => member.Type)
        .Text("status", member => member.Status)
        .Unset("delivery_settings");

    private static readonly Shape<Page<MemberEntry>> ListShape = new Shape<Page<MemberEntry>>()
        .Text("kind", _ => "admin#directory#members")
        .Text("etag", page => ETag.Of((page.Items ?? []).Select(each => each.Id + each.Role + each.Status)))
        .Objects("members", Member, page => page.Items)
        .Text("nextPageToken", page => page.NextPageToken);

    private static readonly Shape<Answer> HasShape = new Shape<Answer>().Flag("isMember", answer => answer.IsMember);

    public static DriveAnswer List(DirectoryCall call)
    {
        var group = Group(call);
        var size = call.MaxResults(MaxPage, MaxPage, isRange: false);
        var roles = Roles(call);
        var entries = (call.Flag("includeDerivedMembership") ? Memberships.Derived(group) : Memberships.Direct(group))
            .Where(entry => roles is null || roles.Contains(entry.Role));
        var page = Paging.Cut(call, entries.Select(entry => new MemberEntry(call, entry)), member => member.Id, isDescending: false, size);

        return DriveAnswer.Json(ListShape.Compile(call.Fields), page);
    }

    public static DriveAnswer Get(DirectoryCall call)
    {
        var key = call.Route("memberKey");
        var member = call.Company.Roster.FindListed(key);
        var isEverybody = key == call.Company.People.CustomerId;
        var entry = Memberships.Direct(Group(call)).FirstOrDefault(each => each.Who is { } who ? who == member : isEverybody)
            ?? throw DirectoryRefusals.NotFound("memberKey");

        return DriveAnswer.Json(Member.Compile(call.Fields), new MemberEntry(call, entry));
    }

    public static DriveAnswer HasMember(DirectoryCall call)
    {
        var (group, key) = (Group(call), call.Route("memberKey"));
        var member = call.Company.Roster.FindListed(key);

        // Of anybody in another domain this method does not speak, not even of a direct member. Observed in public clients' reports since 2017.
        if (member is null ? call.IsForeign(key) : Domain(member) != Domain(group))
        {
            throw DirectoryRefusals.Invalid("memberKey");
        }

        return DriveAnswer.Json(HasShape.Compile(call.Fields), new Answer(Memberships.Has(group, member ?? throw DirectoryRefusals.NotFound("memberKey"))));
    }

    private static Principal Group(DirectoryCall call) => call.Own(call.Route("groupKey"), PrincipalKind.Group, "groupKey");

    private static string Domain(Principal account) => account.Email![(account.Email!.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private static HashSet<MemberRole>? Roles(DirectoryCall call) => call.Query("roles") is not { } text ? null :
    [
        .. text.Split(',').Select(name => name.Trim().ToUpperInvariant() switch
        {
            "MEMBER" => MemberRole.Member,
            "MANAGER" => MemberRole.Manager,
            "OWNER" => MemberRole.Owner,
            _ => throw DirectoryRefusals.Invalid("roles"),
        }),
    ];

    private sealed record Answer(bool IsMember);
}

/// <summary>A member as it goes over the wire.</summary>
internal sealed record MemberEntry(DirectoryCall Call, Membership Membership)
{
    private Principal? Who => Membership.Who;

    /// <summary>The account's id; the customer's for every user of the company.</summary>
    public string Id => Who?.AccountId ?? Call.Company.People.CustomerId;

    /// <summary>Null for every user of the company.</summary>
    public string? Email => Who?.Email;

    public string Role => Membership.Role.ToString().ToUpperInvariant();

    /// <summary>Outsiders with a Google account are users like others; the domain tells them apart.</summary>
    public string Type => Who switch
    {
        null => "CUSTOMER",
        { Kind: PrincipalKind.Group } => "GROUP",
        { HasGoogleAccount: false } => "EXTERNAL",
        _ => "USER",
    };

    /// <summary>Null where the administrator cannot know, and for every user of the company.</summary>
    public string? Status => Who switch
    {
        null or { Internal: false } => null,
        { State: UserState.Suspended } => "SUSPENDED",
        { IsArchived: true } => "ARCHIVED",
        _ => "ACTIVE",
    };
}
