using System.Net;

namespace Reeve.Sandbox.Tests.Directory;

public sealed class CompanyTests
{
    [Fact]
    public async Task Domains_are_listed_with_their_aliases()
    {
        await using var office = await Office.OpenAsync();
        await office.Lab.ControlAsync("PUT", "domains/corp-mail.example", new { aliasOf = "corp.example" });
        await office.Lab.ControlAsync("PUT", "domains/labs.example", new { });

        var domains = await office.GetAsync("customer/my_customer/domains");

        domains["kind"].ShouldBe("admin#directory#domains");
        domains.Each("domains", "domainName").ShouldBe(["corp.example", "labs.example"], ignoreOrder: true);
        domains["domains/0/isPrimary"].ShouldBe("true");
        domains["domains/0/verified"].ShouldBe("true");
        domains["domains/0/creationTime"].ShouldMatch("^[0-9]{13}$");
        domains["domains/0/domainAliases/0/domainAliasName"].ShouldBe("corp-mail.example");
        domains["domains/1/isPrimary"].ShouldBe("false");
        domains.At("domains/1/domainAliases").ShouldBeNull();
        var customer = office.Company.People.CustomerId;
        (await office.GetAsync($"customer/{customer}/domainaliases")).Each("domainAliases", "parentDomainName").ShouldBe(["corp.example"]);
        (await office.GetAsync($"customer/{customer}/domainaliases?parentDomainName=labs.example")).At("domainAliases").ShouldBeNull();
        (await office.GetAsync($"customer/{customer}/domainaliases/corp-mail.example"))["parentDomainName"].ShouldBe("corp.example");
        (await office.GetAsync("customer/my_customer/domains/labs.example"))["domainName"].ShouldBe("labs.example");
        (await office.GetAsync("customer/my_customer/domains/out.example")).ShouldBeRefused(404, "notFound");
        (await office.GetAsync("customer/C0other/domains")).ShouldBeRefused(403, "forbidden");
    }

