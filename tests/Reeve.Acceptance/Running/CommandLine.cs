using System.Diagnostics;

namespace Reeve.Acceptance.Running;

/// <summary>Runs the built command line as a script would: no terminal, its own folder, an environment of its own.</summary>
/// <param name="folder">The working folder.</param>
/// <param name="variables">The environment, besides what every program needs.</param>
internal sealed class CommandLine(string folder, IReadOnlyDictionary<string, string> variables)
{
    private static readonly string[] Needed = ["PATH", "DOTNET_ROOT", "LANG", "TMPDIR"];

    /// <summary>Runs a command to its end. No secret and no stack trace may show, whatever the command.</summary>
    public async Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments)
    {
        using var running = Start(arguments);

        return await running.EndAsync();
    }

    /// <summary>Runs a command to its end, with something to read from standard input.</summary>
    public async Task<CommandResult> RunWithInputAsync(byte[] input, params IReadOnlyList<string> arguments)
    {
        using var running = Start(arguments, input);

        return await running.EndAsync();
    }

    /// <summary>Starts a command.</summary>
    public RunningCommand Start(params IReadOnlyList<string> arguments) => Start(arguments, null);

    private RunningCommand Start(IReadOnlyList<string> arguments, byte[]? input)
    {
        File.Exists(Repository.Program).ShouldBeTrue($"`{Repository.Program}` is not built.");
        // A shell that runs the tests in the background has Ctrl-C ignored, and what is ignored is inherited.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", Repository.Program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var name in Needed)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new RunningCommand(start, "reeve " + string.Join(' ', arguments), input);
    }

    /// <summary>The same command line with other variables; an empty value takes one away.</summary>
    public CommandLine With(params IReadOnlyList<(string Name, string Value)> others)
    {
        var changed = new Dictionary<string, string>(variables);
        foreach (var (name, value) in others)
        {
            if (value.Length == 0)
            {
                changed.Remove(name);
            }
            else
            {
                changed[name] = value;
            }
        }

        return new CommandLine(folder, changed);
    }
}
