using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Reaching;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Reaching;

public sealed class ExposureFinderTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Workspace Workspace = new(["corp.example"], ["partner.example"], null);

    private static readonly DirectoryFacts Directory = new(
        [new Account("ada@corp.example", AccountState.Active), new Account("sam@corp.example", AccountState.Suspended), new Account("zoe@corp.example", AccountState.Gone)],
        [
            new GroupRoll("inner@corp.example", [Principal.User("mal@evil.example"), Principal.User("ada@corp.example")]),
            new GroupRoll("outer@corp.example", [Principal.Group("inner@corp.example")]),
            new GroupRoll("plain@corp.example", [Principal.User("ada@corp.example")]),
            new GroupRoll("all@corp.example", [], HoldsEveryone: true, []),
        ]);

    [Theory]
    [InlineData("anyone reader", "anyone anyone reader")]
    [InlineData("anyone writer findable", "findable anyone writer")]
    [InlineData("user:joe@gmail.com reader", "personal user:joe@gmail.com reader")]
    [InlineData("user:mal@evil.example commenter", "external user:mal@evil.example commenter")]
    [InlineData("group:club@evil.example reader", "external group:club@evil.example reader")]
    [InlineData("domain:evil.example reader", "external domain:evil.example reader")]
    [InlineData("user:eve@partner.example reader", "trusted user:eve@partner.example reader")]
    [InlineData("domain:corp.example reader", "domain-wide domain:corp.example reader")]
    [InlineData("group:all@corp.example reader", "domain-wide group:all@corp.example reader")]
    [InlineData("group:outer@corp.example writer", "group-with-outsiders group:outer@corp.example writer")]
    [InlineData("group:plain@corp.example writer", "")]
    [InlineData("user:sam@corp.example writer", "")]
    [InlineData("user:deleted:123 writer", "")]
    public void A_grant_is_the_kind_of_exposure_that_it_is(string grant, string expected) =>
        Kinds(Find("Root/  owner ada@corp.example", $"  + {grant}")).ShouldBe(expected);

    [Theory]
    [InlineData("sam@corp.example", "owner-gone user:sam@corp.example owner")]
    [InlineData("zoe@corp.example", "owner-gone user:zoe@corp.example owner")]
    [InlineData("mal@evil.example", "owner-outside user:mal@evil.example owner")]
    [InlineData("new@corp.example", "")]
    public void An_owner_who_is_outside_or_gone_is_named_and_one_nothing_is_told_of_is_not(string owner, string expected) =>
        Kinds(Find($"Root/  owner {owner}")).ShouldBe(expected);

    [Fact]
    public void What_one_owner_has_in_their_own_folder_is_named_with_the_folder()
    {
        var audit = Find("Root/  owner ada@corp.example", "  Sams/  owner sam@corp.example", "    a.txt", "    b.txt", "    adas.txt  owner ada@corp.example", "  c.txt  owner sam@corp.example");

        audit.Exposures.Select(exposure => $"{exposure.Item.Path} {exposure.Items}").ShouldBe(["/Sams 3", "/c.txt 1"]);
    }

    [Fact]
    public void What_flows_down_is_named_where_it_is_granted_until_a_limited_folder_ends_it()
    {
        var audit = Find("Root/  owner ada@corp.example", "  Open/", "    + anyone reader", "    a.txt", "    Closed/  limited", "      b.txt", "    c.txt", "      + anyone writer");

        audit.Exposures.Select(exposure => $"{exposure.Item.Path} {exposure.Role} {exposure.Items} {exposure.Via == exposure.Item.Id}").ShouldBe(["/Open/c.txt Writer 1 True", "/Open Reader 2 True"]);
        audit.Summary.ByKind.ShouldBe([new AuditTotal("anyone", 2, 3)]);
    }

    [Fact]
    public void What_comes_from_above_the_root_is_not_direct()
    {
        var exposure = Find("Root/  owner ada@corp.example", "  + anyone reader from above", "  a.txt").Exposures.ShouldHaveSingleItem();

        (exposure.IsDirect, exposure.Via, exposure.Items).ShouldBe((false, null, 2));
    }

    [Fact]
    public void A_group_whose_members_are_not_told_is_unknown_and_not_empty()
    {
        var audit = Find("Root/  owner ada@corp.example", "  + group:secret@corp.example reader", "  + group:club@evil.example reader");

        audit.UnknownGroups.ShouldBe([Principal.Group("secret@corp.example")]);
        audit.IsUnsure.ShouldBeTrue();
    }

    [Fact]
    public void An_exception_is_named_in_its_last_fourteen_days()
    {
        Exemption Until(DateOnly day) => new("root", new Access(Principal.User("mal@evil.example"), Role.Reader), day, "Audit");
        var audit = Find(["Root/  owner ada@corp.example", "  a.txt"], [Until(Today), Until(Today.AddDays(1)), Until(Today.AddDays(14)), Until(Today.AddDays(15))]);

        audit.Exposures.Select(exposure => $"{exposure.Kind.Name()} {exposure.Until:yyyy-MM-dd} {exposure.Items}").ShouldBe(["exception-ending 2026-11-25 2", "exception-ending 2026-12-08 2"]);
    }

    [Theory]
    [InlineData("user:ada@corp.example", false)]
    [InlineData("user:sam@corp.example", true)]
    [InlineData("group:plain@corp.example", false)]
    [InlineData("group:empty@corp.example", false)]
    [InlineData("group:sams@corp.example", true)]
    public void A_drive_that_nobody_active_manages_is_named(string organizer, bool isNamed)
    {
        Principal.TryParse(organizer, out var principal).ShouldBeTrue();
        var builder = new TreeBuilder();
        builder.Add(new ItemFacts("0ADrive", "Team", ItemKind.Folder), -1);
        builder.SetGrants(0, [new Grant(new Grantee("1", principal), Role.Organizer)]);
        var people = new DirectoryFacts(Directory.Accounts, [.. Directory.Groups, new GroupRoll("sams@corp.example", [Principal.User("sam@corp.example")])]);

        var audit = new ExposureFinder(people, Workspace, Today).Find([new AuditedTree("team", builder.Build(drive: new DriveFacts("0ADrive", "Team", Restrictions.None)), [])]);

        audit.Exposures.Any(exposure => exposure.Kind == ExposureKind.DriveWithoutOrganizer).ShouldBe(isNamed);
    }

    [Fact]
    public void A_drive_that_nobody_can_read_is_named_and_counts_as_not_known()
    {
        var builder = new TreeBuilder();
        builder.Add(new ItemFacts("0ADrive", "Team", ItemKind.Folder), -1);
        builder.SetGrants(0, [new Grant(new Grantee("1", Principal.User("sam@corp.example")), Role.Organizer)]);
        var tree = builder.Build(drive: new DriveFacts("0ADrive", "Team", Restrictions.None) { IsUnread = true });

        var audit = new ExposureFinder(Directory, Workspace, Today).Find([new AuditedTree("team", tree, [])]);
        var holdings = new Reachability(tree, Directory, Workspace).Access(Principal.User("ada@corp.example"));

        audit.Exposures.Select(exposure => exposure.Kind).ShouldBe([ExposureKind.DriveWithoutOrganizer]);
        audit.Unknown.ShouldBe([new UnknownItem("team", tree.Root)]);
        audit.Trees.ShouldBe([new AuditTree("team", "0ADrive", Items: 1, Unknown: 1, Trashed: 0)]);
        (holdings.Items, holdings.Unknown).ShouldBe((0, 1));
    }

    [Fact]
    public void Trash_and_shortcuts_expose_nothing_and_unknown_items_are_told()
    {
        var audit = Find("Root/  owner ada@corp.example", "  Old/  trashed", "    + anyone reader", "    a.txt", "  Link@", "  Dark/  unknown");

        audit.Exposures.ShouldBeEmpty();
        audit.Unknown.Select(unknown => unknown.Item.Path).ShouldBe(["/Dark"]);
        audit.Trees.ShouldBe([new AuditTree("tree", "root", Items: 3, Unknown: 1, Trashed: 2)]);
    }

    private static Audit Find(params string[] lines) => Find(lines, []);

    private static Audit Find(string[] lines, ImmutableArray<Exemption> exemptions) =>
        new ExposureFinder(Directory, Workspace, Today).Find([new AuditedTree("tree", TreeSketch.Build(OutlineText.Read(lines)), exemptions)]);

    private static string Kinds(Audit audit) =>
        string.Join(", ", audit.Exposures.Select(exposure => $"{exposure.Kind.Name()} {exposure.Principal} {exposure.Role.Name()}"));
}
