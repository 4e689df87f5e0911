using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>Google's own client, with a shared drive from its making to its end.</summary>
public sealed class GooglesClientAndDrivesTests
{
    [Fact]
    public async Task Googles_own_client_makes_fills_shares_restricts_and_deletes_a_shared_drive()
    {
        var result = await RunAsync();

        result["made/name"].ShouldBe("Made by Google's client");
        result["made/capabilities/canManageMembers"].ShouldBe("true");
        Refusal(result, "repeated").ShouldBe("409 teamDriveAlreadyExists");
        result["raised"].ShouldBe("fileOrganizer");
        Refusal(result, "unchanged").ShouldBe("403 cannotUpdatePermission");
        result.At("members")!.AsArray().Select(each => $"{each!["emailAddress"]} {each["role"]} {each["permissionDetails"]![0]!["permissionType"]}")
            .ShouldBe(["ada@corp.example organizer member", "bo@corp.example fileOrganizer member"], ignoreOrder: true);
        result["folder/driveId"].ShouldBe(result["driveId"]);
        result["folder/parents/0"].ShouldBe(result["driveId"]);
        result["listed"].ShouldBe("15");
        result["pages"].ShouldBe("2");
        result["details/permissionDetails/0/inheritedFrom"].ShouldBe(result["driveId"]);
        result.At("augmented")!["hasAugmentedPermissions"]!.GetValue<bool>().ShouldBeTrue();
        Refusal(result, "inherited").ShouldBe("403 cannotModifyInheritedPermission");
        Refusal(result, "unaware").ShouldBe("404 notFound");
        result["cut/inheritedPermissionsDisabled"].ShouldBe("true");
        result["moved/parents/0"].ShouldBe(result["limited"]);
        result.At("afterMove")!.AsArray().Select(each => $"{each!["emailAddress"]} {each["role"]}")
            .ShouldBe(["ada@corp.example organizer", "cy@corp.example reader"], ignoreOrder: true);
        result["restricted/downloadRestriction/restrictedForReaders"].ShouldBe("true");
        Refusal(result, "stranger").ShouldBe("403 teamDriveTeamMembersOnlyRestriction");
        result.Each("found", "id").ShouldBe([result["driveId"]]);
        Refusal(result, "notAdmin").ShouldBe("400 invalid");
        result["byAdmin"].ShouldBe("2");
        result["hidden"].ShouldBe("1");
        Refusal(result, "full").ShouldBe("403 cannotDeleteResourceWithChildren");
        result["deleted"].ShouldBe("204");
        Refusal(result, "gone").ShouldBe("404 notFound");
    }

    private static string Refusal(Answer result, string name) => $"{result[name + "/status"]} {result[name + "/reason"]}";

    private static async Task<Answer> RunAsync()
    {
        var scripts = await Programs.NodeScriptsAsync("@googleapis/drive");
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { Empty = true }, Lab.Stop);
        foreach (var user in new[] { Lab.Ada, Lab.Bo, Lab.Cy, DriveLab.Dee })
        {
            host.Company.AddUser(user);
        }

        var credentials = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(credentials, host.CredentialsJson, Lab.Stop);

            var (exitCode, output, errors) = await Programs.RunAsync(
                "node", scripts, null, "drives.mjs", host.Endpoint.ToString().TrimEnd('/'), credentials, Lab.Ada, DriveLab.Admin);

            exitCode.ShouldBe(0, errors);

            return new Answer(System.Net.HttpStatusCode.OK, JsonNode.Parse(output), [], new HttpResponseMessage());
        }
        finally
        {
            File.Delete(credentials);
        }
    }
}
