using System.CommandLine;

namespace Reeve.Server;

/// <summary>The options that every command of `reeve` takes; to the user both programs are one.</summary>
internal static class GlobalOptions
{
    /// <summary>What outlives a command.</summary>
    public static Option<string?> State { get; } = new("--state") { Description = "The state folder.", HelpName = "DIR", Recursive = true };

    /// <summary>Say more.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show all rows and say more.", Recursive = true };

    /// <summary>No colours.</summary>
    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours.", Recursive = true };

    /// <summary>All of them; those that mean nothing to a sandbox are taken and have no effect, so that scripts can give them everywhere.</summary>
    public static IEnumerable<Option> All =>
    [
        State, Verbose, NoColor, Without<bool>("--quiet"), Without<string?>("--policy"), Without<string?>("--credentials"), Without<string?>("--format"),
    ];

    private static Option<T> Without<T>(string name) => new(name) { Description = "No effect here.", Recursive = true, Hidden = true };
}
