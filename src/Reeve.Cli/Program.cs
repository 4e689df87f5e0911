using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Reeve.Cli;
using Reeve.Cli.Commands.Access;
using Reeve.Cli.Commands.Apply;
using Reeve.Cli.Commands.Audit;
using Reeve.Cli.Commands.Call;
using Reeve.Cli.Commands.Doctor;
using Reeve.Cli.Commands.Explain;
using Reeve.Cli.Commands.History;
using Reeve.Cli.Commands.Plan;
using Reeve.Cli.Commands.Server;
using Reeve.Cli.Commands.Token;
using Reeve.Cli.Commands.Undo;
using Reeve.Cli.Commands.Upload;
using Reeve.Cli.Commands.WhoAmI;
using Reeve.Cli.Commands.Zoom;
using Reeve.Cli.Output;
using Reeve.Core.Policies;

using var stopping = new CancellationTokenSource();

// The first Ctrl-C stops new work and lets what is in flight finish; the second one ends the program at once.
void Stop(PosixSignalContext signal)
{
    if (!stopping.IsCancellationRequested)
    {
        signal.Cancel = true;
        stopping.Cancel();
    }
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    return ServerCommands.Takes(args) ? await ServerCommands.RunAsync(args, stopping.Token) : await RunAsync(args, stopping.Token);
}
catch (Exception failure) when (ExitCode.Of(failure) is { } code)
{
    if (failure is not OperationCanceledException)
    {
        Complain(failure.Message + Session.HintAbout(failure));
    }

    return code;
}
catch (Exception bug)
{
    Complain($"Reeve has a bug: {bug.Message} Please report it with what you did.");
    if (Environment.GetEnvironmentVariable("REEVE_TRACE") is { Length: > 0 })
    {
        Complain(bug.ToString());
    }

    return ExitCode.Failed;
}

static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
{
    var root = new RootCommand("Reeve makes Google Drive's permissions what a policy says, and keeps them so.")
    {
        PlanCommand.Make(), ApplyCommand.Make(), UndoCommand.Make(), HistoryCommand.Make(), AuditCommand.Make(), ExplainCommand.Make(), AccessCommand.Make(), WhoAmICommand.Make(), CallCommand.Make(), TokenCommand.Make(), DoctorCommand.Make(), UploadCommand.Make(), ZoomCommand.Make(),
    };
    foreach (var command in ServerCommands.Make())
    {
        root.Subcommands.Add(command);
    }

    foreach (var option in GlobalOptions.All)
    {
        root.Options.Add(option);
    }

    var flags = root.Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null }); // `-d @FILE` is for the command.
    // What looks like a flag and is none would be taken for the name of a tree.
    var unknown = flags.Tokens.FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal));
    if (flags.CommandResult.Command.Subcommands.Count > 0 && flags.UnmatchedTokens is [var word, ..])
    {
        Complain(NoCommand(flags.CommandResult, word));
        return ExitCode.Usage;
    }

    if (flags.Errors.Count > 0 || unknown is not null)
    {
        foreach (var message in flags.Errors.Select(error => error.Message).DefaultIfEmpty($"`{unknown?.Value}` is not an option here."))
        {
            Complain(message);
        }

        Complain($"`{Usage(flags.CommandResult)} --help` tells how it is used.");
        return ExitCode.Usage;
    }

    return await flags.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellationToken);
}

static string NoCommand(CommandResult above, string word) =>
    word.StartsWith('-') ? $"`{word}` is not an option here; `{Usage(above)} --help` lists them."
    : Nearest.To(word, above.Command.Subcommands.Select(command => command.Name)) is { } near ? $"`{Usage(above)} {word}` is not a command; did you mean `{Usage(above)} {near}`?"
    : $"`{Usage(above)} {word}` is not a command; `{Usage(above)} --help` lists them.";

static string Usage(CommandResult command) => command.Parent is CommandResult parent ? $"{Usage(parent)} {command.Command.Name}" : "reeve";

// Unwrapped and uncoloured, so that an editor or a script finds file, line and column.
static void Complain(string message) => Console.Error.WriteLine(Printable.Text(message));
