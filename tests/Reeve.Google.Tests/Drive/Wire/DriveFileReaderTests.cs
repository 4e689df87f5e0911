using System.Text;
using System.Text.Json;
using Reeve.Google.Drive;
using Reeve.Google.Drive.Wire;
using Reeve.Http.Paging;

namespace Reeve.Google.Tests.Drive.Wire;

public sealed class DriveFileReaderTests
{
    [Fact]
    public void A_file_with_everything_is_read()
    {
        var file = Single(
            """
            {"kind":"drive#file","id":"1A","name":"Plan","mimeType":"application/vnd.google-apps.folder","parents":["1P"],"driveId":"0D",
             "owners":[{"kind":"drive#user","displayName":"Ada","me":true,"permissionId":"0123","emailAddress":"ada@corp.example"}],
             "trashed":true,"explicitlyTrashed":true,"writersCanShare":false,"copyRequiresWriterPermission":true,"hasAugmentedPermissions":false,"inheritedPermissionsDisabled":true,
             "capabilities":{"canEdit":true,"canShare":true,"canListChildren":false},
             "permissions":[
              {"id":"0123","type":"user","role":"owner","emailAddress":"ada@corp.example","displayName":"Ada","deleted":false,"pendingOwner":true},
              {"id":"anyoneWithLink","type":"anyone","role":"reader","allowFileDiscovery":false,"view":"published","inheritedPermissionsDisabled":true},
              {"id":"9k","type":"domain","role":"writer","domain":"corp.example","deleted":true,"expirationTime":"2027-01-31T00:00:00.000Z",
               "permissionDetails":[{"permissionType":"file","role":"writer","inherited":false},{"permissionType":"member","role":"reader","inherited":true,"inheritedFrom":"0D"}]}]}
            """);

        file.Id.ShouldBe("1A");
        file.Name.ShouldBe("Plan");
        file.IsFolder.ShouldBeTrue();
        file.IsShortcut.ShouldBeFalse();
        (file.ParentId, file.DriveId, file.OwnerEmail, file.OwnerPermissionId).ShouldBe(("1P", "0D", "ada@corp.example", "0123"));
        (file.Trashed, file.ExplicitlyTrashed, file.InheritedPermissionsDisabled).ShouldBe((true, true, true));
        (file.WritersCanShare, file.CanShare, file.CanListChildren).ShouldBe((false, true, false));
        (file.CopyRequiresWriterPermission, file.HasAugmentedPermissions, file.ShortcutTargetId).ShouldBe((true, false, null));
        var grants = file.Permissions.ShouldNotBeNull();
        (grants[0].Role, grants[0].EmailAddress, grants[0].DisplayName, grants[0].PendingOwner, grants[0].Deleted).ShouldBe(("owner", "ada@corp.example", "Ada", true, false));
        grants[0].Details.ShouldBeNull();
        (grants[1].Id, grants[1].AllowFileDiscovery, grants[1].View, grants[1].InheritedPermissionsDisabled).ShouldBe(("anyoneWithLink", false, "published", true));
        (grants[2].Domain, grants[2].Deleted, grants[2].ExpirationTime).ShouldBe(("corp.example", true, new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero)));
        grants[2].Details.ShouldBe([new("writer", false, null, "file"), new("reader", true, "0D", "member")]);
    }

    [Fact]
    public void What_is_missing_stays_unsaid()
    {
        var file = Single("""{"id":"1"}""");

        (file.Name, file.MimeType).ShouldBe(("", ""));
        (file.ParentId, file.OwnerEmail, file.DriveId).ShouldBe((null, null, null));
        (file.WritersCanShare, file.CanShare, file.CanListChildren).ShouldBe((null, null, null));
        (file.CopyRequiresWriterPermission, file.HasAugmentedPermissions, file.ShortcutTargetId).ShouldBe((null, null, null));
        file.Permissions.ShouldBeNull();
        file.Trashed.ShouldBeFalse();
    }

    [Fact]
    public void A_shortcut_says_where_it_points_to()
    {
        var file = Single("""{"id":"1","mimeType":"application/vnd.google-apps.shortcut","shortcutDetails":{"targetMimeType":"text/plain","targetId":"1T","targetResourceKey":"0-x"}}""");

        (file.IsShortcut, file.ShortcutTargetId).ShouldBe((true, "1T"));
        Single("""{"id":"1","shortcutDetails":null}""").ShortcutTargetId.ShouldBeNull();
        Single("""{"id":"1","shortcutDetails":{}}""").ShortcutTargetId.ShouldBeNull();
    }

    [Fact]
    public void An_empty_list_of_grants_is_not_a_missing_one()
    {
        Single("""{"id":"1","permissions":[]}""").Permissions.ShouldNotBeNull().ShouldBeEmpty();
        Single("""{"id":"1","permissions":null,"parents":[],"owners":[],"capabilities":null}""").Permissions.ShouldBeNull();
    }

    [Fact]
    public void Unknown_fields_of_any_kind_are_passed_over() =>
        Single("""{"x":{"id":"no","y":[1,{"id":"no"}]},"size":"12","id":"1","z":[[],{}],"n":null,"f":1.5e3,"permissions":[{"id":"p","w":{"role":"no"}}]}""")
            .Permissions!.Single().Role.ShouldBe("");

    [Fact]
    public void Of_a_field_given_twice_the_last_counts()
    {
        var file = Single("""{"id":"1","name":"a","name":"b","parents":["x"],"parents":["y"],"permissions":[{"id":"p"}],"permissions":[]}""");

        (file.Name, file.ParentId).ShouldBe(("b", "y"));
        file.Permissions.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"id":"1","name":"a\"b\\c\/d\n\u00e9"}""", "a\"b\\c/d\né")]
    [InlineData("""{"id":"1","name":"\ud83d\ude00 smile"}""", "😀 smile")]
    [InlineData("""{"id":"1","name":"😀 grün 漢字"}""", "😀 grün 漢字")]
    [InlineData("""{"id":"1","n\u0061me":"escaped key"}""", "escaped key")]
    public void Escapes_and_surrogate_pairs_are_decoded(string json, string name) => Single(json).Name.ShouldBe(name);

    [Fact]
    public void Escaped_addresses_are_decoded_too() =>
        Single("""{"id":"1","permissions":[{"id":"p","emailAddress":"bo\u002Bx@corp.example"}]}""").Permissions![0].EmailAddress.ShouldBe("bo+x@corp.example");

    [Fact]
    public void Repeated_texts_are_one_string()
    {
        var page = Page("""{"files":[{"id":"1","parents":["P"],"permissions":[{"id":"g","role":"reader","emailAddress":"a@b"}]},{"id":"2","parents":["P"],"permissions":[{"id":"g","role":"reader","emailAddress":"a@b"}]}]}""");

        var (one, two) = (page.Content.Files[0], page.Content.Files[1]);
        one.ParentId.ShouldBeSameAs(two.ParentId);
        one.Permissions![0].EmailAddress.ShouldBeSameAs(two.Permissions![0].EmailAddress);
        one.Permissions[0].Id.ShouldBeSameAs(two.Permissions[0].Id);
    }

    [Fact]
    public void A_grant_that_comes_again_letter_by_letter_is_one_object_and_any_other_is_its_own()
    {
        var page = Page(
            """
            {"files":[{"id":"1","permissions":[{"id":"g","role":"reader","permissionDetails":[{"inherited":true}]},{"id":"g","role":"writer"}]},
            {"id":"2","permissions":[{"id":"g","role":"reader","permissionDetails":[{"inherited":true}]},{"id":"g","role":"writer" }]}],"nextPageToken":"n"}
            """);

        var (one, two) = (page.Content.Files[0].Permissions!, page.Content.Files[1].Permissions!);
        two[0].ShouldBeSameAs(one[0]);
        two[1].ShouldNotBeSameAs(one[1]);
        two.Select(grant => grant.Role).ShouldBe(["reader", "writer"]);
        page.NextPageToken.ShouldBe("n");
    }

    [Fact]
    public void A_page_names_the_next_one_and_says_whether_it_is_complete()
    {
        var page = Page("""{"kind":"drive#fileList","incompleteSearch":true,"files":[],"nextPageToken":"~!!~AI9"}""");

        (page.NextPageToken, page.Content.IncompleteSearch, page.Content.Files.Count).ShouldBe(("~!!~AI9", true, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"files":[{"id":"1"}""")]
    [InlineData("""{"files":[{"name":"no id"}]}""")]
    [InlineData("""{"files":{"id":"1"}}""")]
    [InlineData("""{"files":["1"]}""")]
    [InlineData("""{"files":[{"id":1}]}""")]
    [InlineData("""{"files":[{"id":"1","trashed":"yes"}]}""")]
    [InlineData("""{"files":[{"id":"1","parents":[1]}]}""")]
    [InlineData("""{"files":[{"id":"\ud800"}]}""")]
    [InlineData("""{"files":[{"id":"1","permissions":[{"id":"p","expirationTime":"soon"}]}]}""")]
    [InlineData("""{"files":[]} trailing""")]
    public void What_is_not_documented_is_an_error_of_one_kind(string json) => Should.Throw<JsonException>(() => Page(json));

    private static DriveFile Single(string json) => DriveFileReader.Read(Encoding.UTF8.GetBytes(json), new());

    private static Page<DriveFilePage> Page(string json) => DriveFileReader.ReadPage(Encoding.UTF8.GetBytes(json), new());
}
