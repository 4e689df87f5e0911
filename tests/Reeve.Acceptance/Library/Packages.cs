using System.Diagnostics;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Library;

public sealed class Packages
{
    private static readonly string[] Rooms = ["Reeve.Core", "Reeve.Http", "Reeve.Google", "Reeve.Zoom", "Reeve.Engine"];

    [Fact]
    public async Task A_program_of_its_own_builds_on_the_packages_and_runs()
    {
        var folder = Directory.CreateTempSubdirectory("reeve-packages-").FullName;
        var version = $"0.1.0-test.{Path.GetFileName(folder)[^6..].Replace('.', 'x')}";
        try
        {
            foreach (var room in Rooms)
            {
                await DotnetAsync(Repository.Root, "pack", Path.Combine("src", room), "-c", Repository.Configuration, "--no-build", "-o", Path.Combine(folder, "packages"), $"-p:PackageVersion={version}");
            }

            // Each names the others by the version it was packed with.
            await File.WriteAllTextAsync(Path.Combine(folder, "Own.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <RestorePackagesPath>restored</RestorePackagesPath>
                    <RestoreAdditionalProjectSources>packages</RestoreAdditionalProjectSources>
                    <RestoreFallbackFolders>{Packed()}</RestoreFallbackFolders>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Reeve.Engine" Version="{version}" />
                    <PackageReference Include="Reeve.Zoom" Version="{version}" />
                  </ItemGroup>
                </Project>
                """, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), """
                using var zoom = new Reeve.Zoom.ZoomClient(new() { Credential = new Reeve.Zoom.ZoomCredential.Jwt("key", "secret") });
                Console.WriteLine($"{zoom.Usage.Requests} requests; {typeof(Reeve.Google.GoogleClient).Name}, {typeof(Reeve.Engine.ReeveEngine).Name}");
                """, TestContext.Current.CancellationToken);

            (await DotnetAsync(folder, "run")).ShouldEndWith("0 requests; GoogleClient, ReeveEngine\n");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What is restored already, so that nothing is fetched again.</summary>
    private static string Packed() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static async Task<string> DotnetAsync(string folder, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{await output}{await error}");

        return await output;
    }
}
