using System.Net;

namespace Reeve.Sandbox.Tests.Directory;

public sealed class MemberTests
{
    private const string Team = "groups/team@corp.example/";

    [Fact]
    public async Task Every_kind_of_member_is_shown_as_it_is()
    {
        await using var office = await Office.OpenAsync();
        var people = office.Company.People;
        people.AddMember("team@corp.example", Lab.Ada, "OWNER");
        people.AddMember("team@corp.example", Lab.Cy, "MANAGER");
        office.Company.AddGroup("inner@corp.example", Lab.Cy);
        people.AddMember("team@corp.example", "inner@corp.example");
        people.AddMember("team@corp.example", "eve@gmail.com");
        office.Company.AddVisitor("desk@no-google.example");
        people.AddMember("team@corp.example", "desk@no-google.example");
        people.IncludeEverybody("team@corp.example");
        office.Company.SetUserState(Lab.Bo, "suspended");

        var list = await office.GetAsync(Team + "members");

        Member(Lab.Ada).ShouldBe("USER OWNER ACTIVE");
        Member(Lab.Cy).ShouldBe("USER MANAGER ACTIVE");
        Member(Lab.Bo).ShouldBe("USER MEMBER SUSPENDED");
        Member("inner@corp.example").ShouldBe("GROUP MEMBER ACTIVE");
        Member("eve@gmail.com").ShouldBe("USER MEMBER ");
        Member("desk@no-google.example").ShouldBe("EXTERNAL MEMBER ");
        var everybody = list.At("members")!.AsArray().Single(member => member!["type"]!.ToString() == "CUSTOMER")!;
        everybody["id"]!.ToString().ShouldBe(people.CustomerId);
        everybody["email"].ShouldBeNull();
        list.Each("members", "id").ShouldBeUnique();

        string Member(string email) => list.At("members")!.AsArray().Where(member => member!["email"]?.ToString() == email)
            .Select(member => $"{member!["type"]} {member["role"]} {member["status"]}").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Members_can_be_asked_for_by_role_and_with_those_of_groups_inside()
    {
        await using var office = await Office.OpenAsync();
        var people = office.Company.People;
        people.AddMember("team@corp.example", Lab.Ada, "OWNER");
        office.Company.AddGroup("inner@corp.example", Lab.Ada);
        office.Company.AddGroup("inmost@corp.example", Lab.Cy, "eve@out.example");
        people.AddMember("inmost@corp.example", Lab.Cy, "OWNER");
        people.AddMember("inner@corp.example", "inmost@corp.example");
        people.AddMember("team@corp.example", "inner@corp.example");
        office.Company.AddGroup("others@out.example", "hidden@out.example");
        people.AddMember("inner@corp.example", "others@out.example");
        people.IncludeEverybody("inmost@corp.example");

        (await office.GetAsync(Team + "members?roles=OWNER")).Each("members", "email").ShouldBe([Lab.Ada]);
        (await office.GetAsync(Team + "members?roles=OWNER,MEMBER")).Each("members", "email").ShouldBe([Lab.Ada, Lab.Bo, "inner@corp.example"], ignoreOrder: true);
        (await office.GetAsync(Team + "members?roles=KING")).ShouldBeRefused(400, "invalid");
        var derived = await office.GetAsync(Team + "members?includeDerivedMembership=true");
        derived.At("members")!.AsArray().Select(member => $"{member!["email"]} {member["role"]}").ShouldBe(
            [$"{Lab.Ada} OWNER", $"{Lab.Bo} MEMBER", "inner@corp.example MEMBER", "inmost@corp.example MEMBER", "others@out.example MEMBER", $"{Lab.Cy} MEMBER", "eve@out.example MEMBER", " MEMBER"],
            ignoreOrder: true);
        (await office.AllAsync(Team + "members?includeDerivedMembership=true&maxResults=3", "members", "id"))
            .ShouldBe(derived.Each("members", "id"));
    }

    [Fact]
    public async Task A_group_without_members_has_no_list()
    {
        await using var office = await Office.OpenAsync();
        office.Company.AddGroup("empty@corp.example");

        var answer = await office.GetAsync("groups/empty@corp.example/members");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.At("members").ShouldBeNull();
        (await office.GetAsync("groups/empty@corp.example"))["directMembersCount"].ShouldBe("0");
    }

    [Fact]
    public async Task One_member_is_found_by_address_alias_and_id_if_they_are_direct()
    {
        await using var office = await Office.OpenAsync();
        office.Company.People.AddAlias(Lab.Bo, "bob@corp.example");
        office.Company.AddGroup("inner@corp.example", Lab.Ada);
        office.Company.People.AddMember("team@corp.example", "inner@corp.example");
        office.Company.People.AddMember("team@corp.example", "eve@out.example");

        var member = await office.GetAsync($"{Team}members/{Lab.Bo}");

        member["email"].ShouldBe(Lab.Bo);
        (await office.GetAsync($"{Team}members/bob@corp.example"))["id"].ShouldBe(member["id"]);
        (await office.GetAsync($"{Team}members/{member["id"]}"))["email"].ShouldBe(Lab.Bo);
        (await office.GetAsync($"{Team}members/eve@out.example"))["type"].ShouldBe("USER");
        var indirect = await office.GetAsync($"{Team}members/{Lab.Ada}");
        indirect.ShouldBeRefused(404, "notFound");
        indirect["error/message"].ShouldBe("Resource Not Found: memberKey");
    }

    [Fact]
    public async Task Whether_somebody_is_a_member_is_said_of_the_same_domain_only_and_however_deep()
    {
        await using var office = await Office.OpenAsync();
        office.Company.AddGroup("inner@corp.example", Lab.Ada);
        office.Company.People.AddMember("team@corp.example", "inner@corp.example");
        office.Company.People.AddMember("team@corp.example", "eve@out.example");

        (await Has(Lab.Bo))["isMember"].ShouldBe("true");
        (await Has(Lab.Ada))["isMember"].ShouldBe("true");
        (await Has(Lab.Cy))["isMember"].ShouldBe("false");
        (await Has("nobody@corp.example")).ShouldBeRefused(404, "notFound");
        foreach (var outsider in new[] { "eve@out.example", "stranger@elsewhere.example" })
        {
            var refused = await Has(outsider);
            refused.ShouldBeRefused(400, "invalid");
            refused["error/message"].ShouldBe("Invalid Input: memberKey");
        }

        office.Company.People.IncludeEverybody("inner@corp.example");
        (await Has(Lab.Cy))["isMember"].ShouldBe("true");

        Task<Answer> Has(string who) => office.GetAsync($"{Team}hasMember/{who}");
    }

    [Fact]
    public async Task What_a_group_reaches_its_members_reach_everybody_included()
    {
        await using var office = await Office.OpenAsync();
        var file = office.Company.AddFile("plan", Lab.Ada);
        office.Company.AddGroup("outer@corp.example");
        office.Company.AddGroup("middle@corp.example");
        office.Company.People.AddMember("outer@corp.example", "middle@corp.example");
        office.Company.Grant(file, "outer@corp.example", "reader");
        await ShouldReachAsync(Lab.Cy, false);

        await office.Lab.ControlAsync("PUT", $"groups/middle@corp.example/members/{office.Company.People.CustomerId}", new { });
        await ShouldReachAsync(Lab.Cy, true);
        await office.Lab.ControlAsync("DELETE", $"groups/middle@corp.example/members/{office.Company.People.CustomerId}");
        await ShouldReachAsync(Lab.Cy, false);
        await office.Lab.ControlAsync("PUT", "groups/middle@corp.example/members/cy@corp.example", new { role = "MANAGER" });
        await ShouldReachAsync(Lab.Cy, true);
        await office.Lab.ControlAsync("DELETE", "groups/outer@corp.example/members/middle@corp.example");
        await ShouldReachAsync(Lab.Cy, false);

        async Task ShouldReachAsync(string who, bool does) =>
            (await office.Lab.GetAsync(who, "files/" + file)).Status.ShouldBe(does ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task No_group_becomes_a_member_of_itself()
    {
        await using var office = await Office.OpenAsync();
        office.Company.AddGroup("a@corp.example");
        office.Company.AddGroup("b@corp.example");
        await office.Lab.ControlAsync("PUT", "groups/a@corp.example/members/b@corp.example", new { });
        await office.Lab.ControlAsync("PUT", "groups/b@corp.example/members/team@corp.example", new { });

        var refused = await office.Lab.ControlAsync("PUT", "groups/team@corp.example/members/a@corp.example", new { });

        refused.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        refused["error"].ShouldBe("Cyclic memberships not allowed");
        (await office.Lab.ControlAsync("PUT", "groups/a@corp.example/members/a@corp.example", new { })).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await office.GetAsync(Team + "members")).Each("members", "email").ShouldBe([Lab.Bo]);
    }

    [Fact]
    public async Task Who_was_deleted_is_in_no_group()
    {
        await using var office = await Office.OpenAsync();

        office.Company.SetUserState(Lab.Bo, "deleted");

        (await office.GetAsync(Team + "members")).At("members").ShouldBeNull();
    }
}
