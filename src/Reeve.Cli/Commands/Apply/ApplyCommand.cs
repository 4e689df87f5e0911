using System.CommandLine;
using Reeve.Cli.Commands.Plan;
using Reeve.Cli.Output;
using Reeve.Core.Policies;
using Reeve.Engine;
using Reeve.Engine.Documents;
using Reeve.Google.Drive;

namespace Reeve.Cli.Commands.Apply;

/// <summary><c>reeve apply</c>: brings the trees to their policy.</summary>
internal static class ApplyCommand
{
    private static readonly Argument<string[]> What = new("TREE|PLANFILE")
    {
        Description = "Trees of the policy, all if none is named; or one file that `reeve plan --out` wrote.", Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };
    private static readonly Option<bool> Strict = new("--strict") { Description = "End with 1 if there are problems, though all changes were made." };

    private static readonly Option<MaxChanges?> Most = new("--max-changes")
    {
        Description = "The most changes of grants, instead of `safety.maxChanges`.", HelpName = "N|N%",
        CustomParser = result =>
        {
            if (MaxChanges.TryParse(result.Tokens.Single().Value, out var most))
            {
                return most;
            }

            result.AddError($"`{result.Tokens.Single().Value}` is not a number of changes; write one such as 25, or a share such as 10%.");
            return null;
        },
    };

    private static readonly Option<int> Workers = new("--workers") { Description = "The most requests in flight at once.", HelpName = "N", DefaultValueFactory = _ => Requests.Default };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        Workers.Validators.Add(result =>
        {
            if (result.GetValue(Workers) is < 1 or > 1024)
            {
                result.AddError("--workers takes a number from 1 to 1024.");
            }
        });
        var command = new Command("apply", "Bring the trees to their policy: plan, ask, write, read back, keep a journal.") { What, Yes, Most, Workers, Strict };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        Consent.Require(session.Value(Yes), "apply");
        var reading = session.ReadPolicy();
        var (trees, ceiling) = Choose(session.Value(What)!, reading.Policy!);
        var workers = session.Value(Workers);
        using var google = session.OpenGoogle(workers);
        var engine = session.OpenEngine(google);
        var talk = new ProgressTalk(session.Terminal, session.Time);
        var prepared = await talk.DuringAsync(progress => engine.PlanAsync(reading.Policy!, reading.Hash, trees, DriveAccess.Write, progress, cancellationToken));

        var options = new ApplyOptions { MaxChanges = session.Value(Most), Ceiling = ceiling };
        var isAsked = !session.Value(Yes) && prepared.Plan.Changes.Length > 0 && engine.WhyRefused(prepared, options) is null;
        if (isAsked && !await AskAsync(session, prepared, cancellationToken))
        {
            session.Terminal.Say("Nothing was written.");
            return ExitCode.Done;
        }

        var result = await talk.DuringAsync(progress => engine.ApplyAsync(prepared, options, progress, cancellationToken));
        RunView.Write(result, session, isAsked ? prepared.Plan.Problems : []);
        return ExitCode.Of(result, session.Value(Strict));
    }

    private static (IReadOnlyCollection<string> Trees, PlanFile? Ceiling) Choose(string[] what, Policy policy)
    {
        if (what is not [var file] || policy.Trees.Any(tree => tree.Name == file) || !File.Exists(file))
        {
            return (what, null);
        }

        var plan = PlanFile.Read(File.ReadAllText(file), file);
        return (plan.Trees, plan);
    }

    private static Task<bool> AskAsync(Session session, PreparedPlan prepared, CancellationToken cancellationToken)
    {
        new PlanTables(session.Terminal.Talk, session.IsVerbose).Write(prepared);
        return Consent.AskAsync(session.Terminal, $"Make these {prepared.Plan.Changes.Length} changes?", cancellationToken);
    }
}
