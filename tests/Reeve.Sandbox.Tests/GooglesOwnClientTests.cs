using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests;

public sealed class GooglesOwnClientTests
{
    private static readonly bool IsRequired = Environment.GetEnvironmentVariable("REEVE_REQUIRE") == "all";

    [Fact]
    public async Task Googles_own_client_lists_shares_and_pages()
    {
        var scripts = await PrepareAsync();
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { Empty = true }, Lab.Stop);
        var folder = Fill(host.Company);
        var credentials = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(credentials, host.CredentialsJson, Lab.Stop);

            var (exitCode, output, errors) = await RunAsync(
                "node", scripts, "contract.mjs", host.Endpoint.ToString().TrimEnd('/'), credentials, Lab.Ada, folder);

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

    // Where everything is required, what is missing is installed; elsewhere the test is skipped by name.
    private static async Task<string> PrepareAsync()
    {
        var scripts = Path.Combine(Root(), "tests", "Reeve.Sandbox.Tests", "node");
        if (IsRequired && !Directory.Exists(Path.Combine(scripts, "node_modules", "@googleapis", "drive")))
        {
            var (exitCode, _, errors) = await RunAsync("npm", scripts, "ci", "--no-audit", "--no-fund");
            exitCode.ShouldBe(0, errors);
        }

        var isReady = Directory.Exists(Path.Combine(scripts, "node_modules", "@googleapis", "drive")) && HasNode();
        Assert.SkipUnless(isReady || IsRequired, "Node or its packages are absent: run `npm ci` in tests/Reeve.Sandbox.Tests/node.");

        return scripts;
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Reeve.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("There is no Reeve.slnx above the tests.");
        }

        return folder.FullName;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(Lab.Stop);
        var errors = process.StandardError.ReadToEndAsync(Lab.Stop);
        await process.WaitForExitAsync(Lab.Stop);

        return (process.ExitCode, await output, await errors);
    }
}
