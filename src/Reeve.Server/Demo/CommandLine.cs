using System.Diagnostics;
using Spectre.Console;

namespace Reeve.Server.Demo;

/// <summary>Runs the real command line as a visitor would, against the sandbox.</summary>
/// <param name="console">Where the command itself is shown.</param>
/// <param name="program">The command line's program.</param>
/// <param name="folder">Where the sandbox's files are.</param>
/// <param name="endpoint">The sandbox.</param>
/// <param name="extra">Flags that every command gets, unseen.</param>
internal sealed class CommandLine(IAnsiConsole console, string program, string folder, Uri endpoint, string[] extra)
{
    /// <summary>Shows a command, runs it on this terminal, and expects an exit code.</summary>
    /// <exception cref="StoryException">It ended with another one.</exception>
    public async Task ShowAsync(string[] arguments, int expected, CancellationToken cancellationToken)
    {
        console.MarkupLineInterpolated($"[bold cyan]$ reeve {string.Join(' ', arguments)}[/]");
        string[] all = [.. arguments, "--format", "table"];
        using var process = Process.Start(Start(all, redirect: false))!;
        await process.WaitForExitAsync(cancellationToken);
        console.WriteLine();
        if (process.ExitCode != expected)
        {
            throw new StoryException($"`reeve {string.Join(' ', arguments)}` ended with {process.ExitCode}, not {expected}.");
        }
    }

    /// <summary>The path of one of the sandbox's files.</summary>
    public string File(string name) => Path.Combine(folder, name);

    /// <summary>The newest run's name.</summary>
    public async Task<string> NewestRunAsync(CancellationToken cancellationToken)
    {
        using var process = Process.Start(Start(["history", "--format", "csv"], redirect: true))!;
        var lines = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return lines.Split('\n') is [_, var newest, ..] ? newest.Split(',')[0] : throw new StoryException("The history has no run.");
    }

    private ProcessStartInfo Start(string[] arguments, bool redirect)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = redirect, WorkingDirectory = folder };
        Array.ForEach(arguments, start.ArgumentList.Add);
        Array.ForEach(extra, start.ArgumentList.Add);
        start.Environment["REEVE_GOOGLE_ENDPOINT"] = endpoint.GetLeftPart(UriPartial.Authority);
        start.Environment["GOOGLE_APPLICATION_CREDENTIALS"] = File("credentials.json");
        return start;
    }
}
