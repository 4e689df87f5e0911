using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsCheck;
using Reeve.Core.Policies;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Reaching;

/// <summary>A small domain by chance: people, groups that may hold each other in circles, and one tree, a My Drive folder or a shared drive.</summary>
/// <remarks>It is a list of facts; <see cref="TownTree"/> makes of them what a crawl would read, <see cref="TownOracle"/> answers from them directly.</remarks>
internal sealed record Town(TownKind Kind, ImmutableArray<TownGroup> Groups, ImmutableArray<TownItem> Items)
{
    public static readonly Workspace Workspace = new(["corp.example", "*.corp.example"], ["partner.example"], null);

    public static readonly ImmutableArray<Account> Accounts =
    [
        new("ada@corp.example", AccountState.Active, ["countess@corp.example"]),
        new("bob@corp.example", AccountState.Active),
        new("cyd@lab.corp.example", AccountState.Active, ["cyd@corp.example"]),
        new("sam@corp.example", AccountState.Suspended),
    ];

    public static readonly ImmutableArray<Principal> Users =
    [
        .. Accounts.Select(account => Principal.User(account.Address)),
        Principal.User("mal@evil.example"), Principal.User("eve@partner.example"), Principal.User("joe@gmail.com"),
    ];

    public static readonly ImmutableArray<Principal> GroupNames =
    [
        Principal.Group("a@corp.example"), Principal.Group("b@corp.example"), Principal.Group("c@corp.example"), Principal.Group("d@corp.example"), Principal.Group("far@evil.example"),
    ];

    public static readonly ImmutableArray<Principal> Everybody =
    [
        .. Users, .. GroupNames, Principal.Domain("corp.example"), Principal.Domain("lab.corp.example"), Principal.Domain("partner.example"), Principal.Domain("evil.example"), Principal.Anyone,
    ];

    private static readonly Principal[] Grantable = [.. Everybody, Principal.DeletedAccount(PrincipalKind.User, "0123")];

    private static readonly Gen<TownGrant> Grant = Gen.Select(
        Gen.OneOf(Grantable), Gen.OneOf(Role.Reader, Role.Commenter, Role.Writer, Role.Organizer), Gen.Int[0, 7],
        (principal, role, extra) => new TownGrant(principal, role, IsView: extra == 1, IsFindable: extra == 2 && principal.Kind is PrincipalKind.Domain or PrincipalKind.Anyone));

    private static readonly Gen<TownGroup> Group = Gen.Select(
        Gen.OneOf([.. Users, .. GroupNames]).Array[0, 3], Gen.Int[0, 9], (members, state) => new TownGroup([.. members.Distinct()], IsKnown: state > 1, HoldsEveryone: state == 9));

    private static readonly Gen<TownItem> Item = Gen.Select(
        Gen.Int[0, 50], Gen.Int[0, 9], Gen.OneOf([.. Users]), Gen.Int[0, 24], Grant.Array[0, 3],
        (parent, kind, owner, state, grants) => new TownItem(
            parent, kind <= 5 ? ItemKind.Folder : kind == 6 ? ItemKind.Shortcut : ItemKind.File, owner,
            IsLimited: kind <= 5 && state is 1 or 2 or 3, IsTrashed: state == 4, IsUnknown: state == 5,
            [.. grants.DistinctBy(grant => grant.Principal)]));

    public static readonly Gen<Town> Any = Gen.Select(
        Gen.OneOf(Enum.GetValues<TownKind>()), Group.Array[GroupNames.Length], Item.Array[1, 20],
        (kind, groups, items) => new Town(kind, [.. groups], Placed(items, kind >= TownKind.Drive)));

    /// <summary>How many are tried: the environment variable <c>REEVE_SAMPLES</c>, else a hundred.</summary>
    public static long Count => long.TryParse(Environment.GetEnvironmentVariable("REEVE_SAMPLES"), CultureInfo.InvariantCulture, out var samples) ? samples : 100;

