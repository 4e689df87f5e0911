using System.Diagnostics;
using System.Runtime.Versioning;

namespace Reeve.House.Tests;

/// <summary>The script <c>reeve</c> at the top, with a program that only says its arguments in place of the built one.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StarterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reeve-starter-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("absolute")]
    [InlineData("relative")]
    [InlineData("twice")]
    public async Task A_link_on_the_path_starts_what_lies_where_it_leads(string kind)
    {
        var script = await MakeHomeAsync();
        var bin = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        var link = Path.Combine(bin, "reeve");
        File.CreateSymbolicLink(link, kind == "absolute" ? script : Path.Combine("..", "home", "reeve"));
        if (kind == "twice")
        {
            File.CreateSymbolicLink(link = Path.Combine(bin, "rv"), "reeve");
        }

        (await RunAsync(link, bin, "plan", "two words")).ShouldBe("plan|two words|\n");
    }

    [Fact]
    public async Task It_starts_from_its_own_folder_too()
    {
        await MakeHomeAsync();

        (await RunAsync("./reeve", Path.Combine(_folder, "home"), "plan")).ShouldBe("plan|\n");
    }

    /// <summary>What the script looks at, older than the stamp of the last build.</summary>
    private async Task<string> MakeHomeAsync()
    {
        var home = Path.Combine(_folder, "home");
        foreach (var folder in (string[])["src", "eng"])
        {
            Directory.CreateDirectory(Path.Combine(home, folder));
        }

        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "global.json", ".editorconfig"])
        {
            await File.WriteAllTextAsync(Path.Combine(home, file), "", TestContext.Current.CancellationToken);
        }

        var program = Path.Combine(home, "artifacts", "bin", "Reeve.Cli", "release", "reeve");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        await File.WriteAllTextAsync(program, "#!/bin/sh\nprintf '%s|' \"$@\"\necho\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var stamp = Path.Combine(home, "artifacts", "reeve.stamp");
        await File.WriteAllTextAsync(stamp, "", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(stamp, DateTime.UnixEpoch.AddYears(100));

        File.Copy(Path.Combine(House.Root, "reeve"), Path.Combine(home, "reeve"));
        return Path.Combine(home, "reeve");
    }

    private static async Task<string> RunAsync(string script, string folder, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(Path.IsPathRooted(script) ? script : Path.Combine(folder, script), arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await error).ShouldBeEmpty();
        return await output;
    }
}
