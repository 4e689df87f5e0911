using System.CommandLine;
using Reeve.Cli.Output;

namespace Reeve.Cli;

/// <summary>The options that every command takes.</summary>
internal static class GlobalOptions
{
    /// <summary>The policy.</summary>
    public static Option<string> Policy { get; } = new("--policy")
    {
        Description = "The policy file.", HelpName = "FILE", DefaultValueFactory = _ => "reeve.yaml", Recursive = true,
    };

    /// <summary>The service account's key.</summary>
    public static Option<string?> Credentials { get; } = new("--credentials")
    {
        Description = "The service account's key file, or other credentials. [default: $GOOGLE_APPLICATION_CREDENTIALS, else gcloud's, else the machine's]", HelpName = "FILE", Recursive = true,
    };

    /// <summary>How results are written.</summary>
    public static Option<OutputFormat?> Format { get; } = new("--format")
    {
        Description = "How results are written: table on a terminal, json in a pipe.", HelpName = "table|json|ndjson|csv", Recursive = true,
        CustomParser = result => Enum.TryParse<OutputFormat>(result.Tokens.Single().Value, ignoreCase: true, out var format) && !int.TryParse(result.Tokens.Single().Value, out _)
            ? format
            : Fail(result, $"`{result.Tokens.Single().Value}` is not a format; use table, json, ndjson or csv."),
    };

    /// <summary>What outlives a command.</summary>
    public static Option<string?> State { get; } = new("--state")
    {
        Description = "The state folder: journal, known addresses, tokens. [default: the XDG state folder]", HelpName = "DIR", Recursive = true,
    };

    /// <summary>Say more.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show all rows and say more.", Recursive = true };

    /// <summary>Say less.</summary>
    public static Option<bool> Quiet { get; } = new("--quiet") { Description = "Say nothing but results and errors.", Recursive = true };

    /// <summary>No colours.</summary>
    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours.", Recursive = true };

    /// <summary>All of them.</summary>
    public static IEnumerable<Option> All => [Policy, Credentials, Format, State, Verbose, Quiet, NoColor];

    private static OutputFormat? Fail(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return null;
    }
}