    [Fact]
    public async Task Who_has_an_address_in_another_domain_of_the_company_is_inside()
    {
        await using var office = await Office.OpenAsync();
        await office.Lab.ControlAsync("PUT", "domains/labs.example", new { });

        await office.Lab.ControlAsync("POST", "users", new { email = "lin@labs.example" });

        (await office.GetAsync("users/lin@labs.example")).Status.ShouldBe(HttpStatusCode.OK);
        (await office.GetAsync("users?domain=labs.example")).Each("users", "primaryEmail").ShouldBe(["lin@labs.example"]);
        (await office.GetAsync("users?customer=my_customer&maxResults=500")).Each("users", "primaryEmail").ShouldContain("lin@labs.example");
        (await office.Lab.AskTokenAsync(office.Lab.Claims("lin@labs.example"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Units_are_listed_below_one_of_them()
    {
        await using var office = await Office.OpenAsync();
        office.Company.People.Move(Lab.Ada, "/Eng/Platform/Core");
        office.Company.People.Move(Lab.Bo, "/Sales");

        (await office.GetAsync("customer/my_customer/orgunits")).Each("organizationUnits", "orgUnitPath").ShouldBe(["/Eng", "/Sales"], ignoreOrder: true);
        var all = await office.GetAsync("customer/my_customer/orgunits?type=all");
        all.Each("organizationUnits", "orgUnitPath").ShouldBe(["/Eng", "/Eng/Platform", "/Eng/Platform/Core", "/Sales"], ignoreOrder: true);
        all["organizationUnits/0/orgUnitId"].ShouldMatch("^id:03[a-z0-9]{13}$");
        (await office.GetAsync("customer/my_customer/orgunits?type=allIncludingParent")).Each("organizationUnits", "orgUnitPath").ShouldContain("/");
        (await office.GetAsync("customer/my_customer/orgunits?orgUnitPath=/Eng&type=all")).Each("organizationUnits", "name").ShouldBe(["Platform", "Core"], ignoreOrder: true);
        (await office.GetAsync("customer/my_customer/orgunits?orgUnitPath=/Sales")).At("organizationUnits").ShouldBeNull();
        var core = await office.GetAsync("customer/my_customer/orgunits/Eng/Platform/Core");
        core["name"].ShouldBe("Core");
        core["parentOrgUnitPath"].ShouldBe("/Eng/Platform");
        (await office.GetAsync("customer/my_customer/orgunits/" + core["orgUnitId"]))["orgUnitPath"].ShouldBe("/Eng/Platform/Core");
        (await office.GetAsync("customer/my_customer/orgunits/Eng%2FPlatform"))["orgUnitId"].ShouldBe(core["parentOrgUnitId"]);
        var none = await office.GetAsync("customer/my_customer/orgunits/Nowhere");
        none.ShouldBeRefused(404, "notFound");
        none["error/message"].ShouldBe("Org unit not found");
        (await office.GetAsync("customer/my_customer/orgunits?type=some")).ShouldBeRefused(400, "invalidParameter");
    }

    [Theory]
    [InlineData("PUT", "users/nobody@corp.example", """{"admin":true}""", "There is no account `nobody@corp.example`.")]
    [InlineData("PUT", "users/ada@corp.example", "{}", "Say what is to change")]
    [InlineData("PUT", "users/ada@corp.example", """{"email":"ada@out.example"}""", "`ada@out.example` is not in a domain of the company.")]
    [InlineData("PUT", "users/ada@corp.example", """{"email":"bo@corp.example"}""", "The address `bo@corp.example` is taken.")]
    [InlineData("PUT", "users/ada@corp.example", """{"orgUnit":"Eng"}""", "`Eng` is not the path of an organizational unit")]
    [InlineData("PUT", "users/ada@corp.example", """{"privileges":["all"]}""", "`all` is none of users, groups, orgUnits, domains, drives.")]
    [InlineData("PUT", "users/ada@corp.example/aliases/bo@corp.example", "", "The address `bo@corp.example` is taken.")]
    [InlineData("DELETE", "users/ada@corp.example/aliases/x@corp.example", "", "`x@corp.example` is no alias of `ada@corp.example`.")]
    [InlineData("PUT", "groups/ada@corp.example/members/bo@corp.example", "{}", "There is no group `ada@corp.example`.")]
    [InlineData("PUT", "groups/team@corp.example/members/bo@corp.example", """{"role":"KING"}""", "`KING` is none of MEMBER, MANAGER, OWNER.")]
    [InlineData("PUT", "groups/team@corp.example/members/bo", "{}", "`bo` is not an address.")]
    [InlineData("DELETE", "groups/team@corp.example/members/cy@corp.example", "", "`cy@corp.example` is not a member of `team@corp.example`.")]
    [InlineData("PUT", "domains/corp.example", "{}", "The company has the domain `corp.example` already.")]
    [InlineData("POST", "users", """{"email":"x"}""", "`x` is not an address.")]
    public async Task What_cannot_be_changed_so_is_refused_in_a_sentence(string method, string path, string body, string sentence)
    {
        await using var office = await Office.OpenAsync();

        var answer = await office.Lab.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/_sandbox/" + path) { Content = new StringContent(body) });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer["error"].ShouldStartWith(sentence);
    }

    [Fact]
    public async Task The_control_api_shows_everybody_as_they_are()
    {
        await using var office = await Office.OpenAsync();
        await office.Lab.ControlAsync("POST", "groups", new { email = "new@corp.example", members = new[] { Lab.Ada } });
        await office.Lab.ControlAsync("PUT", $"users/{Lab.Ada}/aliases/a@corp.example");
        await office.Lab.ControlAsync("DELETE", $"users/{Lab.Ada}/aliases/a@corp.example");

        var directory = await office.Lab.ControlAsync("GET", "directory");

        directory["customerId"].ShouldBe(office.Company.People.CustomerId);
        directory.Each("domains", "name").ShouldBe(["corp.example"]);
        var ada = directory.At("users")!.AsArray().Single(user => user!["email"]?.ToString() == Lab.Ada)!;
        ada["formerAddresses"]!.AsArray().Select(each => each!.ToString()).ShouldBe(["a@corp.example"]);
        ada["id"]!.ToString().ShouldBe((await office.GetAsync("users/" + Lab.Ada))["id"]);
        directory.At("groups")!.AsArray().Single(group => group!["email"]!.ToString() == "new@corp.example")!["members"]![0]!["member"]!.ToString().ShouldBe(Lab.Ada);
    }
}
