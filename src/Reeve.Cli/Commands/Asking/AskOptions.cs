using System.CommandLine;
using Reeve.Engine.Asking;

namespace Reeve.Cli.Commands.Asking;

/// <summary>The options of all commands that answer a question.</summary>
internal static class AskOptions
{
    /// <summary>Who reads.</summary>
    public static Option<string?> As { get; } = new("--as")
    {
        Description = "Who reads; without a policy, an administrator whose domain counts as inside.", HelpName = "USER",
    };

    /// <summary>Whether to read again.</summary>
    public static Option<bool> Fresh { get; } = new("--fresh") { Description = "Read from Google again, though an earlier reading is kept." };

    /// <summary>What is asked about.</summary>
    /// <param name="session">The flags.</param>
    /// <param name="scopes">Trees, folders, drives.</param>
    /// <param name="user">All that this user owns; null: nobody's.</param>
    public static AskRequest Request(Session session, IReadOnlyList<string> scopes, string? user = null) => new()
    {
        Policy = session.ReadPolicyIfAny(mayDoWithout: session.Value(As) is not null)?.Policy,
        Scopes = scopes,
        User = user,
        As = session.Value(As),
        IsFresh = session.Value(Fresh),
    };

    /// <summary>Tells how old the answer is and what could not be found out.</summary>
    public static void Tell(Session session, Survey survey)
    {
        foreach (var note in survey.Notes)
        {
            session.Terminal.Say(note);
        }

        if (survey.IsKept)
        {
            session.Terminal.Say($"Read {Ago(survey.Now - survey.ReadAt)}; `--fresh` reads again.");
        }
    }

    /// <summary>A length of time that has passed, in words.</summary>
    public static string Ago(TimeSpan passed) => passed switch
    {
        { TotalMinutes: < 1 } => "less than a minute ago",
        { TotalMinutes: < 2 } => "a minute ago",
        { TotalHours: < 1 } => $"{(int)passed.TotalMinutes} minutes ago",
        { TotalHours: < 2 } => "an hour ago",
        { TotalDays: < 2 } => $"{(int)passed.TotalHours} hours ago",
        _ => $"{(int)passed.TotalDays} days ago",
    };
}
