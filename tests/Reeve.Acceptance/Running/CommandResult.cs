using System.Text.Json.Nodes;

namespace Reeve.Acceptance.Running;

/// <summary>What a command left behind.</summary>
/// <param name="Command">What was run, as one would type it.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">All of standard output.</param>
/// <param name="Error">All of standard error.</param>
internal sealed record CommandResult(string Command, int ExitCode, string Out, string Error)
{
    /// <summary>Standard output as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Out)!;

    /// <summary>Standard output, line by line.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The name that a run gave itself.</summary>
    public string Run => Json["run"]!.GetValue<string>();

    /// <summary>Standard error without the progress that a slow machine adds.</summary>
    public string[] ErrorLines => [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith("Reading ", StringComparison.Ordinal)
            && !line.StartsWith("Making changes", StringComparison.Ordinal)
            && !line.StartsWith("Looking for", StringComparison.Ordinal)
            && !line.StartsWith("Uploading: ", StringComparison.Ordinal))];

    /// <summary>Fails with all that was printed if the exit code is another.</summary>
    public CommandResult ShouldExit(int code)
    {
        ExitCode.ShouldBe(code, ToString());

        return this;
    }

    public override string ToString() => $"$ {Command}\n{Out}\n--- standard error\n{Error}\n--- exit {ExitCode}";
}
