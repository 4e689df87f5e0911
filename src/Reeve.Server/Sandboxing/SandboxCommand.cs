using System.CommandLine;
using Reeve.Sandbox;

namespace Reeve.Server.Sandboxing;

/// <summary><c>reeve sandbox</c>: a Google Workspace on this machine.</summary>
internal static class SandboxCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "The port on 127.0.0.1. [default: any free one]", HelpName = "N" };
    private static readonly Option<string?> Seed = new("--seed") { Description = "The company to load, in the form of /_sandbox/grants, instead of the built-in one.", HelpName = "FILE" };
    private static readonly Option<string?> Folder = new("--dir")
    {
        Description = "Where credentials.json, reeve.yaml and sandbox.json are written. [default: a folder under the state folder]", HelpName = "DIR",
    };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        Port.Validators.Add(result =>
        {
            if (result.GetValue(Port) is < 0 or > 65535)
            {
                result.AddError("--port takes a number from 0 to 65535.");
            }
        });
        var command = new Command("sandbox", "Run a Google Workspace on this machine, to try everything with no account.") { Port, Seed, Folder };
        WeatherFlags.AddTo(command);
        command.SetAction(HandleAsync);
        return command;
    }

    /// <summary>What to type to work against a sandbox.</summary>
    public static IEnumerable<string> HowToUse(SandboxHost sandbox, string folder) =>
    [
        $"export REEVE_GOOGLE_ENDPOINT={sandbox.Endpoint.GetLeftPart(UriPartial.Authority)}",
        $"export GOOGLE_APPLICATION_CREDENTIALS={Path.Combine(folder, "credentials.json")}",
        $"reeve plan --policy {Path.Combine(folder, "reeve.yaml")}",
    ];

    private static async Task<int> HandleAsync(ParseResult flags, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(flags.GetValue(Folder) ?? Path.Combine(flags.GetValue(GlobalOptions.State) ?? StateFolders.Default(), "sandbox"));
        await using var sandbox = await SandboxHost.StartAsync(
            WeatherFlags.Apply(flags, new SandboxOptions { Port = flags.GetValue(Port), SeedFile = flags.GetValue(Seed), Directory = folder }), cancellationToken);
        Console.Error.WriteLine($"A Google Workspace serves on {sandbox.Endpoint}; its files are in {folder}. To use it:");
        Console.Error.WriteLine();
        foreach (var line in HowToUse(sandbox, folder))
        {
            Console.Error.WriteLine("  " + line);
        }

        Console.Error.WriteLine();
        Console.Error.WriteLine("Ctrl-C stops it; nothing is kept.");
        try
        {
            await sandbox.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop: that is how it ends.
        }

        return ExitCode.Done;
    }
}
