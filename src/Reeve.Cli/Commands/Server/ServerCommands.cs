using System.CommandLine;
using System.Diagnostics;

namespace Reeve.Cli.Commands.Server;

/// <summary>Commands that the second program does, <c>reeve-server</c>; to the user it is one command.</summary>
internal static class ServerCommands
{
    private static readonly string[] Forwarded = ["sandbox", "demo"];

    /// <summary>The commands, for help only: what is said to them is handed on unread.</summary>
    public static IEnumerable<Command> Make() =>
    [
        new("sandbox", "Run a Google Workspace on this machine, to try everything with no account. (--port N, --seed FILE, --dir D, and the weather: `reeve sandbox --help`)"),
        new("demo", "See the whole story in the sandbox: plan, apply, repair, undo. (--once: without questions, and end)"),
    ];

    /// <summary>Whether a command line is for the second program.</summary>
    /// <remarks>Global flags may stand before the command, as before any other; those with a value take the word after them.</remarks>
    public static bool Takes(string[] args)
    {
        var withValue = GlobalOptions.All.Where(option => option.ValueType != typeof(bool)).Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < args.Length; index += withValue.Contains(args[index]) ? 2 : 1)
        {
            if (!args[index].StartsWith('-'))
            {
                return Forwarded.Contains(args[index]);
            }
        }

        return false;
    }

    /// <summary>Starts the second program with the same terminal and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Find()) { UseShellExecute = false };
        start.Environment["REEVE_PROGRAM"] = Environment.ProcessPath;
        Array.ForEach(args, start.ArgumentList.Add);
        using var server = Process.Start(start)!;

        // Ctrl-C reaches both through the terminal; what reaches this one alone is handed on.
        await using var stop = cancellationToken.Register(() => Signal(server));
        await server.WaitForExitAsync(CancellationToken.None);
        return server.ExitCode;
    }

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "reeve-server.exe" : "reeve-server";
        string[] places =
        [
            Path.Combine(AppContext.BaseDirectory, name),
            Path.Combine(AppContext.BaseDirectory, "..", "..", "Reeve.Server", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), name),
        ];
        return places.FirstOrDefault(File.Exists) ?? throw new UsageException($"`{name}` is not installed beside `reeve`; install both programs in one folder.");
    }

    private static void Signal(Process server)
    {
        if (!server.HasExited)
        {
            using var kill = Process.Start(new ProcessStartInfo("kill", ["-TERM", $"{server.Id}"]) { UseShellExecute = false });
        }
    }
}
