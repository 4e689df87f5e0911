using System.Net;

namespace Reeve.Sandbox.Tests.Directory;

public sealed class GroupTests
{
    [Fact]
    public async Task A_group_is_found_by_address_alias_and_id_and_counts_direct_members()
    {
        await using var office = await Office.OpenAsync();
        office.Company.People.AddMember("team@corp.example", "contractors@corp.example");
        office.Company.People.AddAlias("team@corp.example", "crew@corp.example");

        var group = await office.GetAsync("groups/team@corp.example");

        group["kind"].ShouldBe("admin#directory#group");
        group["id"].ShouldMatch("^0[a-z0-9]{14}$");
        group["name"].ShouldBe("Team");
        group.At("directMembersCount")!.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.String);
        group["directMembersCount"].ShouldBe("2");
        group["aliases"].ShouldContain("crew@corp.example");
        (await office.GetAsync("groups/crew@corp.example"))["id"].ShouldBe(group["id"]);
        (await office.GetAsync("groups/" + group["id"]))["email"].ShouldBe("team@corp.example");
    }

    [Fact]
    public async Task Who_is_no_group_of_the_company_is_refused()
    {
        await using var office = await Office.OpenAsync();

        var nobody = await office.GetAsync("groups/nobody@corp.example");
        nobody.ShouldBeRefused(404, "notFound");
        nobody["error/message"].ShouldBe("Resource Not Found: groupKey");
        (await office.GetAsync("groups/ada@corp.example")).ShouldBeRefused(404, "notFound");
        (await office.GetAsync("groups/all@out.example")).ShouldBeRefused(403, "forbidden");
        (await office.GetAsync("groups/all@out.example/members")).ShouldBeRefused(403, "forbidden");
        (await office.GetAsync("groups/nobody@corp.example/members")).ShouldBeRefused(404, "notFound");
    }

    [Fact]
    public async Task Groups_are_listed_by_company_domain_and_member()
    {
        await using var office = await Office.OpenAsync();
        office.Company.People.AddMember("outer@corp.example", "eve@out.example");
        office.Company.AddGroup("all@out.example", "eve@out.example");
        office.Company.People.AddMember("outer@corp.example", "all@out.example");
        office.Company.People.IncludeEverybody("everybody@corp.example");

        var all = await office.AllAsync("groups?customer=my_customer&maxResults=3", "groups", "email");
        all.ShouldBeUnique();
        all.ShouldContain("team@corp.example");
        all.ShouldNotContain("all@out.example");
        (await office.AllAsync("groups?domain=corp.example", "groups", "email")).ShouldBe(all, ignoreOrder: true);
        (await office.GetAsync($"groups?userKey={Lab.Bo}")).Each("groups", "email").ShouldBe(["team@corp.example", "everybody@corp.example"], ignoreOrder: true);
        (await office.GetAsync("groups?userKey=eve@out.example")).Each("groups", "email").ShouldBe(["outer@corp.example"]);
        (await office.GetAsync("groups?userKey=all@out.example")).Each("groups", "email").ShouldBe(["outer@corp.example"]);
        (await office.GetAsync("groups?userKey=nobody@corp.example")).ShouldBeRefused(404, "notFound");
        (await office.GetAsync($"groups?customer=my_customer&userKey={Lab.Bo}")).ShouldBeRefused(400, "badRequest");
        (await office.GetAsync("groups")).ShouldBeRefused(400, "badRequest");
        (await office.GetAsync("groups?customer=my_customer&maxResults=5000")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("email:te*", "team")]
    [InlineData("email=team@corp.example", "team")]
    [InlineData("name=Team", "team")]
    [InlineData("memberKey=bo@corp.example", "team")]
    [InlineData("email:qqq*", "")]
    [InlineData("email:team", "400")]
    [InlineData("memberKey=bo@corp.example email:te*", "400")]
    [InlineData("color=red", "400")]
    public async Task A_search_finds_the_groups_that_fit(string query, string expected)
    {
        await using var office = await Office.OpenAsync();

        var answer = await office.GetAsync("groups?customer=my_customer&query=" + Uri.EscapeDataString(query));

        if (expected == "400")
        {
            answer.ShouldBeRefused(400, "invalid");
        }
        else
        {
            string.Join(',', answer.Each("groups", "email").Select(email => email.Split('@')[0])).ShouldBe(expected);
        }
    }
}
