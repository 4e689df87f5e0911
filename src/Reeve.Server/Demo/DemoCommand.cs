using System.CommandLine;
using Reeve.Sandbox;
using Reeve.Server.Sandboxing;
using Spectre.Console;

namespace Reeve.Server.Demo;

/// <summary><c>reeve demo</c>: the whole story in the sandbox.</summary>
internal static class DemoCommand
{
    private static readonly Option<bool> Once = new("--once") { Description = "Without questions, and end." };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("demo", "See the whole story in the sandbox: plan, apply, repair, undo.") { Once };
        command.SetAction(HandleAsync);
        return command;
    }

    private static async Task<int> HandleAsync(ParseResult flags, CancellationToken cancellationToken)
    {
        var program = Environment.GetEnvironmentVariable("REEVE_PROGRAM") ?? throw new StoryException("`reeve demo` starts this; it does not run by itself.");
        var folder = Directory.CreateTempSubdirectory("reeve-demo-").FullName;
        try
        {
            await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Directory = folder }, cancellationToken);
            var console = Open(flags.GetValue(GlobalOptions.NoColor));
            var asks = !flags.GetValue(Once) && !Console.IsInputRedirected && !Console.IsOutputRedirected;
            var isAsBefore = await new Story(console, sandbox, new CommandLine(console, program, folder, sandbox.Endpoint, Extra(flags, folder)), asks)
                .TellAsync(cancellationToken);
            if (!flags.GetValue(Once))
            {
                await KeepUpAsync(console, sandbox, folder, cancellationToken);
            }

            return isAsBefore ? ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The visitor's own global flags go to every command of the story.</summary>
    private static string[] Extra(ParseResult flags, string folder) =>
    [
        "--state", Path.GetFullPath(flags.GetValue(GlobalOptions.State) ?? Path.Combine(folder, "state")),
        .. flags.GetValue(GlobalOptions.NoColor) ? (string[])["--no-color"] : [],
        .. flags.GetValue(GlobalOptions.Verbose) ? (string[])["--verbose"] : [],
    ];

    private static IAnsiConsole Open(bool noColor) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = noColor || Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });

    private static async Task KeepUpAsync(IAnsiConsole console, SandboxHost sandbox, string folder, CancellationToken cancellationToken)
    {
        console.MarkupLine("[bold]The sandbox stays up.[/] Try it from another terminal:");
        console.WriteLine();
        foreach (var line in SandboxCommand.HowToUse(sandbox, folder))
        {
            console.WriteLine("  " + line);
        }

        console.WriteLine("  reeve apply --policy " + Path.Combine(folder, "reeve.yaml"));
        console.WriteLine("  reeve history");
        console.WriteLine($"  curl {sandbox.Endpoint}_sandbox/log        # every change of a grant, as the sandbox saw it");
        console.WriteLine();
        console.WriteLine("Ctrl-C stops it; nothing is kept.");
        try
        {
            await sandbox.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop: that is how it ends.
        }
    }
}
