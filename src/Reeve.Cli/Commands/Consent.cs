using Reeve.Cli.Output;
using Spectre.Console;

namespace Reeve.Cli.Commands;

/// <summary>Asks before anything is written.</summary>
internal static class Consent
{
    /// <summary>Refuses to go on where nobody can be asked and consent was not given.</summary>
    /// <param name="isGiven">Whether <c>--yes</c> was said.</param>
    /// <param name="command">The command, for the message.</param>
    /// <exception cref="UsageException">It was not, and there is no terminal.</exception>
    public static void Require(bool isGiven, string command)
    {
        if (!isGiven && !Terminal.CanAsk)
        {
            throw new UsageException($"`reeve {command}` asks before it writes, and there is no terminal to ask on; look at the plan, then add `--yes`.");
        }
    }

    /// <summary>Asks a question on standard error; no is the default.</summary>
    public static Task<bool> AskAsync(Terminal terminal, string question, CancellationToken cancellationToken) =>
        new ConfirmationPrompt(Markup.Escape(Printable.Text(question))) { DefaultValue = false }.ShowAsync(terminal.Talk, cancellationToken);
}
