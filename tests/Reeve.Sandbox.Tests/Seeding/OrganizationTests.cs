using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Reeve.Sandbox.Tests.Directory;

namespace Reeve.Sandbox.Tests;

/// <summary>What the built-in company has besides its items: groups in groups, people with a history, shared drives.</summary>
public sealed class OrganizationTests
{
    [Fact]
    public async Task Groups_lie_in_groups_three_deep_and_outsiders_in_one_that_looks_like_colleagues()
    {
        await using var office = new Office(await Lab.StartAsync(empty: false));

        (await MembersAsync(office, "all-hands")).ShouldContain("core-teams@corp.example");
        (await MembersAsync(office, "core-teams")).ShouldContain("platform@corp.example");
        (await MembersAsync(office, "platform")).ShouldContain("maya.lindqvist@corp.example");
        (await MembersAsync(office, "campaign")).ShouldAllBe(email => email.EndsWith("@corp.example", StringComparison.Ordinal));
        (await MembersAsync(office, "launch")).Count(email => !email.EndsWith("@corp.example", StringComparison.Ordinal)).ShouldBe(2);
        (await office.GetAsync("groups/agency@codehouse.example/members")).ShouldBeRefused(403, "forbidden");
        (await office.GetAsync("groups/everyone@corp.example/members"))["members/0/type"].ShouldBe("CUSTOMER");
        (await office.GetAsync("groups/legal@corp.example/members")).At("members").ShouldBeNull();
    }

    [Fact]
    public async Task A_freelancer_reaches_a_folder_that_only_a_group_of_colleagues_was_given()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var folder = (await ItemsAsync(lab)).Single(item => item!["name"]!.ToString() == "Campaigns" && item["owner"] is not null && Names(item, "campaign@corp.example"))!;
        Names(folder, "dev1@codehouse.example").ShouldBeFalse();
        var folderOf = lab.Company.Items.Find(folder["id"]!.ToString())!;

        var outsider = lab.Company.Roster.CallerOf(lab.Company.Roster.Find("dev1@codehouse.example")!);

        State.Access.RoleOf(folderOf, outsider).ShouldBe(State.Role.Writer);
    }

    [Fact]
    public async Task Somebody_has_two_aliases_and_a_former_address_of_which_the_directory_knows_nothing()
    {
        await using var office = new Office(await Lab.StartAsync(empty: false));

        var jane = await office.GetAsync("users/jane.miller@corp.example");
        jane["primaryEmail"].ShouldBe("jane.smith@corp.example");
        jane.At("aliases")!.AsArray().Count.ShouldBe(2);
        (await office.GetAsync("users/jane.mueller@corp.example")).ShouldBeRefused(404, "notFound");
        (await office.GetAsync("users/jane.smith@corp-mail.example"))["id"].ShouldBe(jane["id"]);
        office.Company.Roster.Find("jane.mueller@corp.example")!.Email.ShouldBe("jane.smith@corp.example");
    }

    [Fact]
    public async Task Some_left_some_are_archived_and_some_help_out()
    {
        await using var office = new Office(await Lab.StartAsync(empty: false));

        (await office.GetAsync("users?customer=my_customer&query=isSuspended=true")).Each("users", "primaryEmail").Length.ShouldBe(4);
        (await office.GetAsync("users?customer=my_customer&query=isArchived=true")).Each("users", "primaryEmail").ShouldBe(["henrik.olsen@corp.example"]);
        (await office.GetAsync("users?customer=my_customer&query=isAdmin=true")).Each("users", "primaryEmail").ShouldBe([Office.Admin]);
        (await office.GetAsync("users?customer=my_customer&query=orgUnitPath=/Revenue&maxResults=50")).Each("users", "orgUnitPath").Distinct()
            .ShouldBe(["/Revenue/Sales", "/Revenue/Marketing"], ignoreOrder: true);
        (await office.GetAsync("groups?customer=my_customer", "helpdesk@corp.example", Office.Read)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.GetAsync("customer/my_customer/domains", "helpdesk@corp.example", Office.Read)).ShouldBeRefused(403, "forbidden");
    }

    [Fact]
    public async Task There_are_five_shared_drives_of_which_one_is_orderly()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var dump = (await lab.ControlAsync("GET", "grants")).Json!;
        var drives = dump["drives"]!.AsArray().ToDictionary(drive => drive!["name"]!.ToString(), drive => drive!);
        var items = dump["items"]!.AsArray().Where(item => item!["driveId"] is not null).ToLookup(item => item!["driveId"]!.ToString(), item => item!);

        drives.Keys.ShouldBe(["Finance", "Client projects", "Legal", "Product", "Board room"], ignoreOrder: true);
        Direct("Finance").ShouldBeEmpty();
        Direct("Client projects").Count(email => email.Contains('@', StringComparison.Ordinal) && !email.EndsWith("@corp.example", StringComparison.Ordinal)).ShouldBe(6);
        Organizers("Legal").ShouldBe(["legal@corp.example", "david.oconnor@corp.example"], ignoreOrder: true);
        (await lab.AskTokenAsync(lab.Claims("david.oconnor@corp.example"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        items[Id("Product")].Count(item => item["inheritedPermissionsDisabled"]!.GetValue<bool>()).ShouldBe(1);
        items[Id("Product")].Count(item => item["mimeType"]!.ToString().EndsWith(".folder", StringComparison.Ordinal) && item["grants"]!.AsArray().Count > 0).ShouldBe(3);
        drives["Board room"]["restrictions"]!["domainUsersOnly"]!.GetValue<bool>().ShouldBeTrue();
        var file = items[Id("Board room")].Single(item => item["grants"]!.AsArray().Count > 0)["id"]!.ToString();
        State.Access.RoleOf(lab.Company.Items.Find(file)!, lab.Company.Roster.CallerOf(lab.Company.Roster.Find("auditor@kpmg.example")!)).ShouldBe(State.Role.None);

        string Id(string name) => drives[name]["id"]!.ToString();
        IEnumerable<string> Direct(string name) => items[Id(name)].SelectMany(item => item["grants"]!.AsArray()).Select(grant => grant!["emailAddress"]?.ToString() ?? grant["id"]!.ToString());
        IEnumerable<string> Organizers(string name) => drives[name]["members"]!.AsArray().Where(member => member!["role"]!.ToString() == "organizer").Select(member => member!["emailAddress"]!.ToString());
    }

    [Fact]
    public async Task The_people_can_be_loaded_back_and_are_the_same()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var people = (await lab.ControlAsync("GET", "directory")).Text;
        await using var other = await Lab.StartAsync();

        var loaded = await other.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_sandbox/items") { Content = new StringContent(people, Encoding.UTF8) });

        loaded.Status.ShouldBe(HttpStatusCode.OK, loaded.Text);
        JsonNode.Parse((await other.ControlAsync("GET", "directory")).Text)!["groups"]!.ToJsonString().ShouldBe(JsonNode.Parse(people)!["groups"]!.ToJsonString());
        (await other.ControlAsync("GET", "directory")).Text.ShouldBe(people);
    }

    private static bool Names(JsonNode? item, string email) => item!["grants"]!.AsArray().Any(grant => grant!["emailAddress"]?.ToString() == email);

    private static async Task<string[]> MembersAsync(Office office, string group) =>
        (await office.GetAsync($"groups/{group}@corp.example/members")).Each("members", "email");

    private static async Task<JsonArray> ItemsAsync(Lab lab) => (JsonArray)(await lab.ControlAsync("GET", "grants")).At("items")!;
}
