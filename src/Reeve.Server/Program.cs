using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.InteropServices;
using Reeve.Server;
using Reeve.Server.Demo;
using Reeve.Server.Sandboxing;

using var stopping = new CancellationTokenSource();

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

// To the user both programs are one, so this one is called by the other's name.
var root = new Command("reeve", "The part of Reeve that serves.") { SandboxCommand.Make(), DemoCommand.Make(), new HelpOption(), new VersionOption() };
foreach (var option in GlobalOptions.All)
{
    root.Options.Add(option);
}

var flags = root.Parse(args.Length == 0 ? ["--help"] : args);
if (flags.Errors.Count > 0)
{
    foreach (var error in flags.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Console.Error.WriteLine($"`reeve {flags.CommandResult.Command.Name} --help` tells how it is used.");
    return ExitCode.Usage;
}

try
{
    return await flags.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stopping.Token);
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return ExitCode.Interrupted;
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return ExitCode.Usage;
}
catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or StoryException)
{
    Console.Error.WriteLine(failed.Message);
    return ExitCode.Failed;
}
