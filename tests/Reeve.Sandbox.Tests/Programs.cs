using System.Diagnostics;

namespace Reeve.Sandbox.Tests;

/// <summary>Programs of others, which judge the sandbox.</summary>
internal static class Programs
{
    /// <summary>True where nothing may be skipped.</summary>
    public static readonly bool AreRequired = Environment.GetEnvironmentVariable("REEVE_REQUIRE") == "all";

    /// <summary>True if a program is on the path.</summary>
    public static bool Has(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)));

    /// <summary>Returns the folder of the Node scripts. Where everything is required, what is missing is installed; elsewhere the test is skipped by name.</summary>
    /// <param name="package">The package that the script needs.</param>
    public static async Task<string> NodeScriptsAsync(string package)
    {
        var scripts = Path.Combine(Root(), "tests", "Reeve.Sandbox.Tests", "node");
        var packageFolder = Path.Combine([scripts, "node_modules", .. package.Split('/')]);
        if (AreRequired && !System.IO.Directory.Exists(packageFolder))
        {
            var (exitCode, _, errors) = await RunAsync("npm", scripts, null, "ci", "--no-audit", "--no-fund");
            exitCode.ShouldBe(0, errors);
        }

        var isReady = System.IO.Directory.Exists(packageFolder) && Has("node");
        Assert.SkipUnless(isReady || AreRequired, "Node or its packages are absent: run `npm ci` in tests/Reeve.Sandbox.Tests/node.");

        return scripts;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program, string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Lab.Stop);
        var errors = process.StandardError.ReadToEndAsync(Lab.Stop);
        await process.WaitForExitAsync(Lab.Stop);

        return (process.ExitCode, await output, await errors);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Reeve.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("There is no Reeve.slnx above the tests.");
        }

        return folder.FullName;
    }
}
