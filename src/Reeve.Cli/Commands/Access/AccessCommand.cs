using System.CommandLine;
using Reeve.Cli.Commands.Asking;
using Reeve.Cli.Output;
using Reeve.Core.Trees;
using Reeve.Engine;
using Reeve.Engine.Asking;

namespace Reeve.Cli.Commands.Access;

/// <summary><c>reeve access</c>: what somebody can reach, and through what.</summary>
internal static class AccessCommand
{
    private static readonly Argument<string> Who = new("PRINCIPAL") { Description = "An address, user:ADDRESS, group:ADDRESS, domain:NAME or anyone." };
    private static readonly Argument<string[]> Scopes = new("TREE|FOLDER|URL") { Description = "Trees of the policy, folders and shared drives; all trees if none is named.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> User = new("--user") { Description = "Among all that this user owns.", HelpName = "USER" };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("access", "Show what a person, group or domain can reach, and through what.") { Who, Scopes, User, AskOptions.As, AskOptions.Fresh };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        var written = PrincipalForm.Read(session.Value(Who)!);
        var request = AskOptions.Request(session, session.Value(Scopes)!, session.Value(User));
        using var google = session.OpenGoogle(Requests.Default);
        var engine = session.OpenEngine(google);
        var survey = await new ProgressTalk(session.Terminal, session.Time).DuringAsync(progress => engine.AskAsync(request, progress, cancellationToken));
        (survey, var principal) = await ResolveAsync(engine, request, survey, written, cancellationToken);
        var answer = survey.Access(principal);
        AccessView.Write(session, survey, answer);
        AskOptions.Tell(session, survey);
        return ExitCode.OfAnswer(answer.IsUnsure);
    }

    /// <summary>Whom an address stands for: what is known of it, what the Directory says, else a user.</summary>
    private static async Task<(Survey Survey, Principal Principal)> ResolveAsync(
        ReeveEngine engine, AskRequest request, Survey survey, WrittenPrincipal written, CancellationToken cancellationToken)
    {
        if (written.Principal is { Kind: PrincipalKind.Domain or PrincipalKind.Anyone } wide)
        {
            return (survey, wide);
        }

        if (survey.Known(written.Address) is { } known && (written.Principal is null || written.Principal.Kind == known.Kind))
        {
            return (survey, known);
        }

        var found = await engine.LookUpAsync(request, written.Address, cancellationToken);
        var isSame = found is { } one && (written.Principal is null || written.Principal.Kind == one.Principal.Kind);
        return isSame
            ? (found!.Value.Account is { } account ? survey.With(account) : survey, found.Value.Principal)
            : (survey, written.Principal ?? Principal.User(written.Address));
    }
}