    public bool IsDrive => Kind >= TownKind.Drive;

    /// <summary>Whether the service tells what is granted on an item from what comes from above.</summary>
    public bool IsTold => Kind != TownKind.UntoldMyDrive;

    public bool IsInternalOnly => Kind is TownKind.InternalOnlyDrive or TownKind.ShutDrive;

    public bool IsMembersOnly => Kind is TownKind.MembersOnlyDrive or TownKind.ShutDrive;

    public DirectoryFacts People => new(
        Accounts,
        Groups.Select((group, place) => (group, Name: GroupNames[place]))
            .Where(pair => pair.group.IsKnown && pair.Name.DomainName == "corp.example")
            .Select(pair => new GroupRoll(pair.Name.Address, pair.group.Members, pair.group.HoldsEveryone, [])));

    /// <summary>Whether the members of a group can be told.</summary>
    public bool Knows(Principal group) => Groups[GroupNames.IndexOf(group)].IsKnown && group.DomainName == "corp.example";

    public override string ToString()
    {
        var text = new StringBuilder($"{Kind}\n");
        for (var place = 0; place < Groups.Length; place++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{GroupNames[place]} = {string.Join(", ", Groups[place].Members)}{(Groups[place].HoldsEveryone ? " and everyone" : "")}{(Knows(GroupNames[place]) ? "" : " (unknown)")}");
        }

        for (var index = 0; index < Items.Length; index++)
        {
            var item = Items[index];
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{index} in {item.Parent}: {item.Kind} of {item.Owner}{(item.IsLimited ? " limited" : "")}{(item.IsTrashed ? " trashed" : "")}{(item.IsUnknown ? " unknown" : "")} {string.Join(", ", item.Grants.Select(grant => $"{grant.Principal} {grant.Role}{(grant.IsView ? " view" : "")}{(grant.IsFindable ? " findable" : "")}"))}");
        }

        return text.ToString();
    }

    /// <summary>Puts each item into a folder before it; the root is a folder, not in the trash and never unknown.</summary>
    private static ImmutableArray<TownItem> Placed(TownItem[] items, bool isDrive)
    {
        var placed = new List<TownItem>();
        foreach (var item in items)
        {
            var folders = placed.Select((other, index) => (other, index)).Where(pair => pair.other.Kind == ItemKind.Folder).Select(pair => pair.index).ToList();
            var isRoot = folders.Count == 0;
            placed.Add(item with
            {
                Parent = isRoot ? -1 : folders[item.Parent % folders.Count],
                Kind = isRoot ? ItemKind.Folder : item.Kind,
                IsLimited = !isRoot && item.IsLimited,
                IsTrashed = !isRoot && (item.IsTrashed || placed[folders[item.Parent % folders.Count]].IsTrashed),
                IsUnknown = !isRoot && item.IsUnknown,
                // Members are users and groups; organizers are only on the drive itself; shortcuts have no grants of their own.
                Grants =
                [
                    .. item.Grants.Where(grant => !isRoot || !isDrive || grant.Principal.Kind is PrincipalKind.User or PrincipalKind.Group)
                        .Where(grant => isRoot ? isDrive || grant.Role != Role.Organizer : item.Kind != ItemKind.Shortcut && grant.Role != Role.Organizer)
                        .Where(grant => isDrive || grant.Principal != item.Owner),
                ],
            });
        }

        return [.. placed];
    }
}

internal enum TownKind
{
    MyDrive,
    UntoldMyDrive,
    Drive,
    InternalOnlyDrive,
    MembersOnlyDrive,
    ShutDrive,
}

internal sealed record TownGroup(ImmutableArray<Principal> Members, bool IsKnown, bool HoldsEveryone);

internal sealed record TownGrant(Principal Principal, Role Role, bool IsView, bool IsFindable);

internal sealed record TownItem(int Parent, ItemKind Kind, Principal Owner, bool IsLimited, bool IsTrashed, bool IsUnknown, ImmutableArray<TownGrant> Grants);
