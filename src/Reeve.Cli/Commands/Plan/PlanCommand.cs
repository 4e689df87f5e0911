using System.CommandLine;
using Reeve.Cli.Output;
using Reeve.Engine.Documents;
using Reeve.Google.Drive;

namespace Reeve.Cli.Commands.Plan;

/// <summary><c>reeve plan</c>: says what would bring the trees to their policy.</summary>
internal static class PlanCommand
{
    private static readonly Argument<string[]> Trees = new("TREE") { Description = "Trees of the policy; all if none is named.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Out = new("--out") { Description = "Write the plan to a file too, for `reeve apply FILE`.", HelpName = "FILE" };
    private static readonly Option<bool> Strict = new("--strict") { Description = "End with 1 if there are problems, though no changes." };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("plan", "Show what would bring the trees to their policy. Writes nothing; ends with 2 if there are changes.") { Trees, Out, Strict };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        WholeFile.Try("--out", session.Value(Out));
        var reading = session.ReadPolicy();
        using var google = session.OpenGoogle(Requests.Default);
        var engine = session.OpenEngine(google);
        var prepared = await new ProgressTalk(session.Terminal, session.Time).DuringAsync(progress =>
            engine.PlanAsync(reading.Policy!, reading.Hash, session.Value(Trees)!, DriveAccess.ReadMetadata, progress, cancellationToken));

        if (session.Value(Out) is { } file)
        {
            WholeFile.Write(file, output => PlanDocument.Write(output, prepared));
            session.Terminal.Say($"The plan is in `{file}`; `reeve apply {file}` carries it out and nothing else.");
        }

        PlanView.Write(prepared, session);
        return ExitCode.Of(prepared, session.Value(Strict));
    }
}
