using System.Net;

namespace Reeve.Sandbox.Tests.Directory;

public sealed class UserTests
{
    [Fact]
    public async Task A_user_is_found_by_address_alias_and_id_and_is_always_the_same()
    {
        await using var office = await Office.OpenAsync();
        office.Company.People.AddAlias(Lab.Ada, "countess@corp.example");
        office.Company.People.AddDomain("corp-mail.example", "corp.example");

        var user = await office.GetAsync("users/ADA@corp.example");

        user.Status.ShouldBe(HttpStatusCode.OK, user.Text);
        user["kind"].ShouldBe("admin#directory#user");
        user["id"].ShouldMatch("^1[0-9]{20}$");
        user["primaryEmail"].ShouldBe(Lab.Ada);
        user["name/fullName"].ShouldBe("Ada");
        user["isAdmin"].ShouldBe("false");
        user["suspended"].ShouldBe("false");
        user.At("suspensionReason").ShouldBeNull();
        user["lastLoginTime"].ShouldBe("1970-01-01T00:00:00.000Z");
        user["orgUnitPath"].ShouldBe("/");
        user["customerId"].ShouldBe(office.Company.People.CustomerId);
        user["emails/0/address"].ShouldBe(Lab.Ada);
        user["emails/0/primary"].ShouldBe("true");
        user.Each("emails", "address").ShouldBe([Lab.Ada, "countess@corp.example", "ada@corp-mail.example", "ada@corp.example.test-google-a.com"]);
        user["aliases"].ShouldContain("countess@corp.example");
        user["nonEditableAliases"].ShouldContain("ada@corp-mail.example");
        foreach (var key in new[] { "countess@corp.example", "ada@corp-mail.example", user["id"], "ada%40corp.example" })
        {
            (await office.GetAsync("users/" + key))["id"].ShouldBe(user["id"]);
        }
    }

    [Fact]
    public async Task Who_is_not_there_is_404_and_who_is_outside_403()
    {
        await using var office = await Office.OpenAsync();
        office.Company.AddUser("eve@out.example");

        var nobody = await office.GetAsync("users/nobody@corp.example");
        nobody.ShouldBeRefused(404, "notFound");
        nobody["error/message"].ShouldBe("Resource Not Found: userKey");
        (await office.GetAsync("users/123")).ShouldBeRefused(404, "notFound");
        (await office.GetAsync("users/team@corp.example")).ShouldBeRefused(404, "notFound");
        var outsider = await office.GetAsync("users/eve@out.example");
        outsider.ShouldBeRefused(403, "forbidden");
        outsider["error/message"].ShouldBe("Not Authorized to access this resource/api");
        (await office.GetAsync("users/unheard@of.example")).ShouldBeRefused(403, "forbidden");
    }

    [Fact]
    public async Task Renaming_keeps_the_ids_and_leaves_an_alias_until_that_is_taken_away()
    {
        await using var office = await Office.OpenAsync();
        var file = office.Company.AddFile("plan", Lab.Bo);
        office.Company.Grant(file, Lab.Ada, "reader");
        var before = await office.GetAsync("users/" + Lab.Ada);
        var permission = (await office.Lab.GetAsync(Lab.Bo, $"files/{file}/permissions?fields=permissions(id,emailAddress)")).Permission(Lab.Ada)!["id"]!.ToString();

        (await office.Lab.ControlAsync("PUT", "users/" + Lab.Ada, new { email = "ada.king@corp.example" })).Status.ShouldBe(HttpStatusCode.OK);

        var after = await office.GetAsync("users/" + Lab.Ada);
        after["id"].ShouldBe(before["id"]);
        after["primaryEmail"].ShouldBe("ada.king@corp.example");
        after["aliases"].ShouldContain(Lab.Ada);
        after["etag"].ShouldNotBe(before["etag"]);
        (await office.Lab.AskTokenAsync(office.Lab.Claims(Lab.Ada)))["error"].ShouldBe("invalid_grant");
        (await office.Lab.AskTokenAsync(office.Lab.Claims("ada.king@corp.example"))).Status.ShouldBe(HttpStatusCode.OK);
        (await office.Lab.GetAsync(Lab.Bo, $"files/{file}/permissions/{permission}?fields=*"))["emailAddress"].ShouldBe("ada.king@corp.example");

        (await office.Lab.ControlAsync("DELETE", $"users/ada.king@corp.example/aliases/{Lab.Ada}")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await office.GetAsync("users/" + Lab.Ada)).ShouldBeRefused(404, "notFound");
        var given = await office.Lab.CallAsync(Lab.Bo, "POST", $"files/{file}/permissions?fields=id,emailAddress", new { type = "user", role = "writer", emailAddress = Lab.Ada });
        given["id"].ShouldBe(permission);
        given["emailAddress"].ShouldBe("ada.king@corp.example");
    }

