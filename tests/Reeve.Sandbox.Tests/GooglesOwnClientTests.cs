using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests;

public sealed class GooglesOwnClientTests
{
    [Fact]
    public async Task Googles_own_client_lists_shares_and_pages()
    {
        var scripts = await Programs.NodeScriptsAsync("@googleapis/drive");
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { Empty = true }, Lab.Stop);
        var folder = Fill(host.Company);
        var credentials = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(credentials, host.CredentialsJson, Lab.Stop);

            var (exitCode, output, errors) = await Programs.RunAsync(
                "node", scripts, null, "contract.mjs", host.Endpoint.ToString().TrimEnd('/'), credentials, Lab.Ada, folder);

            exitCode.ShouldBe(0, errors);
            var result = new Answer(System.Net.HttpStatusCode.OK, JsonNode.Parse(output), [], new HttpResponseMessage());
            result["email"].ShouldBe(Lab.Ada);
            result["pages"].ShouldBe("3");
            result["names"].ShouldBe("25");
            result["parent"].ShouldBe(folder);
            result["granted/emailAddress"].ShouldBe(Lab.Bo);
            result["granted/role"].ShouldBe("reader");
            result["raised"].ShouldBe("writer");
            result["listed"].ShouldBe("2");
            result["deleted"].ShouldBe("204");
            result["refusal/status"].ShouldBe("404");
            result["refusal/reason"].ShouldBe("notFound");
            result["tokenRequests"].ShouldBe("1");
        }
        finally
        {
            File.Delete(credentials);
        }
    }

    private static string Fill(Company company)
    {
        company.AddUser(Lab.Ada);
        company.AddUser(Lab.Bo);
        var folder = company.AddFolder("box", Lab.Ada);
        for (var i = 0; i < 25; i++)
        {
            company.AddFile($"file {i}", Lab.Ada, folder);
        }

        return folder;
    }
}
