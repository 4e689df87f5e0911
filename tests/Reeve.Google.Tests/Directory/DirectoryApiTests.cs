using System.Net;
using Reeve.Google.Directory;
using Reeve.Google.Drive;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Directory;

public sealed class DirectoryApiTests
{
    private const string Admin = "admin@corp.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_is_read_with_every_address_in_lower_case()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect(
            "GET",
            "/admin/directory/v1/users/Ada@Corp.Example?fields=id,primaryEmail,aliases,nonEditableAliases,suspended,",
            HttpStatusCode.OK,
            """
            {"kind":"admin#directory#user","id":"1081","primaryEmail":"Ada@Corp.Example","suspended":true,"archived":true,"isAdmin":true,"isDelegatedAdmin":true,
             "aliases":["A@corp.example"],"nonEditableAliases":["ada@Corp.example.test-google-a.com"],"orgUnitPath":"/Eng/Core",
             "emails":[{"address":"private@mail.example"}],"name":{"fullName":"Ada L"}}
            """);

        var user = (await bench.Directory.GetUserAsync("Ada@Corp.Example", Stop)).ShouldNotBeNull();

        (user.Id, user.PrimaryEmail, user.OrgUnitPath, user.DeletedAt).ShouldBe(("1081", "ada@corp.example", "/Eng/Core", null));
        user.Aliases.ShouldBe(["a@corp.example", "ada@corp.example.test-google-a.com"]);
        (user.IsSuspended, user.IsArchived, user.IsAdmin, user.IsDelegatedAdmin).ShouldBe((true, true, true, true));
        bench.Net.Seen[1].Address.Host.ShouldBe("admin.googleapis.com");
        GoogleBench.Claims(bench.Net.Seen[0]).GetProperty("sub").GetString().ShouldBe(Admin);
    }

    [Theory]
    [InlineData("suspended", true, false, false, false)]
    [InlineData("archived", false, true, false, false)]
    [InlineData("isAdmin", false, false, true, false)]
    [InlineData("isDelegatedAdmin", false, false, false, true)]
    public async Task Each_flag_of_a_user_is_its_own(string field, bool isSuspended, bool isArchived, bool isAdmin, bool isDelegatedAdmin)
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/users/1", HttpStatusCode.OK, $$"""{"id":"1","primaryEmail":"a@corp.example","{{field}}":true}""");

        var user = (await bench.Directory.GetUserAsync("1", Stop)).ShouldNotBeNull();

        (user.IsSuspended, user.IsArchived, user.IsAdmin, user.IsDelegatedAdmin).ShouldBe((isSuspended, isArchived, isAdmin, isDelegatedAdmin));
        user.Aliases.ShouldBeEmpty();
    }

    [Fact]
    public async Task Users_are_listed_to_the_last_page_and_an_absent_list_is_an_empty_one()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/users?customer=my_customer&maxResults=500&fields=nextPageToken,users(", HttpStatusCode.OK, """{"nextPageToken":"p+2","users":[{"id":"1","primaryEmail":"a@c.example"}]}""")
            .Expect("GET", "pageToken=p+2", HttpStatusCode.OK, """{"kind":"admin#directory#users","nextPageToken":"3"}""")
            .Expect("GET", "pageToken=3", HttpStatusCode.OK, """{"users":[{"id":"2","primaryEmail":"b@c.example"}]}""");

        var users = await bench.Directory.ListUsersAsync(new(), Stop).ToListAsync(Stop);

        users.Select(user => user.PrimaryEmail).ShouldBe(["a@c.example", "b@c.example"]);
        bench.Net.Seen.Skip(1).ShouldAllBe(request => !request.Address.Query.Contains("showDeleted") && !request.Address.Query.Contains("query"));
    }

    [Fact]
    public async Task One_domains_users_deleted_ones_and_searches_are_asked_for_by_name()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/users?domain=corp.example&maxResults=500&query=isSuspended=true orgUnitPath='/Sales'&", HttpStatusCode.OK, "{}")
            .Expect("GET", "/users?customer=my_customer&maxResults=500&showDeleted=true&", HttpStatusCode.OK,
                """{"users":[{"id":"1","primaryEmail":"gone@c.example","deletionTime":"2026-11-19T10:00:00.000Z"}]}""");

        await bench.Directory.ListUsersAsync(new() { Domain = "corp.example", Query = "isSuspended=true orgUnitPath='/Sales'" }, Stop).ToListAsync(Stop);
        var deleted = await bench.Directory.ListUsersAsync(new() { ShowDeleted = true }, Stop).ToListAsync(Stop);

        deleted.Single().DeletedAt.ShouldBe(new DateTimeOffset(2026, 11, 19, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_group_is_read_with_its_other_addresses_and_the_number_of_its_own_members()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect(
            "GET", "/admin/directory/v1/groups/G2@corp.example?fields=id,email,", HttpStatusCode.OK,
            """{"id":"03abc","email":"G@corp.example","name":"G","directMembersCount":"12","aliases":["G2@corp.example"],"nonEditableAliases":["g@corp.example.test-google-a.com"]}""");

        var group = (await bench.Directory.GetGroupAsync("G2@corp.example", Stop)).ShouldNotBeNull();

        (group.Id, group.Email, group.DirectMembersCount).ShouldBe(("03abc", "g@corp.example", 12));
        group.Aliases.ShouldBe(["g2@corp.example", "g@corp.example.test-google-a.com"]);
    }

    [Fact]
    public async Task Groups_are_listed_all_or_those_of_somebody()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/groups?customer=my_customer&maxResults=200&", HttpStatusCode.OK, """{"nextPageToken":"2","groups":[{"id":"1","email":"a@c.example"}]}""")
            .Expect("GET", "pageToken=2", HttpStatusCode.OK, """{"groups":[{"id":"2","email":"b@c.example"}]}""")
            .Expect("GET", "/groups?userKey=bo+x@c.example&maxResults=200&", HttpStatusCode.OK, """{"groups":[{"id":"2","email":"b@c.example"}]}""");

        (await bench.Directory.ListGroupsAsync(Stop).ToListAsync(Stop)).Select(group => group.Id).ShouldBe(["1", "2"]);
        (await bench.Directory.ListGroupsOfAsync("bo+x@c.example", Stop).ToListAsync(Stop)).Select(group => group.Id).ShouldBe(["2"]);

        bench.Net.Seen[3].Address.Query.ShouldNotContain("customer");
    }

    [Fact]
    public async Task Members_are_told_apart_by_what_they_are()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/groups/g@c.example/members?maxResults=200&fields=nextPageToken,members(", HttpStatusCode.OK,
                """
                {"nextPageToken":"2","members":[{"id":"1","email":"Ada@c.example","role":"OWNER","type":"USER","status":"SUSPENDED"},
                {"id":"03x","email":"sub@c.example","role":"MEMBER","type":"GROUP","status":"ACTIVE"}]}
                """)
            .Expect("GET", "pageToken=2", HttpStatusCode.OK,
                """{"members":[{"id":"C01","role":"MEMBER","type":"CUSTOMER"},{"id":"5","email":"x@y.example","type":"EXTERNAL"},{"id":"6","type":"ROBOT"},{"email":"no-id@y.example","type":"USER"}]}""");

        var members = await bench.Directory.ListMembersAsync("g@c.example", false, Stop).ToListAsync(Stop);

        members.ShouldBe(
        [
            new("1", "ada@c.example", DirectoryMemberType.User, "OWNER", "SUSPENDED"),
            new("03x", "sub@c.example", DirectoryMemberType.Group, "MEMBER", "ACTIVE"),
            new("C01", null, DirectoryMemberType.Customer, "MEMBER", ""),
            new("5", "x@y.example", DirectoryMemberType.External, "", ""),
            new("6", null, DirectoryMemberType.Other, "", ""),
            new("no-id@y.example", "no-id@y.example", DirectoryMemberType.User, "", ""),
        ]);
        bench.Net.Seen[1].Address.Query.ShouldNotContain("includeDerivedMembership");
    }

    [Fact]
    public async Task Members_of_groups_within_are_asked_for_in_so_many_words()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/groups/g@c.example/members?maxResults=200&includeDerivedMembership=true&", HttpStatusCode.OK, "{}");

        (await bench.Directory.ListMembersAsync("g@c.example", true, Stop).ToListAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Domains_come_with_those_of_their_aliases_that_are_verified()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect(
            "GET", "/admin/directory/v1/customer/my_customer/domains?", HttpStatusCode.OK,
            """
            {"kind":"admin#directory#domains","domains":[
             {"domainName":"Corp.example","isPrimary":true,"verified":true,"creationTime":"1546300800000",
              "domainAliases":[{"domainAliasName":"Alias.example","parentDomainName":"corp.example","verified":true},{"domainAliasName":"not.example","verified":false}]},
             {"domainName":"second.example","isPrimary":false,"verified":false}]}
            """);

        var domains = await bench.Directory.ListDomainsAsync(Stop);

        domains.Select(domain => (domain.Name, domain.IsPrimary, domain.IsVerified)).ShouldBe([("corp.example", true, true), ("second.example", false, false)]);
        domains[0].Aliases.ShouldBe(["alias.example"]);
        domains[1].Aliases.ShouldBeEmpty();
    }

    [Fact]
    public async Task Units_are_listed_with_the_highest()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net
            .Expect("GET", "/admin/directory/v1/customer/my_customer/orgunits?type=allIncludingParent&", HttpStatusCode.OK,
                """{"organizationUnits":[{"orgUnitId":"id:03ph","orgUnitPath":"/","name":""},{"orgUnitId":"id:03pi","orgUnitPath":"/Eng","name":"Eng"}]}""")
            .Expect("GET", "orgunits", HttpStatusCode.OK, """{"kind":"admin#directory#orgUnits"}""");

        (await bench.Directory.ListOrgUnitsAsync(Stop)).ShouldBe([new("id:03ph", "/"), new("id:03pi", "/Eng")]);
        (await bench.Directory.ListOrgUnitsAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_kind_of_question_takes_the_least_scope_of_its_own()
    {
        using var bench = new GoogleBench();
        bench.Token().Net.Expect("GET", "/users/a", HttpStatusCode.OK, """{"id":"1","primaryEmail":"a@c.example"}""");
        bench.Token().Net.Expect("GET", "/groups/a?", HttpStatusCode.OK, """{"id":"1","email":"a@c.example"}""");
        bench.Token().Net.Expect("GET", "/groups/a/members", HttpStatusCode.OK, "{}");
        bench.Token().Net.Expect("GET", "/domains", HttpStatusCode.OK, "{}");
        bench.Token().Net.Expect("GET", "/orgunits", HttpStatusCode.OK, "{}");

        await bench.Directory.GetUserAsync("a", Stop);
        await bench.Directory.GetGroupAsync("a", Stop);
        await bench.Directory.ListMembersAsync("a", false, Stop).ToListAsync(Stop);
        await bench.Directory.ListDomainsAsync(Stop);
        await bench.Directory.ListOrgUnitsAsync(Stop);

        bench.Scopes.ShouldBe(
            ["admin.directory.user.readonly", "admin.directory.group.readonly", "admin.directory.group.member.readonly", "admin.directory.domain.readonly", "admin.directory.orgunit.readonly"]);
    }

    [Fact]
    public async Task Where_the_least_scope_is_not_delegated_the_next_broader_one_will_do()
    {
        using var bench = new GoogleBench();
        bench.NoToken("unauthorized_client", "Client is unauthorized.", HttpStatusCode.Unauthorized).Token()
            .Net.Expect("GET", "/groups/a/members", HttpStatusCode.OK, "{}");

        await bench.Directory.ListMembersAsync("a", false, Stop).ToListAsync(Stop);

        bench.Scopes.ShouldBe(["admin.directory.group.member.readonly", "admin.directory.group.readonly"]);
    }

    [Fact]
    public async Task Questions_count_as_requests_and_cost_no_units()
    {
        using var bench = new GoogleBench();
        bench.Token().Net.Expect("GET", "/domains", HttpStatusCode.OK, "{}");
        bench.Token().Net.Expect("GET", "/drive/v3/files/f1?", HttpStatusCode.OK, """{"id":"f1"}""");

        await bench.Directory.ListDomainsAsync(Stop);
        await bench.Ada.GetFileAsync("f1", Stop);

        bench.Client.Usage.ShouldBe(new HttpUsage(2, DrivePrices.Get, 0));
    }

    [Fact]
    public async Task An_administrator_asks_no_faster_than_the_directory_allows_and_drive_does_not_wait_for_it()
    {
        const int Burst = 240; // A tenth of the 2,400 a minute.
        using var bench = new GoogleBench();
        bench.Token();
        for (var question = 0; question < Burst; question++) bench.Net.Expect("GET", "/domains", HttpStatusCode.OK, "{}");
        bench.Token().Net.Expect("GET", "/drive/v3/files/f1?", HttpStatusCode.OK, """{"id":"f1"}""");
        bench.Net.Expect("GET", "/domains", HttpStatusCode.OK, "{}");
        for (var question = 0; question < Burst; question++) await bench.Directory.ListDomainsAsync(Stop);

        var oneMore = bench.Directory.ListDomainsAsync(Stop);
        await bench.Client.DriveAs(Admin, DriveAccess.Write).GetFileAsync("f1", Stop);
        oneMore.IsCompleted.ShouldBeFalse();
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        (await oneMore).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    public async Task What_is_no_key_is_never_sent(string key)
    {
        using var bench = new GoogleBench();

        await Should.ThrowAsync<ArgumentException>(async () => await bench.Directory.GetUserAsync(key, Stop));
        await Should.ThrowAsync<ArgumentException>(async () => await bench.Directory.ListMembersAsync(key, false, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_key_is_escaped()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "", HttpStatusCode.OK, """{"id":"1","email":"a@c.example"}""");

        await bench.Directory.GetGroupAsync("a/b?c@c.example", Stop);

        bench.Net.Seen[1].Address.AbsolutePath.ShouldBe("/admin/directory/v1/groups/a%2Fb%3Fc%40c.example");
    }

    [Theory]
    [InlineData("""{"users":[{"primaryEmail":"a@c.example"}]}""")]
    [InlineData("""{"users":[{"id":"1"}]}""")]
    [InlineData("""{"users":[{"id":"1","primaryEmail":"a@c.example","aliases":[1]}]}""")]
    [InlineData("""{"users":[{"id":"1","primaryEmail":"a@c.example","suspended":"no"}]}""")]
    [InlineData("""{"users":{}}""")]
    [InlineData("<html>")]
    public async Task What_is_not_documented_is_an_error_and_not_an_empty_list(string body)
    {
        using var bench = new GoogleBench();
        bench.Token();
        for (var attempt = 0; attempt < 3; attempt++) bench.Net.Expect("GET", "/users", HttpStatusCode.OK, body);

        var failure = await Should.ThrowAsync<ApiException>(async () => await bench.Directory.ListUsersAsync(new(), Stop).ToListAsync(Stop));

        failure.Fault.ShouldBe(ApiFault.Protocol);
    }
}
