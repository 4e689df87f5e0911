using System.Net;
using System.Text.Json;
using Reeve.Google.Drive;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Drive;

public sealed class DriveApiTests
{
    private static readonly DateTimeOffset _end = new(2027, 1, 31, 1, 0, 0, TimeSpan.FromHours(1));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_goes_on_until_no_next_page_is_named()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "q='root' in parents&", HttpStatusCode.OK, """{"nextPageToken":"p+2","files":[{"id":"1"}]}""")
            .Expect("GET", "pageToken=p+2", HttpStatusCode.OK, """{"nextPageToken":"p3"}""")
            .Expect("GET", "pageToken=p3", HttpStatusCode.OK, """{"incompleteSearch":true,"files":[{"id":"2"}]}""");

        var pages = await bench.Ada.ListFilesAsync("'root' in parents", DriveFields.Crawl, Stop).ToListAsync(Stop);

        pages.SelectMany(page => page.Files).Select(file => file.Id).ShouldBe(["1", "2"]);
        pages.Select(page => page.IncompleteSearch).ShouldBe([false, false, true]);
        bench.Client.Usage.ShouldBe(new HttpUsage(3, 300, 0));
        var query = Uri.UnescapeDataString(bench.Net.Seen[1].Address.Query);
        query.ShouldContain("pageSize=1000");
        query.ShouldContain("supportsAllDrives=true");
        query.ShouldContain("includeItemsFromAllDrives=true");
        query.ShouldContain("fields=nextPageToken,incompleteSearch,files(id,name,");
        query.ShouldContain("permissionDetails(role,inherited,inheritedFrom,permissionType)");
    }

    [Fact]
    public async Task A_list_whose_page_token_went_stale_is_begun_again_and_gives_nothing_twice()
    {
        const string Stale = """{"error":{"errors":[{"reason":"invalid","message":"Invalid Value","location":"pageToken","locationType":"parameter"}],"code":400}}""";
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/drive/v3/files", HttpStatusCode.OK, """{"nextPageToken":"p2","files":[{"id":"1"},{"id":"2"}]}""")
            .Expect("GET", "pageToken=p2", HttpStatusCode.BadRequest, Stale)
            .Expect("GET", "/drive/v3/files", HttpStatusCode.OK, """{"nextPageToken":"q2","files":[{"id":"2"},{"id":"1"}]}""")
            .Expect("GET", "pageToken=q2", HttpStatusCode.OK, """{"files":[{"id":"3"}]}""");

        var pages = await bench.Ada.ListFilesAsync("trashed = false", DriveFields.Names, Stop).ToListAsync(Stop);

        pages.SelectMany(page => page.Files).Select(file => file.Id).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task A_list_that_goes_stale_for_the_third_time_fails()
    {
        const string Stale = """{"error":{"errors":[{"reason":"invalid","message":"Invalid Value","location":"pageToken"}],"code":400}}""";
        using var bench = new GoogleBench();
        bench.Token();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            bench.Net
                .Expect("GET", "/drive/v3/files", HttpStatusCode.OK, """{"nextPageToken":"p2"}""")
                .Expect("GET", "pageToken=p2", HttpStatusCode.BadRequest, Stale);
        }

        await Should.ThrowAsync<ApiException>(async () => await bench.Ada.ListFilesAsync("trashed = false", DriveFields.Names, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task Names_come_without_grants()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/drive/v3/files", HttpStatusCode.OK, "{}");

        await bench.Ada.ListFilesAsync("trashed = false", DriveFields.Names, Stop).ToListAsync(Stop);

        bench.Net.Seen[1].Address.Query.ShouldNotContain("permissions(");
    }

    [Fact]
    public async Task A_grant_is_made_without_a_mail_and_in_universal_time()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("POST", "/drive/v3/files/f1/permissions?supportsAllDrives=true", HttpStatusCode.OK, """{"id":"7","type":"user","role":"reader"}""");

        var made = await bench.Ada.CreatePermissionAsync("f1", new("user", "reader", "bo+x@corp.example", null, null, _end), Stop);

        made.Id.ShouldBe("7");
        var request = bench.Net.Seen[1];
        request.Address.Query.ShouldContain("sendNotificationEmail=false");
        request.ContentType.ShouldBe("application/json");
        var body = JsonElement.Parse(request.Body);
        body.GetProperty("emailAddress").GetString().ShouldBe("bo+x@corp.example");
        body.GetProperty("expirationTime").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        body.EnumerateObject().Count().ShouldBe(4);
    }

    [Fact]
    public async Task A_link_is_made_without_a_word_of_mail()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("POST", "/permissions", HttpStatusCode.OK, """{"id":"anyoneWithLink"}""");

        await bench.Ada.CreatePermissionAsync("f1", new("anyone", "reader", null, null, false, null), Stop);

        bench.Net.Seen[1].Address.Query.ShouldNotContain("sendNotificationEmail");
        bench.Net.Seen[1].Body.ShouldBe("""{"type":"anyone","role":"reader","allowFileDiscovery":false}""");
    }

    [Fact]
    public async Task An_update_sends_what_changes_and_nothing_else()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("PATCH", "/drive/v3/files/f1/permissions/7?", HttpStatusCode.OK, """{"id":"7"}""")
            .Expect("PATCH", "removeExpiration=true", HttpStatusCode.OK, """{"id":"7"}""")
            .Expect("PATCH", "/drive/v3/files/f1?", HttpStatusCode.OK, """{"id":"f1","writersCanShare":false}""");

        await bench.Ada.UpdatePermissionAsync("f1", "7", new("reader", null, false), Stop);
        await bench.Ada.UpdatePermissionAsync("f1", "7", new(null, null, true), Stop);
        var file = await bench.Ada.UpdateFileAsync("f1", new(false), Stop);

        bench.Net.Seen.Skip(1).Select(request => request.Body).ShouldBe(["""{"role":"reader"}""", "{}", """{"writersCanShare":false}"""]);
        file.WritersCanShare.ShouldBe(false);
    }

    [Fact]
    public async Task Flags_that_are_not_named_are_not_sent()
    {
        using var bench = new GoogleBench();
        bench.Token();
        for (var call = 0; call < 3; call++) bench.Net.Expect("PATCH", "/drive/v3/files/f1?", HttpStatusCode.OK, """{"id":"f1"}""");

        await bench.Ada.UpdateFileAsync("f1", new() { CopyRequiresWriterPermission = true }, Stop);
        await bench.Ada.UpdateFileAsync("f1", new() { InheritedPermissionsDisabled = false }, Stop);
        await bench.Ada.UpdateFileAsync("f1", new(true) { CopyRequiresWriterPermission = false }, Stop);

        bench.Net.Seen.Skip(1).Select(request => request.Body).ShouldBe(
            ["""{"copyRequiresWriterPermission":true}""", """{"inheritedPermissionsDisabled":false}""", """{"writersCanShare":true,"copyRequiresWriterPermission":false}"""]);
    }

    [Fact]
    public async Task A_move_names_both_folders_and_is_not_sent_again_when_its_answer_is_lost()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("PATCH", "&addParents=new&removeParents=old", HttpStatusCode.ServiceUnavailable, "<html>");

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Ada.UpdateFileAsync("f1", new() { AddParents = "new", RemoveParents = "old" }, Stop));

        failure.Fault.ShouldBe(ApiFault.OutcomeUnknown);
        bench.Net.Seen[1].Body.ShouldBe("{}");
    }

    [Fact]
    public async Task Ownership_is_transferred_in_so_many_words_and_is_not_sent_again_when_its_answer_is_lost()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("PATCH", "/drive/v3/files/f1/permissions/7?", HttpStatusCode.OK, """{"id":"7","role":"owner"}""")
            .Expect("PATCH", "transferOwnership=true", HttpStatusCode.ServiceUnavailable, "<html>");

        (await bench.Ada.UpdatePermissionAsync("f1", "7", new("owner", null, false) { TransferOwnership = true }, Stop)).Role.ShouldBe("owner");
        var failure = await Should.ThrowAsync<ApiException>(
            () => bench.Ada.UpdatePermissionAsync("f1", "7", new("owner", null, false) { TransferOwnership = true }, Stop));

        failure.Fault.ShouldBe(ApiFault.OutcomeUnknown);
        bench.Net.Seen[1].Address.Query.ShouldContain("transferOwnership=true");
        bench.Net.Seen[1].Body.ShouldBe("""{"role":"owner"}""");
    }

    [Fact]
    public async Task What_a_user_owns_is_a_search_like_any_other()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "q='me' in owners", HttpStatusCode.OK, """{"files":[{"id":"1"}]}""");

        var pages = await bench.Ada.ListFilesAsync("'me' in owners", DriveFields.Crawl, Stop).ToListAsync(Stop);

        pages.Single().Files.Single().Id.ShouldBe("1");
        bench.Net.Seen[1].Address.Query.ShouldNotContain("corpora");
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_is_done_when_nothing_is_found()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("DELETE", "/drive/v3/files/f1/permissions/7?supportsAllDrives=true", HttpStatusCode.ServiceUnavailable, "<html>")
            .Expect("DELETE", "/drive/v3/files/f1/permissions/7", HttpStatusCode.NotFound, "{}");

        await bench.Ada.DeletePermissionAsync("f1", "7", Stop);
    }

    [Fact]
    public async Task An_expired_token_is_replaced_in_passing()
    {
        using var bench = new GoogleBench();
        bench.Token("old");
        bench.Net.Expect("GET", "/drive/v3/files/f1", HttpStatusCode.Unauthorized, """{"error":{"errors":[{"reason":"authError","message":"Invalid Credentials"}]}}""");
        bench.Token("new");
        bench.Net.Expect("GET", "/drive/v3/files/f1", HttpStatusCode.OK, """{"id":"f1"}""");

        (await bench.Ada.GetFileAsync("f1", Stop)).Id.ShouldBe("f1");

        bench.Net.Seen.Select(request => request.Token).ShouldBe([null, "old", null, "new"]);
    }

    [Fact]
    public async Task Grants_members_and_drives_are_listed_in_pages_of_a_hundred()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/drive/v3/files/f1/permissions?", HttpStatusCode.OK, """{"nextPageToken":"2","permissions":[{"id":"1"}]}""")
            .Expect("GET", "pageToken=2", HttpStatusCode.OK, """{"permissions":[{"id":"2"}]}""")
            .Expect("GET", "/drive/v3/drives?pageSize=100", HttpStatusCode.OK, """{"drives":[{"id":"0A","name":"Finance"}]}""")
            .Expect("GET", "/drive/v3/drives/0A?", HttpStatusCode.OK, """{"id":"0A","name":"Finance","kind":"drive#drive"}""")
            .Expect("GET", "/drive/v3/files/f1/permissions/1?", HttpStatusCode.OK, """{"id":"1","displayName":"Ada"}""");

        (await bench.Ada.ListPermissionsAsync("f1", Stop).ToListAsync(Stop)).Select(grant => grant.Id).ShouldBe(["1", "2"]);
        (await bench.Ada.ListDrivesAsync(Stop).ToListAsync(Stop)).ShouldBe([new SharedDrive("0A", "Finance")]);
        (await bench.Ada.GetDriveAsync("0A", Stop)).ShouldBe(new SharedDrive("0A", "Finance"));
        (await bench.Ada.GetPermissionAsync("f1", "1", Stop)).DisplayName.ShouldBe("Ada");

        bench.Client.Usage.ShouldBe(new HttpUsage(5, 310, 0));
    }

    [Fact]
    public async Task A_refusal_says_what_google_said()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/drive/v3/files/nope", HttpStatusCode.NotFound, """{"error":{"errors":[{"reason":"notFound","message":"File not found: nope."}]}}""");

        var failure = await Should.ThrowAsync<ApiException>(() => bench.Ada.GetFileAsync("nope", Stop));

        failure.Fault.ShouldBe(ApiFault.NotFound);
        failure.Message.ShouldBe("Google refused files.get: ‹File not found: nope.›");
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    public async Task What_is_no_id_is_never_sent(string id)
    {
        using var bench = new GoogleBench();

        await Should.ThrowAsync<ArgumentException>(async () => await bench.Ada.GetFileAsync(id, Stop));
    }

    [Fact]
    public async Task An_id_is_escaped()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "", HttpStatusCode.OK, """{"id":"x"}""");

        await bench.Ada.GetFileAsync("a/b?c", Stop);

        bench.Net.Seen[1].Address.AbsolutePath.ShouldBe("/drive/v3/files/a%2Fb%3Fc");
    }
}
