using System.Globalization;
using Spectre.Console;

namespace Reeve.Cli.Output;

/// <summary>Where results and talk go: results to standard output, everything else to standard error.</summary>
internal sealed class Terminal
{
    private const int WidthInPipes = 140; // Nothing says how wide the other end is; tables take no more than they need.

    private Terminal(IAnsiConsole results, IAnsiConsole talk, bool isQuiet)
    {
        Results = results;
        Talk = talk;
        IsQuiet = isQuiet;
    }

    /// <summary>Standard output, for people.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Standard error.</summary>
    public IAnsiConsole Talk { get; }

    /// <summary>Whether to say nothing but results and errors.</summary>
    public bool IsQuiet { get; }

    /// <summary>Whether somebody is there to answer a question.</summary>
    public static bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Looks at what standard output and error are.</summary>
    /// <param name="noColor">No colours, whatever they are.</param>
    /// <param name="isQuiet">Say nothing but results and errors.</param>
    public static Terminal Open(bool noColor, bool isQuiet) => new(
        Make(Console.Out, Console.IsOutputRedirected, noColor),
        Make(Console.Error, Console.IsErrorRedirected, noColor),
        isQuiet);

    /// <summary>Says something on standard error, unless quiet; one line, however long.</summary>
    public void Say(string text)
    {
        if (!IsQuiet)
        {
            Console.Error.WriteLine(Printable.Text(text));
        }
    }

    private static IAnsiConsole Make(TextWriter writer, bool isPipe, bool noColor)
    {
        var plain = noColor || isPipe || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPipe ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPipe ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(isPipe ? new TidyWriter(writer) : writer),
        });
        if (isPipe)
        {
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns >= 40
                ? columns
                : WidthInPipes;
        }

        return console;
    }
}
