using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.Directory;

/// <summary>Google's own client, reading the built-in company from end to end.</summary>
public sealed class GooglesClientAndDirectoryTests
{
    private const string Somebody = "ben.okafor@corp.example";

    [Fact]
    public async Task Googles_own_client_reads_people_groups_domains_and_units()
    {
        var result = await RunAsync();

        var users = result.At("users")!.AsArray().Select(each => each!.ToString()).ToList();
        users.Count.ShouldBe(41);
        users.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        result["userPages"].ShouldBe("5");
        result.At("groups")!.AsArray().Count.ShouldBe(15);
        result.At("differing")!.AsArray().ShouldBeEmpty();
        result["user/primaryEmail"].ShouldBe(Somebody);
        result["user/name/familyName"].ShouldBe("Okafor");
        result["user/orgUnitPath"].ShouldBe("/Engineering/Platform");
        result["byId"].ShouldBe(Somebody);
        result["searched/users/0/primaryEmail"].ShouldBe(Somebody);
        result.At("suspended")!.AsArray().Count.ShouldBe(4);
        result["deleted/0"].ShouldBe("adam.former@corp.example");
        result["group/directMembersCount"].ShouldBe("4");
        result.At("groupsOf")!.AsArray().Select(each => each!.ToString())
            .ShouldBe(["engineering@corp.example", "everyone@corp.example", "platform@corp.example"], ignoreOrder: true);
        result["member/type"].ShouldBe("USER");
        result["has/isMember"].ShouldBe("true");
        result["domains/0/isPrimary"].ShouldBe("true");
        result["aliases/0/domainAliasName"].ShouldBe("corp-mail.example");
        result.At("units")!.AsArray().Select(each => each!.ToString()).ShouldContain("/Revenue/Sales");
        result["unit/parentOrgUnitPath"].ShouldBe("/Engineering");
        result["publicly/primaryEmail"].ShouldBe(Office.Admin);
        result.At("publicly/isAdmin").ShouldBeNull();
        Refusal(result, "notAdmin").ShouldBe("403 forbidden");
        Refusal(result, "scope").ShouldBe("403 insufficientPermissions");
        Refusal(result, "nobody").ShouldBe("404 notFound");
        Refusal(result, "outside").ShouldBe("403 forbidden");
        Refusal(result, "search").ShouldBe("400 invalid");
        Refusal(result, "outsider").ShouldBe("400 invalid");
        Refusal(result, "nothing").ShouldBe("400 badRequest");
    }

    private static string Refusal(Answer result, string name) => $"{result[$"refusals/{name}/status"]} {result[$"refusals/{name}/reason"]}";

    private static async Task<Answer> RunAsync()
    {
        var scripts = await Programs.NodeScriptsAsync("@googleapis/admin");
        await using var host = await SandboxHost.StartAsync(new SandboxOptions(), Lab.Stop);
        var credentials = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(credentials, host.CredentialsJson, Lab.Stop);

            var (exitCode, output, errors) = await Programs.RunAsync("node", scripts, null,
                "directory.mjs", host.Endpoint.ToString().TrimEnd('/'), credentials, Office.Admin, Somebody, "platform@corp.example");

            exitCode.ShouldBe(0, errors);

            return new Answer(System.Net.HttpStatusCode.OK, JsonNode.Parse(output), [], new HttpResponseMessage());
        }
        finally
        {
            File.Delete(credentials);
        }
    }
}