    [Fact]
    public async Task A_suspended_user_is_shown_as_such_and_a_deleted_one_for_twenty_days_only()
    {
        await using var office = await Office.OpenAsync();
        office.Company.SetUserState(Lab.Ada, "suspended");
        office.Company.SetUserState(Lab.Bo, "deleted");
        office.Company.People.SetArchived(Lab.Cy, true);

        var ada = await office.GetAsync("users/" + Lab.Ada);
        ada["suspended"].ShouldBe("true");
        ada["suspensionReason"].ShouldBe("ADMIN");
        (await office.GetAsync("users/" + Lab.Cy))["archived"].ShouldBe("true");
        (await office.GetAsync("users/" + Lab.Bo)).ShouldBeRefused(404, "notFound");
        (await office.GetAsync("users?customer=my_customer&maxResults=500")).Each("users", "primaryEmail").ShouldNotContain(Lab.Bo);

        var deleted = await office.GetAsync("users?customer=my_customer&showDeleted=true");
        deleted.Each("users", "primaryEmail").ShouldContain(Lab.Bo);
        deleted["users/0/deletionTime"].ShouldNotBeEmpty();
        office.Lab.Time.Advance(TimeSpan.FromDays(20));
        var later = new HttpRequestMessage(HttpMethod.Get, "/admin/directory/v1/users?customer=my_customer&showDeleted=true");
        later.Headers.Authorization = new("Bearer", (await office.Lab.AskTokenAsync(office.Lab.Claims(Office.Admin, Office.Read)))["access_token"]);
        var forgotten = await office.Lab.SendAsync(later);
        forgotten.Status.ShouldBe(HttpStatusCode.OK, forgotten.Text);
        forgotten.Each("users", "primaryEmail").ShouldNotContain(Lab.Bo);
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("archived")]
    public async Task No_call_is_made_in_the_name_of_who_cannot_sign_in(string how)
    {
        await using var office = await Office.OpenAsync();
        await office.Lab.TokenAsync(Lab.Ada);
        object body = how == "archived" ? new { archived = true } : new { state = how };

        (await office.Lab.ControlAsync("PUT", "users/" + Lab.Ada, body)).Status.ShouldBe(HttpStatusCode.OK);

        (await office.Lab.AskTokenAsync(office.Lab.Claims(Lab.Ada)))["error"].ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Pages_hold_everybody_once_whoever_comes_or_goes_meanwhile()
    {
        await using var office = await Office.OpenAsync();
        var first = await office.GetAsync("users?customer=my_customer&maxResults=5");
        first.Each("users", "primaryEmail").Length.ShouldBe(5);
        office.Company.AddUser("aaa@corp.example");
        office.Company.SetUserState(first["users/2/primaryEmail"], "deleted");

        var rest = await office.GetAsync("users?customer=my_customer&maxResults=5&pageToken=" + first["nextPageToken"]);

        rest.Each("users", "primaryEmail").ShouldNotContain(first["users/4/primaryEmail"]);
        string.CompareOrdinal(rest["users/0/primaryEmail"], first["users/4/primaryEmail"]).ShouldBeGreaterThan(0);
        var all = await office.AllAsync("users?customer=my_customer&maxResults=7", "users", "primaryEmail");
        all.ShouldBeUnique();
        all.ShouldBe((await office.GetAsync("users?customer=my_customer&maxResults=500")).Each("users", "primaryEmail"));
        all.Length.ShouldBeGreaterThan(40);
        all.ShouldAllBe(email => email.EndsWith("@corp.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_token_is_good_for_the_same_list_and_for_three_days()
    {
        await using var office = await Office.OpenAsync();
        var token = (await office.GetAsync("users?customer=my_customer&maxResults=5"))["nextPageToken"];

        (await office.GetAsync($"users?customer=my_customer&maxResults=5&orderBy=givenName&pageToken={token}")).ShouldBeRefused(400, "invalid");
        (await office.GetAsync("users?customer=my_customer&maxResults=5&pageToken=nonsense")).ShouldBeRefused(400, "invalid");
        office.Lab.Time.Advance(TimeSpan.FromDays(3));
        var late = new HttpRequestMessage(HttpMethod.Get, $"/admin/directory/v1/users?customer=my_customer&maxResults=5&pageToken={token}");
        late.Headers.Authorization = new("Bearer", (await office.Lab.AskTokenAsync(office.Lab.Claims(Office.Admin, Office.Read)))["access_token"]);
        (await office.Lab.SendAsync(late)).ShouldBeRefused(400, "invalid");
    }

    [Fact]
    public async Task A_list_is_sorted_as_asked_and_has_no_member_where_it_is_empty()
    {
        await using var office = await Office.OpenAsync();
        await office.Lab.ControlAsync("PUT", "users/" + Lab.Cy, new { name = "Zed Aardvark" });

        var byFamily = await office.GetAsync("users?customer=my_customer&maxResults=500&orderBy=familyName&query=familyName:a*");
        byFamily["users/0/primaryEmail"].ShouldBe(Lab.Cy);
        var descending = await office.GetAsync("users?domain=corp.example&orderBy=email&sortOrder=DESCENDING&maxResults=3");
        descending.Each("users", "primaryEmail").ShouldBe(descending.Each("users", "primaryEmail").OrderDescending(StringComparer.Ordinal));
        var none = await office.GetAsync("users?customer=my_customer&query=email:qqq*");
        none.Status.ShouldBe(HttpStatusCode.OK);
        none.At("users").ShouldBeNull();
        none.At("nextPageToken").ShouldBeNull();
        none["kind"].ShouldBe("admin#directory#users");
    }

    [Theory]
    [InlineData("users", 400, "badRequest")]
    [InlineData("users?customer=my_customer&domain=corp.example", 400, "badRequest")]
    [InlineData("users?customer=C0other", 403, "forbidden")]
    [InlineData("users?domain=out.example", 404, "notFound")]
    [InlineData("users?customer=my_customer&maxResults=501", 400, "invalidParameter")]
    [InlineData("users?customer=my_customer&maxResults=0", 400, "invalidParameter")]
    [InlineData("users?customer=my_customer&maxResults=many", 400, "badRequest")]
    [InlineData("users?customer=my_customer&orderBy=age", 400, "invalidParameter")]
    [InlineData("users?customer=my_customer&projection=most", 400, "invalidParameter")]
    [InlineData("users?customer=my_customer&showDeleted=perhaps", 400, "invalid")]
    [InlineData("users?customer=my_customer&fields=users(age)", 400, "invalidParameter")]
    public async Task A_wrong_parameter_is_refused(string path, int status, string reason)
    {
        await using var office = await Office.OpenAsync();

        (await office.GetAsync(path)).ShouldBeRefused(status, reason);
    }

    [Theory]
    [InlineData("email:ada*", "ada")]
    [InlineData("email=ada@corp.example", "ada")]
    [InlineData("email=countess@corp.example", "ada")]
    [InlineData("email:countess", "ada")]
    [InlineData("name:'Ada King'", "ada")]
    [InlineData("name='ada king'", "ada")]
    [InlineData("name:King", "ada")]
    [InlineData("name:Kin", "")]
    [InlineData("familyName='O\\'Hara'", "bo")]
    [InlineData("givenName:A* isAdmin=false familyName:Ki*", "ada")]
    [InlineData("isAdmin=true", "admin")]
    [InlineData("isDelegatedAdmin=true", "cy")]
    [InlineData("isSuspended=true name:O*", "400")]
    [InlineData("isSuspended=TRUE familyName:O'H*", "bo")]
    [InlineData("isArchived=true", "cy")]
    [InlineData("orgUnitPath=/Analysts", "ada,bo")]
    [InlineData("orgUnitPath='/Analysts/Poets'", "ada")]
    [InlineData("orgUnitPath=/Anal", "")]
    [InlineData("orgUnitPath=Analysts", "400")]
    [InlineData("King", "ada")]
    [InlineData("phone=123", "")]
    [InlineData("isAdmin:true", "400")]
    [InlineData("isAdmin=perhaps", "400")]
    [InlineData("age=7", "400")]
    [InlineData("email>a", "400")]
    [InlineData("email:", "400")]
    [InlineData("name:'Ada", "400")]
    public async Task A_search_finds_whom_its_clauses_fit(string query, string expected)
    {
        await using var office = await Office.OpenAsync();
        office.Company.People.SetName(Lab.Ada, "Ada King");
        office.Company.People.AddAlias(Lab.Ada, "countess@corp.example");
        office.Company.People.Move(Lab.Ada, "/Analysts/Poets");
        office.Company.People.SetName(Lab.Bo, "Bo O'Hara");
        office.Company.People.Move(Lab.Bo, "/Analysts");
        office.Company.SetUserState(Lab.Bo, "suspended");
        office.Company.People.SetArchived(Lab.Cy, true);
        office.Company.People.Delegate(Lab.Cy, "users");

        var answer = await office.GetAsync("users?customer=my_customer&maxResults=500&query=" + Uri.EscapeDataString(query));

        if (expected == "400")
        {
            answer.ShouldBeRefused(400, "invalid");
            answer["error/message"].ShouldBe("Invalid Input: query");
        }
        else
        {
            string.Join(',', answer.Each("users", "primaryEmail").Select(email => email.Split('@')[0])).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_shown()
    {
        await using var office = await Office.OpenAsync();

        var answer = await office.GetAsync("users?customer=my_customer&maxResults=1&fields=users(primaryEmail,name/fullName)");

        answer.Json!.AsObject().Select(pair => pair.Key).ShouldBe(["users"]);
        answer.At("users/0")!.AsObject().Select(pair => pair.Key).ShouldBe(["primaryEmail", "name"]);
        answer.At("users/0/name")!.AsObject().Select(pair => pair.Key).ShouldBe(["fullName"]);
    }
}
